package io.msksdk.local.fault;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A fault with the choice of calls it meets. Guarded by itself. */
final class ArmedFault {
  private final Fault fault;
  private final @Nullable String operation;
  private final double rate;
  private final Random random;
  private long left;

  ArmedFault(Fault fault, @Nullable String operation, double rate, long seed, long times) {
    this.fault = fault;
    this.operation = operation;
    this.rate = rate;
    this.random = new Random(seed);
    this.left = times;
  }

  Fault fault() {
    return fault;
  }

  /** Says whether this call is met, and counts it if so. */
  synchronized boolean meets(String called, FaultedCall call) {
    boolean meant = (operation == null || operation.equals(called)) && fault.concerns(call);
    if (left == 0 || !meant) {
      return false;
    }
    if (rate < 1 && random.nextDouble() >= rate) {
      return false;
    }
    left--;
    return true;
  }
}
