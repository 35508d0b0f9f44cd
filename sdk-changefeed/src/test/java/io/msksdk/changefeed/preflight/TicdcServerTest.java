package io.msksdk.changefeed.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.fake.FakeFault;
import io.msksdk.changefeed.fake.FakeTicdc;
import io.msksdk.changefeed.preflight.CheckResult.Outcome;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.changefeed.ticdc.TicdcClient;
import io.msksdk.core.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the preflight learns from TiCDC's own interface. */
class TicdcServerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private final ManualTime time = ManualTime.startingAt(NOW);
  private FakeTicdc server;
  private TicdcClient ticdc;

  @BeforeEach
  void start() {
    server = FakeTicdc.builder().time(time).start();
    ticdc = TicdcClient.builder(server.endpoint()).time(time).build();
  }

  @AfterEach
  void stop() {
    ticdc.close();
    server.close();
  }

  private List<CheckResult> run(ReplicaConfig config, Instant start) {
    SinkUri uri = SinkUri.parse("kafka://127.0.0.1:1/meta?protocol=canal-json");
    return Preflight.of(uri, config)
        .server(ChangefeedServer.of(ticdc))
        .startTs(Tso.at(start))
        .timeout(Duration.ofSeconds(5))
        .run()
        .results();
  }

  private static CheckResult of(List<CheckResult> results, String check) {
    return results.stream()
        .filter(result -> result.check().equals(check))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tables_versionAndStart_areAsked_andNothingIsCreated() {
    server.table("shop", "orders", true);
    server.table("shop", "odd name", false);

    List<CheckResult> results = run(ReplicaConfig.builder().build(), NOW.minusSeconds(1));

    assertThat(of(results, "verify-table").toString()).contains("!shop.`odd name`");
    assertThat(of(results, "version").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(of(results, "start-ts").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(of(run(ReplicaConfig.builder().build(), NOW.plusSeconds(1)), "start-ts").toString())
        .contains("larger than current tso");
    assertThat(ticdc.list()).isEmpty();
  }

  @Test
  void featureOfALaterRelease_isNamed() {
    ReplicaConfig raw =
        ReplicaConfig.builder().setting("sink.kafka_config.output_raw_change_event", true).build();
    server.next("GET /api/v2/status", FakeFault.answer(200, "{\"version\":\"v7.1.5-2-gabc\"}"));

    assertThat(of(run(raw, NOW), "version").toString())
        .contains("v7.1.5 (expected: at least v7.1.6)")
        .contains("output_raw_change_event");
  }

  @Test
  void serverThatIsGone_endsNoOtherCheck() {
    server.close();

    List<CheckResult> results = run(ReplicaConfig.builder().build(), NOW);

    assertThat(of(results, "version").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(of(results, "start-ts").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(of(results, "verify-table").outcome()).isEqualTo(Outcome.FAILED);
  }
}
