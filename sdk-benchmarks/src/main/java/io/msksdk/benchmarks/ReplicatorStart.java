package io.msksdk.benchmarks;

import io.msksdk.core.time.Time;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalReplicator;
import java.util.ArrayList;
import java.util.List;

/**
 * A replicator of a running local MSK, from the create call until it is RUNNING, while another one
 * keeps the shared worker up.
 */
final class ReplicatorStart implements Comparison.Measurement {
  private static final int ROUNDS = 7;

  @Override
  public Comparison.Figures take() {
    List<Double> times = new ArrayList<>();
    try (LocalMsk local = LocalMsk.start();
        LocalCluster source = local.cluster("source").create();
        LocalCluster target = local.cluster("target").create();
        LocalReplicator first = local.replicator("first", source, target).create()) {
      for (int round = 0; round < ROUNDS; round++) {
        long start = Time.system().nanos();
        try (LocalReplicator next =
            local.replicator("next-" + round, source, target).topics("t").create()) {
          times.add((Time.system().nanos() - start) / 1e6);
          check(next);
        }
      }
      check(first);
    }
    return Comparison.Figures.ofOurs(Rounds.median(times));
  }

  private static void check(LocalReplicator replicator) {
    if (!replicator.state().equals("RUNNING")) {
      throw new IllegalStateException(replicator + " is " + replicator.state());
    }
  }
}
