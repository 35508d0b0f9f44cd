package io.msksdk.core.operation;

/** How a wait can end. */
public enum WaitEnd {
  /** The operation succeeded. */
  SUCCEEDED,
  /** The operation failed, or looking at it did. */
  FAILED,
  /** Its time was up; the operation goes on. */
  TIMED_OUT,
  /** It was given up; the operation goes on. */
  GIVEN_UP
}
