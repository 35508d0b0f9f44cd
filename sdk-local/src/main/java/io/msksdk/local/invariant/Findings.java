package io.msksdk.local.invariant;

import java.util.List;

/**
 * What a check of an event log found.
 *
 * @param violations what must not have happened
 * @param unsettled what is not at its end yet
 * @param last the newest event that was looked at
 */
public record Findings(List<Violation> violations, List<Unsettled> unsettled, long last) {

  /**
   * Copies the lists.
   *
   * @param violations what must not have happened
   * @param unsettled what is not at its end yet
   * @param last the newest event that was looked at
   */
  public Findings {
    violations = List.copyOf(violations);
    unsettled = List.copyOf(unsettled);
  }
}
