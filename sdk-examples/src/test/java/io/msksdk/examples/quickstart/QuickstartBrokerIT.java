package io.msksdk.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class QuickstartBrokerIT {

  @Test
  void run_showsEveryStepAndWhyOneWasRefused() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, UTF_8);

    Report report = Quickstart.run(out, Progress.inLines(out));

    assertThat(bytes.toString(UTF_8))
        .contains("create cluster orders: ACTIVE")
        .contains("topic orders-placed after")
        .doesNotContain("\u001b");
    assertThat(report.toString().lines())
        .anyMatch(line -> line.startsWith("  cluster    orders, ACTIVE, arn:aws:kafka:us-east-1:"))
        .anyMatch(
            line -> line.matches("  brokers    localhost:\\d+, localhost:\\d+, localhost:\\d+ .*"))
        .anyMatch(line -> line.startsWith("  produced   10,000 records in "))
        .anyMatch(line -> line.startsWith("  consumed   10,000 records in "))
        .anyMatch(line -> line.contains("needs kafka-cluster:WriteData on arn:aws:kafka:"))
        .anyMatch(line -> line.contains("\"kafka-cluster:WriteData\""));
  }
}
