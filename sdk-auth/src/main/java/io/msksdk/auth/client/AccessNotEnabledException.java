package io.msksdk.auth.client;

import io.msksdk.core.MskException;
import java.util.List;
import java.util.SortedSet;

/**
 * Thrown when a cluster has no servers for the access asked for. The message names the setting that
 * opens it and what is open instead; nothing else is taken in its place.
 */
public final class AccessNotEnabledException extends MskException {
  private static final long serialVersionUID = 1L;

  /** The access the cluster does not have. */
  private final Access wanted;

  /** The accesses it has, in a list that can be written out with the exception. */
  private final List<Access> available;

  private AccessNotEnabledException(
      Access wanted, List<Access> available, String message, String remedy) {
    super("access.not-enabled", message, remedy, null);
    this.wanted = wanted;
    this.available = available;
  }

  static AccessNotEnabledException of(Access wanted, SortedSet<Access> available) {
    boolean modeIsOn = available.stream().anyMatch(open -> open.mode() == wanted.mode());
    String message = wanted.field() + ": (not set) (expected: servers for " + wanted + ").";
    String instead =
        available.isEmpty()
            ? "The cluster answers no servers at all, as one that is not ACTIVE yet."
            : "Open on this cluster: " + names(available) + ".";
    return new AccessNotEnabledException(
        wanted,
        List.copyOf(available),
        message,
        AccessSetting.toOpen(wanted, modeIsOn) + " " + instead);
  }

  /**
   * Returns what was asked for.
   *
   * @return the access the cluster does not have
   */
  public Access wanted() {
    return wanted;
  }

  /**
   * Returns what the cluster has.
   *
   * @return the accesses with servers, sorted, possibly none; unmodifiable
   */
  public List<Access> available() {
    return available;
  }

  private static String names(SortedSet<Access> available) {
    return String.join(", ", available.stream().map(Access::toString).toList());
  }
}
