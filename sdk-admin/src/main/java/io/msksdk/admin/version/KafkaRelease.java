package io.msksdk.admin.version;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is published about a version of Apache Kafka on MSK. MSK keeps adding versions: of one that
 * is missing nothing is known here, and {@link KafkaVersions} asks the service. Immutable.
 *
 * <pre>{@code
 * ClusterSpec.provisioned("orders", KafkaRelease.recommended().version());
 * }</pre>
 */
public final class KafkaRelease {
  private static final String NONE = "-";
  private static final String KRAFT = ".kraft";
  private static final String OPEN = "open";
  private static final String CLOSED = "closed";
  private static final List<KafkaRelease> PUBLISHED = read();

  /** How a version is supported on a day. */
  public enum Support {
    /** No end is published. */
    SUPPORTED,
    /** The end is published and has not come. */
    ENDING,
    /** The end has passed: MSK updates clusters by itself. */
    ENDED
  }

  private final String version;
  private final @Nullable LocalDate released;
  private final @Nullable LocalDate lastDay;
  private final boolean recommended;
  private final String creation;
  private final String note;
  private final String source;

  private KafkaRelease(String[] cells) {
    version = cells[0];
    released = day(cells[1]);
    lastDay = day(cells[2]);
    recommended = !cells[3].equals(NONE);
    creation = cells[4];
    note = cells[5].equals(NONE) ? "" : cells[5];
    source = cells[6];
  }

  private static @Nullable LocalDate day(String cell) {
    return cell.equals(NONE) ? null : LocalDate.parse(cell);
  }

  /**
   * Returns everything known.
   *
   * @return the versions, oldest first, unmodifiable
   */
  public static List<KafkaRelease> published() {
    return PUBLISHED;
  }

  /**
   * Looks a version up.
   *
   * @param version such as {@code 3.6.0}; a suffix {@code .kraft} says nothing about the release
   * @return what is known about it, empty when nothing is
   */
  public static Optional<KafkaRelease> of(String version) {
    String release = plain(version);
    return PUBLISHED.stream().filter(known -> known.version.equals(release)).findFirst();
  }

  /** A version without what it says about its metadata. */
  static String plain(String version) {
    return version.endsWith(KRAFT)
        ? version.substring(0, version.length() - KRAFT.length())
        : version;
  }

  /**
   * Returns the version the guide recommends for new clusters.
   *
   * @return the version
   */
  public static KafkaRelease recommended() {
    return PUBLISHED.stream().filter(known -> known.recommended).findFirst().orElseThrow();
  }

  /**
   * Returns the version.
   *
   * @return such as {@code 3.6.0}
   */
  public String version() {
    return version;
  }

  /**
   * Returns when MSK released it.
   *
   * @return the day, empty where none is printed
   */
  public Optional<LocalDate> released() {
    return Optional.ofNullable(released);
  }

  /**
   * Returns the last day of its support.
   *
   * @return the day, empty where none is published
   */
  public Optional<LocalDate> lastDay() {
    return Optional.ofNullable(lastDay);
  }

  /**
   * Says how it is supported.
   *
   * @param today the day to look from
   * @return the support on that day
   */
  public Support support(LocalDate today) {
    if (lastDay == null) {
      return Support.SUPPORTED;
    }
    return today.isAfter(lastDay) ? Support.ENDED : Support.ENDING;
  }

  /**
   * Says whether new clusters can have it.
   *
   * @return false when MSK takes it for existing clusters only
   */
  public boolean forNewClusters() {
    return creation.equals(OPEN);
  }

  /**
   * Returns what new clusters get instead.
   *
   * @return a version, empty where none is named
   */
  public Optional<String> successor() {
    return forNewClusters() || creation.equals(CLOSED) ? Optional.empty() : Optional.of(creation);
  }

  /**
   * Returns what to know about it, such as a defect.
   *
   * @return a phrase, empty for nothing
   */
  public String note() {
    return note;
  }

  /**
   * Returns where it is printed.
   *
   * @return title and section
   */
  public String source() {
    return source;
  }

  private static List<KafkaRelease> read() {
    try (InputStream in = KafkaRelease.class.getResourceAsStream("kafka-releases.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> new KafkaRelease(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return version;
  }
}
