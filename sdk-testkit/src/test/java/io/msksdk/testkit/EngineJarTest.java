package io.msksdk.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineJarTest {
  private static final String CHECKSUM = "0123456789abcdef0123456789abcdef";
  private static final EngineJar.Source JAR =
      resource ->
          new ByteArrayInputStream(
              (resource.endsWith(".sha256") ? CHECKSUM + "\n" : "the engine").getBytes(US_ASCII));

  @TempDir Path temporary;

  @Test
  void file_firstUse_hasTheContentUnderItsChecksum() throws IOException {
    Path file = new EngineJar(List.of(temporary.resolve("cache")), JAR).file();

    assertThat(file).hasFileName("msk-local-0123456789abcdef01234567.jar").hasContent("the engine");
    assertThat(names(file.getParent())).containsExactly(file.getFileName().toString());
  }

  @Test
  void file_directory_isTheOwnersAlone() throws IOException {
    Path directory = temporary.resolve("cache");
    Files.createDirectory(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

    Path file = new EngineJar(List.of(directory), JAR).file();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void file_secondUse_writesNothing() throws IOException {
    EngineJar jar = new EngineJar(List.of(temporary), JAR);
    Object written = Files.getAttribute(jar.file(), "unix:ino");

    Path again = jar.file();

    assertThat(Files.getAttribute(again, "unix:ino")).isEqualTo(written);
  }

  @Test
  void file_usedByManyAtOnce_isOneWholeFile() throws Exception {
    EngineJar jar = new EngineJar(List.of(temporary), JAR);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      Callable<String> read = () -> Files.readString(jar.file());
      List<Callable<String>> readers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        readers.add(read);
      }

      Set<String> contents = new HashSet<>();
      for (Future<String> reader : pool.invokeAll(readers)) {
        contents.add(reader.get());
      }

      assertThat(contents).containsExactly("the engine");
      assertThat(names(temporary)).hasSize(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void file_directoryThatCannotBeMade_usesTheNext() throws IOException {
    Path blocked = Files.writeString(temporary.resolve("file"), "").resolve("cache");

    Path file = new EngineJar(List.of(blocked, temporary.resolve("other")), JAR).file();

    assertThat(file).hasParent(temporary.resolve("other"));
  }

  @Test
  void file_noDirectory_namesThemAndTheRemedy() throws IOException {
    Path blocked = Files.writeString(temporary.resolve("file"), "").resolve("cache");

    assertThatThrownBy(() -> new EngineJar(List.of(blocked), JAR).file())
        .isInstanceOf(LocalMskException.class)
        .hasMessageContaining(blocked.toString())
        .hasMessageContaining("java.io.tmpdir");
  }

  @Test
  void file_oldLeftovers_areRemovedAndNothingElse() throws IOException {
    leftover("msk-local-old.jar", Instant.parse("2020-01-01T00:00:00Z"));
    leftover("msk-local-1.part", Instant.parse("2020-01-01T00:00:00Z"));
    leftover("notes.txt", Instant.parse("2020-01-01T00:00:00Z"));
    Files.writeString(temporary.resolve("msk-local-fresh.jar"), "");

    Path file = new EngineJar(List.of(temporary), JAR).file();

    assertThat(names(temporary))
        .containsExactlyInAnyOrder(
            "msk-local-fresh.jar", "notes.txt", file.getFileName().toString());
  }

  @Test
  void file_testkitWithoutEngine_saysHowToBuildIt() {
    EngineJar jar = new EngineJar(List.of(temporary), resource -> null);

    assertThatThrownBy(jar::file)
        .isInstanceOf(LocalMskException.class)
        .hasMessageContaining("engine: no resource")
        .hasMessageContaining("./mvnw package");
  }

  private void leftover(String name, Instant lastUsed) throws IOException {
    Path file = Files.writeString(temporary.resolve(name), "");
    Files.setLastModifiedTime(file, FileTime.from(lastUsed));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
