package io.msksdk.testkit;

import java.util.Locale;

/** How brokers of a local MSK decide about the requests of IAM callers. */
public enum Authorisation {
  /**
   * By exactly the actions that a request maps to. Where the documentation requires another action
   * beside, and the caller does not have it, there is a {@link PolicyWarning}.
   */
  DEFAULT,
  /** What the documentation requires beside an action must be allowed too. */
  STRICT,
  /** Who can log in may do everything. */
  OFF;

  /** The engine's word for it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
