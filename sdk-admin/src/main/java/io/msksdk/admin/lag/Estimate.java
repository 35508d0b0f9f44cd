package io.msksdk.admin.lag;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A length of time with what is certain about it and how it was found. Immutable. */
public final class Estimate {
  private final @Nullable Duration value;
  private final Duration atLeast;
  private final @Nullable Duration atMost;
  private final Confidence confidence;
  private final String method;

  private Estimate(
      @Nullable Duration value,
      Duration atLeast,
      @Nullable Duration atMost,
      Confidence confidence,
      String method) {
    this.value = value;
    this.atLeast = atLeast;
    this.atMost = atMost;
    this.confidence = requireNonNull(confidence, "confidence");
    this.method = requireNonNull(method, "method");
  }

  static Estimate exactly(Duration value, String method) {
    return new Estimate(value, value, value, Confidence.EXACT, method);
  }

  static Estimate between(
      Duration value, Duration atLeast, Duration atMost, Confidence confidence, String method) {
    return new Estimate(value, atLeast, atMost, confidence, method);
  }

  static Estimate openEnded(
      @Nullable Duration value, Duration atLeast, Confidence confidence, String method) {
    return new Estimate(value, atLeast, null, confidence, method);
  }

  static Estimate unknown(String why) {
    return new Estimate(null, Duration.ZERO, null, Confidence.NONE, why);
  }

  /**
   * Returns the likeliest length.
   *
   * @return empty when only bounds are known, or nothing
   */
  public Optional<Duration> value() {
    return Optional.ofNullable(value);
  }

  /**
   * Returns the lower bound.
   *
   * @return zero when nothing is known
   */
  public Duration atLeast() {
    return atLeast;
  }

  /**
   * Returns the upper bound.
   *
   * @return empty when there is none
   */
  public Optional<Duration> atMost() {
    return Optional.ofNullable(atMost);
  }

  /**
   * Returns how far it can be trusted.
   *
   * @return {@link Confidence#NONE} when there is no figure
   */
  public Confidence confidence() {
    return confidence;
  }

  /**
   * Returns how it was found, or why there is none.
   *
   * @return in words
   */
  public String method() {
    return method;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Estimate that
        && Objects.equals(value, that.value)
        && atLeast.equals(that.atLeast)
        && Objects.equals(atMost, that.atMost)
        && confidence == that.confidence
        && method.equals(that.method);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value, atLeast, atMost, confidence, method);
  }

  @Override
  public String toString() {
    if (confidence == Confidence.NONE) {
      return "unknown: " + method;
    }
    if (confidence == Confidence.EXACT) {
      return value + " (" + method + ")";
    }
    String likely = value == null ? "" : value + ", ";
    String upper = atMost == null ? "" : " and at most " + atMost;
    return likely + "at least " + atLeast + upper + " (" + confidence + ": " + method + ")";
  }
}
