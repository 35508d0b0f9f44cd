package io.msksdk.admin.configuration;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How long records are kept, of all the properties that say so: a topic's own before the cluster's,
 * and of the cluster's {@code log.retention.ms} before minutes and hours (Amazon MSK Developer
 * Guide, "Adjust data retention parameters"). Records go when either the time or the size is
 * reached, a segment at a time. Immutable.
 */
public final class Retention {
  private static final String CLUSTER = "log.retention.";

  private final @Nullable Duration time;
  private final String timeBy;
  private final long bytes;
  private final String bytesBy;

  private Retention(@Nullable Duration time, String timeBy, long bytes, String bytesBy) {
    this.time = time;
    this.timeBy = timeBy;
    this.bytes = bytes;
    this.bytesBy = bytesBy;
  }

  /**
   * Looks at a topic that has no settings of its own.
   *
   * @param cluster what the brokers run with
   * @return its retention
   */
  public static Retention of(EffectiveProperties cluster) {
    return of(cluster, Map.of());
  }

  /**
   * Looks at a topic.
   *
   * @param cluster what the brokers run with
   * @param topic the topic's own settings
   * @return its retention
   */
  public static Retention of(EffectiveProperties cluster, Map<String, String> topic) {
    String own = topic.get("retention.ms");
    String unit = own != null ? "ms" : unit(cluster);
    String timeBy = own != null ? "retention.ms" : CLUSTER + unit;
    long number = Long.parseLong(own != null ? own.trim() : text(cluster, timeBy));
    String ownBytes = topic.get("retention.bytes");
    String bytesBy = ownBytes != null ? "retention.bytes" : CLUSTER + "bytes";
    return new Retention(
        number < 0 ? null : time(unit, number),
        timeBy,
        Long.parseLong(ownBytes != null ? ownBytes.trim() : text(cluster, bytesBy)),
        bytesBy);
  }

  /** A property that is not set has the name of the one that is asked next. */
  private static String unit(EffectiveProperties cluster) {
    for (String unit : new String[] {"ms", "minutes"}) {
      if (text(cluster, CLUSTER + unit).matches("-?\\d+")) {
        return unit;
      }
    }
    return "hours";
  }

  private static String text(EffectiveProperties cluster, String name) {
    return cluster.setting(name).orElseThrow().value().trim();
  }

  private static Duration time(String unit, long number) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "minutes" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  /**
   * Returns how long records are kept.
   *
   * @return the time, empty for ever
   */
  public Optional<Duration> time() {
    return Optional.ofNullable(time);
  }

  /**
   * Returns how much of a partition is kept.
   *
   * @return the size, empty without a bound
   */
  public OptionalLong bytes() {
    return bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  /** Returns such as {@code PT168H by log.retention.hours, any size by log.retention.bytes}. */
  @Override
  public String toString() {
    return (time == null ? "for ever" : time.toString())
        + " by "
        + timeBy
        + ", "
        + (bytes < 0 ? "any size" : bytes + " bytes a partition")
        + " by "
        + bytesBy;
  }
}
