package io.msksdk.local.identity;

import java.util.Locale;

/** How brokers decide about the requests of IAM callers. */
public enum AuthorisationMode {
  /** By the actions that a request maps to; what the guide requires beside them is a warning. */
  DEFAULT,
  /** What the guide requires beside an action must be allowed too. */
  STRICT,
  /** Everything is allowed to who could log in. */
  OFF;

  /**
   * Reads a mode.
   *
   * @param text its name in lower case
   * @return the mode
   * @throws IllegalArgumentException when there is none of that name
   */
  public static AuthorisationMode parse(String text) {
    for (AuthorisationMode mode : values()) {
      if (mode.toString().equals(text)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("mode: " + text + " (expected: default, strict or off)");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
