package io.msksdk.core.runbook;

import static java.util.Objects.requireNonNull;

/**
 * What one look at a gate showed.
 *
 * @param passed whether it would let the run on
 * @param observed what was seen, for people
 */
public record GateLook(boolean passed, String observed) {

  /**
   * Refuses null.
   *
   * @param passed whether it would let the run on
   * @param observed what was seen, for people
   */
  public GateLook {
    requireNonNull(observed, "observed");
  }

  /**
   * Lets the run on.
   *
   * @param observed what was seen
   * @return a look that passes
   */
  public static GateLook passes(String observed) {
    return new GateLook(true, observed);
  }

  /**
   * Keeps the run where it is.
   *
   * @param observed what was seen, naming what is in the way
   * @return a look that does not pass
   */
  public static GateLook holds(String observed) {
    return new GateLook(false, observed);
  }
}
