package io.msksdk.core.check;

/** How bad a finding is. */
public enum Severity {
  /** The value cannot be used; nothing is sent to the service. */
  ERROR,
  /** The value works, yet is likely not what was meant. */
  WARNING
}
