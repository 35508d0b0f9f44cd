package io.msksdk.core.runbook;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * What must be seen before a run goes on: which measure, which threshold and for how long.
 * Immutable.
 *
 * <pre>{@code
 * Gate fenced = Gate.of("fenced", "end offsets that stand still", offsets::compare)
 *     .holdingFor(Duration.ofSeconds(5))
 *     .within(Duration.ofMinutes(2));
 * }</pre>
 */
public final class Gate {
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

  private final String name;
  private final String expected;
  private final Supplier<GateLook> look;
  private final Duration steady;
  private final Duration deadline;
  private final Duration pause;

  private Gate(
      String name,
      String expected,
      Supplier<GateLook> look,
      Duration steady,
      Duration deadline,
      Duration pause) {
    this.name = name;
    this.expected = expected;
    this.look = look;
    this.steady = steady;
    this.deadline = deadline;
    this.pause = pause;
  }

  /**
   * Makes a gate that is looked at once.
   *
   * @param name its name, unique in its step
   * @param expected what passes it, for people
   * @param look one look; a retryable failure of it counts as a look that does not pass
   * @return a gate that a single look decides
   */
  public static Gate of(String name, String expected, Supplier<GateLook> look) {
    return new Gate(
        requireNonNull(name, "name"),
        requireNonNull(expected, "expected"),
        requireNonNull(look, "look"),
        Duration.ZERO,
        Duration.ZERO,
        USUAL_PAUSE);
  }

  /**
   * Passes only when every look of a time passed.
   *
   * @param duration how long, zero for one look
   * @return a gate that begins to count again after every look that does not pass
   */
  public Gate holdingFor(Duration duration) {
    return new Gate(name, expected, look, notNegative("duration", duration), deadline, pause);
  }

  /**
   * Waits for the gate to pass.
   *
   * @param longest how long the run is kept before it ends for now, counted from the first look
   * @return a gate with that deadline
   */
  public Gate within(Duration longest) {
    return new Gate(name, expected, look, steady, notNegative("longest", longest), pause);
  }

  /**
   * Looks at another pace than every second.
   *
   * @param between the pause between two looks, more than zero
   * @return a gate with that pace
   */
  public Gate lookingEvery(Duration between) {
    if (notNegative("between", between).isZero()) {
      throw new IllegalArgumentException("between: PT0S (expected: more than zero).");
    }
    return new Gate(name, expected, look, steady, deadline, between);
  }

  private static Duration notNegative(String property, Duration value) {
    if (requireNonNull(value, property).isNegative()) {
      throw new IllegalArgumentException(property + ": " + value + " (expected: zero or more).");
    }
    return value;
  }

  /**
   * Returns the name.
   *
   * @return unique in its step
   */
  public String name() {
    return name;
  }

  /**
   * Returns what passes the gate.
   *
   * @return for people, with the time it must hold
   */
  public String expected() {
    return steady.isZero() ? expected : expected + ", for " + inWords(steady);
  }

  /**
   * Returns how long every look must pass.
   *
   * @return zero when one look decides
   */
  public Duration steady() {
    return steady;
  }

  /**
   * Returns how long the run is kept at most.
   *
   * @return zero when it is looked at once
   */
  public Duration deadline() {
    return deadline;
  }

  Duration pause() {
    return pause;
  }

  /**
   * Looks once.
   *
   * @return what was seen
   */
  public GateLook look() {
    return look.get();
  }

  private static String inWords(Duration duration) {
    return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
  }

  @Override
  public String toString() {
    return name + ": " + expected();
  }
}
