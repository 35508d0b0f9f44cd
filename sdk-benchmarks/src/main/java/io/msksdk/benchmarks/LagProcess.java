package io.msksdk.benchmarks;

import io.msksdk.admin.lag.LagMonitor;
import io.msksdk.admin.lag.LagQuery;
import io.msksdk.core.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Prints how long a look at a tenth of the groups and at all of them takes, in milliseconds. */
final class LagProcess {
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 5;

  private LagProcess() {}

  public static void main(String[] servers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers[0]))) {
      double few = pass(LagMonitor.over(admin).groups("few-*"), LagPass.GROUPS);
      double all = pass(LagMonitor.over(admin), LagMillion.GROUPS);
      System.out.println(few);
      System.out.println(all);
    }
  }

  private static double pass(LagQuery query, int groups) {
    List<Double> times = new ArrayList<>();
    try (LagMonitor monitor = query.open()) {
      for (int round = -WARM_UPS; round < ROUNDS; round++) {
        long start = Time.system().nanos();
        int seen = monitor.snapshot().groups().size();
        if (seen != groups) {
          throw new IllegalStateException("groups: " + seen + " (expected: " + groups + ").");
        }
        if (round >= 0) {
          times.add((Time.system().nanos() - start) / 1e6);
        }
      }
    }
    return Rounds.median(times);
  }
}
