package io.msksdk.admin.version;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Until when MSK supports versions of Apache Kafka. After that day MSK updates a cluster by itself
 * (Amazon MSK Developer Guide, "Amazon MSK version support policy"). Immutable.
 */
public final class EndOfSupport {
  private static final EndOfSupport PUBLISHED = new EndOfSupport(read());

  private final Map<String, LocalDate> days;

  private EndOfSupport(Map<String, LocalDate> days) {
    this.days = Map.copyOf(days);
  }

  /**
   * Returns the days as published.
   *
   * @return the table this version of the SDK carries
   */
  public static EndOfSupport published() {
    return PUBLISHED;
  }

  /**
   * Sets a day that was published since.
   *
   * @param version the version, such as {@code 3.5.1}
   * @param day its last day
   * @return a table with that day
   */
  public EndOfSupport with(String version, LocalDate day) {
    Map<String, LocalDate> more = new LinkedHashMap<>(days);
    more.put(KafkaRelease.plain(requireNonNull(version, "version")), requireNonNull(day, "day"));
    return new EndOfSupport(more);
  }

  /**
   * Looks a version up.
   *
   * @param version the version; a suffix {@code .kraft} says nothing about its support
   * @return its last day, empty where none is published
   */
  public Optional<LocalDate> day(String version) {
    return Optional.ofNullable(days.get(KafkaRelease.plain(version)));
  }

  /**
   * Says how urgent an update from a version is.
   *
   * @param version the version
   * @param today the day to count from
   * @return a warning with the days that are left, empty where no end is published
   */
  public Optional<Finding> finding(String version, LocalDate today) {
    return day(version)
        .map(
            day -> {
              long left = ChronoUnit.DAYS.between(today, day);
              String when = left < 0 ? "ended " + day : "ends " + day + ", in " + left + " days";
              return Finding.warning(
                      "version.end-of-support",
                      "kafkaVersion",
                      version + ", support " + when,
                      "a version whose end of support is not published")
                  .advising("MSK updates it by itself once support has ended: plan the update.");
            });
  }

  private static Map<String, LocalDate> read() {
    Map<String, LocalDate> days = new LinkedHashMap<>();
    KafkaRelease.published()
        .forEach(release -> release.lastDay().ifPresent(day -> days.put(release.version(), day)));
    return days;
  }
}
