package io.msksdk.admin.lag;

/** How far a figure can be trusted. */
public enum Confidence {
  /** There is no figure. */
  NONE,
  /** An order of magnitude: few samples, or rates that vary widely. */
  LOW,
  /** Right within its bounds. */
  MEDIUM,
  /** Right within its bounds, and these are close. */
  HIGH,
  /** Read, not estimated. */
  EXACT
}
