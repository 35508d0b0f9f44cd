package io.msksdk.examples.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.fake.FakeTicdc;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.changefeed.ticdc.LagReport;
import io.msksdk.changefeed.ticdc.TicdcClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangefeedSetupTest {
  @Test
  void changefeed_runs_andSendsLess() {
    SinkUri uri = SinkUri.parse("kafka://b-1:9092/meta?protocol=canal-json");
    List<String> lines = new ArrayList<>();
    try (FakeTicdc server = FakeTicdc.start();
        TicdcClient ticdc = TicdcClient.at(server.endpoint())) {
      LagReport report = RunChangefeed.run(ticdc, uri, lines::add);

      assertThat(report.healthy()).isTrue();
      assertThat(ticdc.get("orders").config().object("filter").orElseThrow().texts("rules"))
          .containsExactly("shop.*");
    }
    assertThat(lines).anyMatch(line -> line.startsWith("3/3 DONE resume orders"));
  }

  @Test
  void privateLink_isPlanned_andPrinted() {
    List<String> lines = new ArrayList<>();

    PlanPrivateLink.print(
        PlanPrivateLink.plan(),
        Map.of(
            "listeners", "INTERNAL://0.0.0.0:9092",
            "advertised.listeners", "INTERNAL://10.0.0.10:9092",
            "listener.security.protocol.map", "INTERNAL:PLAINTEXT"),
        lines::add);

    assertThat(String.join("\n", lines))
        .contains(
            "broker 3 (usw2-az3, 10.0.128.10) advertises EXTERNAL://b3.usw2-az3.abc.us-west-2")
        .contains("listener TCP 9093 -> broker-target-group-1 [broker-node1:39092]")
        .contains(
            "advertised.listeners=INTERNAL://10.0.0.10:9092,"
                + "EXTERNAL://b1.usw2-az1.abc.us-west-2.aws.3199015.tidbcloud.com:9093")
        .contains("until no partition is under-replicated")
        .contains("Bootstrap Ports: 9092");
  }
}
