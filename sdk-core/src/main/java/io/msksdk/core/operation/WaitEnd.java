package io.msksdk.core.operation;

/** How a wait ended. */
public enum WaitEnd {
  /** The operation ended well. */
  SUCCEEDED,
  /** The service said that the operation failed. */
  FAILED,
  /** The deadline came first; the operation goes on. */
  TIMED_OUT,
  /** Interrupted, cancelled or closed; the operation goes on. */
  GIVEN_UP,
  /** Looking failed in a way that does not pass, such as access that was refused. */
  BROKEN
}
