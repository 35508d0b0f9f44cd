package io.msksdk.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLoaderTest {
  private static final String NAME = Sample.class.getName();
  private static final String FILE = NAME.replace('.', '/') + ".class";

  @TempDir Path directory;

  /** What the jars of these tests have. */
  static final class Sample {}

  @Test
  void loadClass_ofTheJar_isAnotherThanTheApplications() throws Exception {
    ClassLoader loader = EngineLoader.of(jar(Map.of(FILE, sample())));

    Class<?> loaded = loader.loadClass(NAME);

    assertThat(loaded).isNotEqualTo(Sample.class);
    assertThat(loaded.getClassLoader()).isSameAs(loader);
    assertThat(loaded.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith("engine.jar");
  }

  @Test
  void loadClass_ofAJarForSeveralVersions_isTheOneForThisJvm() throws Exception {
    byte[] unreadable = {1, 2, 3};
    ClassLoader loader =
        EngineLoader.of(jar(Map.of(FILE, unreadable, "META-INF/versions/9/" + FILE, sample())));

    assertThat(loader.loadClass(NAME).getName()).isEqualTo(NAME);
  }

  @Test
  void getResource_ofTheJar_isFound() throws Exception {
    ClassLoader loader = EngineLoader.of(jar(Map.of("hello.txt", "hello".getBytes(UTF_8))));

    try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream("hello.txt"))) {
      assertThat(in.readAllBytes()).isEqualTo("hello".getBytes(UTF_8));
    }
  }

  @Test
  void loadClass_onlyTheApplicationHas_isNotFound() throws Exception {
    ClassLoader loader = EngineLoader.of(jar(Map.of()));

    assertThatThrownBy(() -> loader.loadClass(NAME))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessage(NAME);
  }

  @Test
  void of_noJar_namesIt() {
    assertThatThrownBy(() -> EngineLoader.of(directory.resolve("none.jar")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none.jar");
  }

  private static byte[] sample() throws IOException {
    try (InputStream in = EngineLoaderTest.class.getResourceAsStream("/" + FILE)) {
      return Objects.requireNonNull(in, FILE).readAllBytes();
    }
  }

  private Path jar(Map<String, byte[]> entries) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
    Path jar = directory.resolve("engine.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return jar;
  }
}
