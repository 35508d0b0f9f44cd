package io.msksdk.examples.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The modules as they lie beside this one, compiled. */
final class Modules {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** What users import; the engine is a program and the examples are never published. */
  static final List<String> PUBLISHED =
      List.of(
          "sdk-core",
          "sdk-auth",
          "sdk-mtls",
          "sdk-admin",
          "sdk-replication",
          "sdk-micrometer",
          "sdk-changefeed",
          "sdk-testkit");

  private static final List<String> ALL =
      List.of(
          "sdk-core",
          "sdk-auth",
          "sdk-mtls",
          "sdk-admin",
          "sdk-replication",
          "sdk-micrometer",
          "sdk-changefeed",
          "sdk-testkit",
          "sdk-local");

  private Modules() {}

  /** All classes of the modules, read once for all tests. */
  static JavaClasses everything() {
    return Imported.CLASSES;
  }

  private static final class Imported {
    static final JavaClasses CLASSES =
        new ClassFileImporter().importPaths(ALL.stream().map(Modules::classes).toList());
  }

  static Path classes(String module) {
    Path classes = ROOT.resolve(module).resolve("target").resolve("classes");
    if (!Files.isDirectory(classes)) {
      throw new IllegalStateException(
          classes + ": not there (expected: compiled classes). Build from the project's root.");
    }
    return classes;
  }

  /** Names of a module's classes, as {@code Class.forName} takes them. */
  static List<String> classNames(String module) {
    Path classes = classes(module);
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()))
          .map(file -> file.replace('/', '.').replace('\\', '.'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
