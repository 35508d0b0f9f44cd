package io.msksdk.changefeed.ticdc;

import static io.msksdk.changefeed.ticdc.Feed.START;
import static io.msksdk.changefeed.ticdc.Feed.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.fake.FakeFault;
import io.msksdk.changefeed.fake.FakeTicdc;
import io.msksdk.changefeed.sink.SinkProtocol;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.MskException;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.runbook.StepState;
import io.msksdk.core.time.ManualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Safe edits, and what never reaches an update. */
class EditTest {
  private static final JsonObject RULES =
      JsonObject.builder()
          .object("filter", JsonObject.builder().texts("rules", List.of("shop.*")).build())
          .build();

  private final ManualTime time = ManualTime.startingAt(START);
  private FakeTicdc server;
  private TicdcClient ticdc;

  @BeforeEach
  void start() {
    server = FakeTicdc.builder().time(time).changesTake(Duration.ofSeconds(5)).start();
    ticdc = Feed.client(server.endpoint(), time);
    ticdc.create(Feed.request("orders")).await(WAIT);
  }

  @AfterEach
  void stop() {
    ticdc.close();
    server.close();
  }

  private static ChangefeedEdit rules() {
    return ChangefeedEdit.builder().config(RULES).build();
  }

  private List<String> rulesNow() {
    return ticdc.get("orders").config().object("filter").orElseThrow().texts("rules");
  }

  @Test
  void edit_pausesUpdatesAndResumes_andKeepsTheRestOfTheConfiguration() {
    JsonObject before = ticdc.get("orders").config();

    RunRecord run = ticdc.edit("orders", rules()).run(RunOptions.unrecorded());

    assertThat(run.steps()).extracting("state").containsOnly(StepState.DONE);
    assertThat(rulesNow()).containsExactly("shop.*");
    assertThat(ticdc.get("orders").state()).isEqualTo(ChangefeedState.NORMAL);
    assertThat(ticdc.get("orders").config().names()).isEqualTo(before.names());
    assertThat(server.requests())
        .filteredOn(request -> !request.startsWith("GET"))
        .containsSubsequence(
            "POST /api/v2/changefeeds/orders/pause",
            "PUT /api/v2/changefeeds/orders",
            "POST /api/v2/changefeeds/orders/resume");
  }

  @Test
  void edit_printsItsSteps_beforeItDoesAnything() {
    assertThat(ticdc.edit("orders", rules()).toString())
        .contains("pause orders", "update filter of orders", "resume orders");
    assertThat(ticdc.get("orders").state()).isEqualTo(ChangefeedState.NORMAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/pause", "", "/resume"})
  void edit_thatDiedAfterACall_isTakenUp(String path) {
    RunStore store = RunStore.memory();
    String request = (path.isEmpty() ? "PUT" : "POST") + " /api/v2/changefeeds/orders" + path;
    server.next(request, FakeFault.dropAnswer());
    assertThatThrownBy(() -> ticdc.edit("orders", rules()).run(RunOptions.recordIn(store)))
        .isInstanceOf(MskException.class);

    time.advance(Duration.ofMinutes(1));
    RunRecord run = ticdc.edit("orders", rules()).run(RunOptions.recordIn(store));

    assertThat(run.finished()).isTrue();
    assertThat(rulesNow()).containsExactly("shop.*");
    assertThat(ticdc.get("orders").state()).isEqualTo(ChangefeedState.NORMAL);
    assertThat(server.requests()).filteredOn(request::equals).hasSize(1);
  }

  @Test
  void edit_ofAPausedOne_mayLeaveItPaused() {
    ticdc.editPaused("orders", rules()).run(RunOptions.unrecorded());

    assertThat(ticdc.get("orders").state()).isEqualTo(ChangefeedState.STOPPED);
    assertThat(rulesNow()).containsExactly("shop.*");
  }

  @Test
  void record_holdsNoSecret() {
    RunStore store = RunStore.memory();
    ChangefeedEdit edit = ChangefeedEdit.builder().sinkUri(Feed.URI_WITH_SECRET).build();

    ticdc.edit("orders", edit).run(RunOptions.recordIn(store));

    assertThat(store.load().orElseThrow().toJson()).doesNotContain("s3cret");
    assertThat(edit.toString()).doesNotContain("s3cret");
  }

  @Test
  void update_ofOneThatRuns_isRefused() {
    assertThatThrownBy(() -> ticdc.update("orders", rules()))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("state: normal (expected: stopped or failed)");
  }

  @Test
  void partialConfiguration_neverReachesAnUpdate() {
    ticdc.pause("orders").await(WAIT);

    assertThatThrownBy(
            () -> ticdc.update("orders", ChangefeedEdit.builder().wholeConfig(RULES).build()))
        .isInstanceOfSatisfying(
            InvalidSpecException.class,
            e ->
                assertThat(e.findings())
                    .allSatisfy(f -> assertThat(f.code()).isEqualTo("ticdc.partial-config"))
                    .extracting("property")
                    .contains("replica_config.sink", "replica_config.memory_quota"));
    assertThat(server.requests()).noneMatch(request -> request.startsWith("PUT"));
  }

  @Test
  void wholeConfiguration_passes() {
    ticdc.pause("orders").await(WAIT);
    JsonObject whole = ticdc.get("orders").config();

    ticdc.update("orders", ChangefeedEdit.builder().wholeConfig(whole).build());

    assertThat(ticdc.get("orders").config()).isEqualTo(whole);
  }

  @Test
  void maskedUri_neverReachesAnUpdate() {
    SinkUri masked = SinkUri.parse(ticdc.get("orders").sinkUri());

    assertThatThrownBy(() -> ChangefeedEdit.builder().sinkUri(masked).build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("sasl-password");
    assertThatThrownBy(() -> ChangefeedRequest.builder("copy", masked).build())
        .isInstanceOf(InvalidSpecException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"******", "xxxxx", "https://key:xxxxx@registry.example.com", "https://k:***@r"})
  void maskedSecretOfTheConfiguration_neverReachesAnUpdate(String masked) {
    JsonObject sink = JsonObject.builder().text("schema_registry", masked).build();
    ticdc.pause("orders").await(WAIT);
    JsonObject changes = JsonObject.builder().object("sink", sink).build();

    assertThatThrownBy(
            () -> ticdc.update("orders", ChangefeedEdit.builder().config(changes).build()))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("replica_config.sink.schema_registry");
    assertThat(server.requests()).noneMatch(request -> request.startsWith("PUT"));
  }

  @Test
  void target_atTheStart_isRefused() {
    ticdc.pause("orders").await(WAIT);

    assertThatThrownBy(
            () -> ticdc.update("orders", ChangefeedEdit.builder().targetTs(Tso.at(START)).build()))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("target_ts");
  }

  @Test
  void edit_thatChangesNothing_orEverythingTwice_isRefused() {
    assertThatThrownBy(() -> ChangefeedEdit.builder().build())
        .isInstanceOf(InvalidSpecException.class);
    assertThatThrownBy(() -> ChangefeedEdit.builder().config(RULES).wholeConfig(RULES).build())
        .isInstanceOf(InvalidSpecException.class);
  }

  @Test
  void protocol_thatDiffersFromTheUri_isRefusedBeforeItIsSent() {
    ticdc.pause("orders").await(WAIT);
    JsonObject open = JsonObject.builder().text("protocol", "open-protocol").build();

    assertThatThrownBy(
            () ->
                ticdc.update(
                    "orders",
                    ChangefeedEdit.builder()
                        .config(JsonObject.builder().object("sink", open).build())
                        .build()))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("sink.protocol: open-protocol (expected: the URI's canal-json)")
        .hasMessageContaining("URI only");
    assertThat(server.requests()).noneMatch(request -> request.startsWith("PUT"));
  }

  @Test
  void uri_thatDiffersFromTheProtocolThatIsThere_isRefusedToo() {
    ticdc.pause("orders").await(WAIT);
    JsonObject same = JsonObject.builder().text("protocol", "canal-json").build();
    ticdc.update(
        "orders",
        ChangefeedEdit.builder().config(JsonObject.builder().object("sink", same).build()).build());
    SinkUri open = Feed.URI_WITH_SECRET.toBuilder().protocol(SinkProtocol.OPEN_PROTOCOL).build();

    assertThatThrownBy(() -> ticdc.update("orders", ChangefeedEdit.builder().sinkUri(open).build()))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("sink.protocol: canal-json (expected: the URI's open-protocol)");
  }
}
