package io.msksdk.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads an engine's classes, apart from the application's. A cold start loads 4,000 of them: here
 * each is one read of one open jar, where a {@code URLClassLoader} makes a URL, a manifest and a
 * permission check of each. Everything else is what that loader does. It imports nothing but the
 * JDK, since a child process has nothing else.
 */
final class EngineLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private final ProtectionDomain domain;

  private EngineLoader(JarFile jar, URL url) {
    super("msk-local", new URL[] {url}, ClassLoader.getPlatformClassLoader());
    this.jar = jar;
    this.domain = new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null);
  }

  /** Never closed: all engines of a JVM share it. */
  static ClassLoader of(Path engine) {
    try {
      JarFile jar =
          new JarFile(engine.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
      return new EngineLoader(jar, engine.toUri().toURL());
    } catch (IOException e) {
      throw new UncheckedIOException("engine: " + engine + " cannot be read", e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ZipEntry entry = jar.getEntry(name.replace('.', '/').concat(".class"));
    if (entry == null) {
      throw new ClassNotFoundException(name);
    }
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(entry.getSize()));
      return defineClass(name, bytes, 0, bytes.length, domain);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
