package io.msksdk.core.runbook;

/** How far a step has come. */
public enum StepState {
  /** Not looked at yet. */
  WAITING,
  /** About to be begun: whether its call was made is known to the service only. */
  BEGINNING,
  /** Begun; the service works on it. */
  RUNNING,
  /** Ended well. */
  DONE,
  /** Needed nothing: what it wants was so already. */
  ALREADY_SO,
  /** Ended badly. */
  FAILED,
  /** Given up: the run it belongs to was ended on purpose before this step had. */
  ABANDONED;

  /**
   * Says whether the step needs nothing more.
   *
   * @return true for {@link #DONE} and {@link #ALREADY_SO}
   */
  public boolean finished() {
    return this == DONE || this == ALREADY_SO;
  }
}
