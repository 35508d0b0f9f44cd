package io.msksdk.benchmarks;

/**
 * A process of its own that starts a local MSK and two clusters, and then the first replicator or
 * the first MirrorMaker of its life; it prints the nanoseconds the latter took.
 */
final class FirstReplicator {
  static final String OURS = "ours";
  static final String PEER = "peer";

  private FirstReplicator() {}

  /**
   * Starts once, and ends the JVM: the peer leaves threads behind that would keep it.
   *
   * @param args which of the two
   * @throws Exception when it does not start
   */
  public static void main(String[] args) throws Exception {
    System.out.println(ReplicatorRace.firstNanos(args[0].equals(OURS)));
    System.exit(0);
  }
}
