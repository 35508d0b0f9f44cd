package io.msksdk.replication.doctor;

/** What a check came to. */
public enum Verdict {
  /** This is not it. */
  CLEAR,
  /** This explains the symptom. */
  CAUSE,
  /** It could not be told: what the check needs was not read. */
  UNKNOWN
}
