package io.msksdk.examples.quickstart;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.testkit.Denial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the quickstart did, in a few aligned lines. */
final class Report {
  private final List<String> lines = new ArrayList<>();

  void cluster(Cluster cluster) {
    line("cluster", cluster.name() + ", " + cluster.rawState() + ", " + cluster.arn());
    line(
        "version",
        cluster.kafkaVersion().orElse("-")
            + ", "
            + cluster.brokers().orElse(0)
            + " brokers of "
            + cluster.brokerSize().map(Object::toString).orElse("-"));
  }

  void brokers(String servers) {
    line("brokers", servers.replace(",", ", ") + " (IAM over TLS)");
  }

  void produced(Duration took, int records) {
    line("produced", rate(took, records));
  }

  void consumed(Duration took, int records) {
    line("consumed", rate(took, records));
  }

  void denied(Denial denial) {
    line("denied", denial.operation() + " as " + denial.principal());
    line("", "needs " + denial.action() + " on " + denial.resource());
    line("", denial.reason());
    if (denial.statement() != null) {
      line("", "would be allowed by " + denial.statement());
    }
  }

  private static String rate(Duration took, int records) {
    double seconds = Math.max(took.toMillis(), 1) / 1000.0;
    return String.format(
        Locale.ROOT,
        "%,d records in %.2f s (%,.0f per second)",
        records,
        seconds,
        records / seconds);
  }

  private void line(String name, String text) {
    lines.add(String.format(Locale.ROOT, "  %-10s %s", name, text));
  }

  @Override
  public String toString() {
    return String.join(System.lineSeparator(), lines);
  }
}
