package io.msksdk.local.fault;

import io.msksdk.local.http.HttpReply;

/** A call that faults may change. */
public interface FaultedCall {

  /**
   * Lets the call take effect.
   *
   * @param twist what faults have decided about it
   * @return its answer
   */
  HttpReply proceed(Twist twist);

  /**
   * Tells repetitions of the same read from other calls.
   *
   * @return the same text for the same question of the same caller, empty for a call that writes
   */
  default String question() {
    return "";
  }

  /**
   * Returns what the call is about.
   *
   * @return the ARN of a resource, or {@code *}
   */
  default String resource() {
    return "*";
  }

  /**
   * Says whether the call names the version it is meant for.
   *
   * @return true for updates and deletions that carry one
   */
  default boolean versioned() {
    return false;
  }
}
