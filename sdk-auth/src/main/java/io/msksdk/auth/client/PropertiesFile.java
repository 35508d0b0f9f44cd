package io.msksdk.auth.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A {@code .properties} file of client properties. Each method writes it whole, sorted and without
 * a date, so that equal properties make equal files; only its owner may read it where the file
 * system knows owners. Immutable and thread-safe.
 */
public final class PropertiesFile {
  private final Path path;
  private final TextProperties text;

  PropertiesFile(Path path, TextProperties text) {
    this.path = path;
    this.text = text;
  }

  /**
   * Writes the properties of a producer.
   *
   * @return the file
   * @throws UncheckedIOException if it cannot be written
   */
  @CanIgnoreReturnValue
  public Path producer() {
    return write(text.producer());
  }

  /**
   * Writes the properties of a consumer.
   *
   * @param groupId the consumer group it joins
   * @return the file
   * @throws io.msksdk.core.check.InvalidSpecException if the group is blank
   * @throws UncheckedIOException if it cannot be written
   */
  @CanIgnoreReturnValue
  public Path consumer(String groupId) {
    return write(text.consumer(groupId));
  }

  /**
   * Writes the properties of an admin, as {@code --command-config} takes them.
   *
   * @return the file
   * @throws UncheckedIOException if it cannot be written
   */
  @CanIgnoreReturnValue
  public Path admin() {
    return write(text.admin());
  }

  /**
   * Writes the properties of a Kafka Streams application.
   *
   * @param applicationId its application id
   * @return the file
   * @throws io.msksdk.core.check.InvalidSpecException if the id is blank
   * @throws UncheckedIOException if it cannot be written
   */
  @CanIgnoreReturnValue
  public Path streams(String applicationId) {
    return write(text.streams(applicationId));
  }

  /**
   * Writes the properties of a Connect worker. Converters and the names of its topics are left to
   * be added.
   *
   * @param groupId the group of the workers
   * @return the file
   * @throws io.msksdk.core.check.InvalidSpecException if the group is blank
   * @throws UncheckedIOException if it cannot be written
   */
  @CanIgnoreReturnValue
  public Path connectWorker(String groupId) {
    return write(text.connectWorker(groupId));
  }

  private Path write(Map<String, String> settings) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      // beside it and moved over it: whoever reads meanwhile finds a whole file, the old or the new
      Path whole = Files.createTempFile(folder, path.getFileName() + "-", ".new", forOwner());
      try {
        Files.writeString(whole, lines(settings), ISO_8859_1);
        Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileAttribute<?>[] forOwner() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static String lines(Map<String, String> settings) throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    // to a stream and not to a writer: what Latin 1 does not have is escaped
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    properties.store(text, null);
    return text.toString(ISO_8859_1)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .sorted()
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Returns the file and whose properties go there. */
  @Override
  public String toString() {
    return "PropertiesFile[" + path + ", " + text + "]";
  }
}
