package io.msksdk.replication.migration;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps secrets in a file of their own, which Kafka's file provider reads. */
final class MirrorMakerFiles {
  private static final Pattern SECRET =
      Pattern.compile(".*\\.(?:[a-z.]*(?:password|passphrase|secret)|ssl\\.keystore\\.key)");
  private static final Pattern SECRET_OPTION =
      Pattern.compile("password|passphrase|secret", Pattern.CASE_INSENSITIVE);
  private static final Set<PosixFilePermission> OWNER =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private MirrorMakerFiles() {}

  static Path write(Path directory, Map<String, String> properties) throws IOException {
    Path main = directory.resolve("mirror-maker.properties");
    Path secrets = directory.resolve("mirror-maker.secrets.properties");
    Map<String, String> shown = new TreeMap<>(properties);
    Map<String, String> hidden = new TreeMap<>();
    properties.forEach(
        (name, value) -> {
          if (secret(name, value)) {
            hidden.put(name, value);
            shown.put(name, "${file:" + secrets + ":" + name + "}");
          }
        });
    if (!hidden.isEmpty()) {
      shown.put("config.providers", "file");
      shown.put(
          "config.providers.file.class",
          "org.apache.kafka.common.config.provider.FileConfigProvider");
      writeSecret(secrets, text(hidden));
    }
    Files.writeString(main, text(shown), StandardCharsets.UTF_8);
    return main;
  }

  /** IAM's login module names no secret, so its text may be seen. */
  private static boolean secret(String name, String value) {
    return SECRET.matcher(name).matches()
        || (name.endsWith("sasl.jaas.config") && SECRET_OPTION.matcher(value).find());
  }

  /** The file has its rights before it has its content. */
  private static void writeSecret(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] rights =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
            : new FileAttribute<?>[0];
    Files.createFile(file, rights);
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** Properties escape as java.util.Properties does; its date would differ on every run. */
  private static String text(Map<String, String> properties) throws IOException {
    Properties all = new Properties();
    all.putAll(properties);
    StringWriter text = new StringWriter();
    all.store(text, null);
    return text.toString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .sorted()
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
