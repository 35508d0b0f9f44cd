package io.msksdk.examples.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.fake.FakeTicdc;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.changefeed.ticdc.LagReport;
import io.msksdk.changefeed.ticdc.TicdcClient;
import java.util.ArrayList;
import java.util.List;
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
  void privateLink_isPlanned() {
    assertThat(PlanPrivateLink.plan().toString())
        .contains("b3.usw2-az3.abc.us-west-2.aws.3199015.tidbcloud.com:9095");
  }
}
