package io.msksdk.admin.lag.source;

import static java.util.Objects.requireNonNull;

/**
 * What could not be read, and why. It costs its group, topic or partition this one round.
 *
 * @param place what it is about, such as {@code group billing} or {@code orders-3}
 * @param code a stable name of the case, such as {@code access-denied}
 * @param message what was answered
 * @param remedy what to do, empty when the next round will show
 * @param passing true when the next round may well succeed
 */
public record LagFault(String place, String code, String message, String remedy, boolean passing) {
  /**
   * Checks that nothing is missing.
   *
   * @param place what it is about, such as {@code group billing} or {@code orders-3}
   * @param code a stable name of the case, such as {@code access-denied}
   * @param message what was answered
   * @param remedy what to do, empty when the next round will show
   * @param passing true when the next round may well succeed
   */
  public LagFault {
    requireNonNull(place, "place");
    requireNonNull(code, "code");
    requireNonNull(message, "message");
    requireNonNull(remedy, "remedy");
  }

  @Override
  public String toString() {
    String line = place + ": " + code + " (" + message + ")";
    return remedy.isEmpty() ? line : line + ". " + remedy;
  }
}
