package io.msksdk.replication.failover;

/**
 * What one look at a gate showed, in a dry run.
 *
 * @param gate the gate, {@code step/gate}
 * @param passed whether it would let the run on
 * @param observed what was seen
 * @param expected what it wants
 */
public record GateCheck(String gate, boolean passed, String observed, String expected) {

  @Override
  public String toString() {
    return (passed ? "passes " : "HOLDS  ") + gate + ": " + observed + " (wants " + expected + ")";
  }
}
