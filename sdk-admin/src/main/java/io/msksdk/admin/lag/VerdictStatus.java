package io.msksdk.admin.lag;

/** How a reader is doing, from best to worst. */
public enum VerdictStatus {
  /** It keeps up. */
  OK,
  /** It cannot be told; the reason says why. */
  UNKNOWN,
  /** It reads, and falls behind. */
  WARN,
  /** Nobody reads any more, and records wait. */
  STOP,
  /** Somebody owns the partition and does not get any further. */
  STALL,
  /** It went back and has not come to where it was. */
  REWIND;

  /**
   * Says whether somebody should look.
   *
   * @return true for {@link #STOP}, {@link #STALL} and {@link #REWIND}
   */
  public boolean failing() {
    return compareTo(STOP) >= 0;
  }
}
