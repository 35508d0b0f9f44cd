package io.msksdk.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.msksdk.admin.lag.LagMonitor;
import io.msksdk.core.time.Time;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.tools.consumer.group.ConsumerGroupCommand;
import org.jspecify.annotations.Nullable;

/**
 * One look at 100,000 group-partitions, verdicts and history included, against Kafka's own tool and
 * against the bare calls for the same data; one JVM, warm, taken in turn.
 */
final class LagPass {
  static final int GROUPS = 500;
  static final Comparator<TopicPartition> BY_NAME =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);
  private static final int WARM_UPS = 5;
  private static final int ROUNDS = 9;
  private static final Duration AWAY = Duration.ofMillis(20);

  private @Nullable Measured measured;

  /** Everything one run shows, times in milliseconds. */
  private record Measured(
      double ours,
      double bare,
      double tool,
      double requests,
      double bareRequests,
      double near,
      double away) {}

  Comparison.Figures againstTheTool() throws Exception {
    return Comparison.Figures.of(measured().ours(), measured().tool());
  }

  Comparison.Figures againstBareCalls() throws Exception {
    return Comparison.Figures.of(measured().ours(), measured().bare());
  }

  Comparison.Figures requests() throws Exception {
    return Comparison.Figures.of(measured().requests(), measured().bareRequests());
  }

  /** What 20 ms more to each broker add. */
  Comparison.Figures away() throws Exception {
    return Comparison.Figures.ofOurs(measured().away() - measured().near());
  }

  private synchronized Measured measured() throws Exception {
    if (measured == null) {
      try (LagCluster cluster = new LagCluster(GROUPS);
          LagMonitor monitor = LagMonitor.over(cluster.admin()).open()) {
        measured = measure(cluster, monitor);
      }
    }
    return measured;
  }

  private static Measured measure(LagCluster cluster, LagMonitor monitor) throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> tool = new ArrayList<>();
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      double our = millis(monitor::snapshot);
      double calls = millis(() -> BareLag.ask(cluster.admin()));
      double command = millis(() -> tool(cluster));
      if (round >= 0) {
        ours.add(our);
        bare.add(calls);
        tool.add(command);
      }
    }
    double requests = requests(cluster.admin(), monitor::snapshot);
    double bareRequests = requests(cluster.admin(), () -> BareLag.ask(cluster.admin()));
    double near = median(monitor);
    slow(cluster, AWAY);
    double away = median(monitor);
    return new Measured(
        Rounds.median(ours),
        Rounds.median(bare),
        Rounds.median(tool),
        requests,
        bareRequests,
        near,
        away);
  }

  private static double median(LagMonitor monitor) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      times.add(millis(monitor::snapshot));
    }
    return Rounds.median(times);
  }

  private static void slow(LagCluster cluster, Duration delay) {
    for (int broker = 1; broker <= 3; broker++) {
      cluster.cluster().broker(broker).slow(delay);
    }
  }

  private static double requests(Admin admin, Callable<?> call) throws Exception {
    double before = requests(admin);
    var unused = call.call();
    return requests(admin) - before;
  }

  private static double requests(Admin admin) {
    return admin.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("request-total"))
        .filter(metric -> metric.getKey().group().equals("admin-client-metrics"))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .sum();
  }

  private static double millis(Callable<?> call) throws Exception {
    long start = Time.system().nanos();
    var unused = call.call();
    return (Time.system().nanos() - start) / 1e6;
  }

  /** The tool prints; what it prints is thrown away. */
  private static boolean tool(LagCluster cluster) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    System.setOut(nowhere);
    System.setErr(nowhere);
    try {
      ConsumerGroupCommand.main(
          new String[] {
            "--bootstrap-server",
            String.valueOf(cluster.client().get("bootstrap.servers")),
            "--describe",
            "--all-groups",
            "--timeout",
            "60000"
          });
      return true;
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
