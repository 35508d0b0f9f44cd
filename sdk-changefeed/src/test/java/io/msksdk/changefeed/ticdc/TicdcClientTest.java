package io.msksdk.changefeed.ticdc;

import static io.msksdk.changefeed.ticdc.Feed.START;
import static io.msksdk.changefeed.ticdc.Feed.WAIT;
import static io.msksdk.changefeed.ticdc.Feed.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.fake.FakeFault;
import io.msksdk.changefeed.fake.FakeTicdc;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.MskException;
import io.msksdk.core.call.CallException;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.operation.OperationFailedException;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.WaitTimeoutException;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against the fake server: every state and every way it ends. */
class TicdcClientTest {
  private final ManualTime time = ManualTime.startingAt(START);
  private FakeTicdc server;
  private TicdcClient ticdc;

  @BeforeEach
  void start() {
    server = FakeTicdc.builder().time(time).changesTake(Duration.ofSeconds(5)).start();
    ticdc = Feed.client(server.endpoint(), time);
  }

  @AfterEach
  void stop() {
    ticdc.close();
    server.close();
  }

  @CanIgnoreReturnValue
  private Changefeed create(String id) {
    return ticdc.create(request(id)).await(WAIT);
  }

  @Test
  void created_isNormal_andShowsNoSecret() {
    Changefeed feed = create("orders");

    assertThat(feed.state()).isEqualTo(ChangefeedState.NORMAL);
    assertThat(feed.startTs()).isEqualTo(Tso.at(START));
    assertThat(feed.checkpoint()).isEqualTo(Tso.at(time.now()));
    assertThat(feed.createdAt()).contains(START);
    assertThat(feed.targetTs()).isEmpty();
    assertThat(feed.sinkUri()).contains("sasl-password=xxxxx");
    assertThat(feed.config().number("memory_quota")).hasValue(1_073_741_824L);
    assertThat(request("orders").toString()).doesNotContain("s3cret");
  }

  @Test
  void pausedAndResumed_goesThroughItsStates() {
    create("orders");

    Changefeed stopped = ticdc.pause("orders").await(WAIT);
    Changefeed resumed = ticdc.resume("orders").await(WAIT);

    assertThat(stopped.state()).isEqualTo(ChangefeedState.STOPPED);
    assertThat(stopped.state().cloud()).isEqualTo(CloudState.PAUSED);
    assertThat(resumed.state()).isEqualTo(ChangefeedState.NORMAL);
    assertThat(Duration.between(START, time.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void removed_isGone_andMayBeRemovedAgain() {
    create("orders");

    assertThat(ticdc.remove("orders").await(WAIT)).isNull();

    assertThat(ticdc.find("orders")).isEmpty();
    assertThat(ticdc.remove("orders").await(WAIT)).isNull();
    assertThatThrownBy(() -> ticdc.get("orders"))
        .isInstanceOfSatisfying(
            TicdcException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND);
              assertThat(e.code()).isEqualTo("ticdc.not-found");
              assertThat(e.errorCode()).isEqualTo("CDC:ErrChangeFeedNotExists");
              assertThat(e.remedy()).startsWith("Check the id");
            });
  }

  @Test
  void lists_areFilteredByState() {
    create("a");
    create("b");
    ticdc.pause("b").await(WAIT);

    assertThat(ticdc.list()).extracting(ChangefeedSummary::id).containsExactly("a", "b");
    assertThat(ticdc.list(ChangefeedState.STOPPED))
        .singleElement()
        .satisfies(
            feed -> {
              assertThat(feed.id()).isEqualTo("b");
              assertThat(feed.checkpoint().physical()).isAfterOrEqualTo(START);
            });
    assertThat(ticdc.list(ChangefeedState.FAILED)).isEmpty();
  }

  @Test
  void fatalError_endsTheWaitAtOnce_withItsRemedy() {
    create("orders");
    server.trouble("orders", "CDC:ErrKafkaInvalidConfig", "kafka config invalid");

    assertThatThrownBy(() -> ticdc.waits("orders").untilCheckpointPasses(later()).await(WAIT))
        .isInstanceOfSatisfying(
            OperationFailedException.class,
            e -> {
              assertThat(e.reason()).isEqualTo("CDC:ErrKafkaInvalidConfig");
              assertThat(e.remedy()).contains("Correct the Kafka settings");
              assertThat(e.snapshot().state()).isEqualTo("failed");
            });
    assertThat(time.now()).isEqualTo(START);
  }

  private Tso later() {
    return Tso.at(time.now().plusSeconds(60));
  }

  @Test
  void warning_isWaitedFor_untilItPasses() {
    create("orders");
    server.trouble("orders", "CDC:ErrKafkaSendMessage", "kafka send message failed");
    try (var scheduler = time.scheduler("test", 1)) {
      scheduler.after(Duration.ofMinutes(10), () -> server.recover("orders"));

      Changefeed feed = ticdc.waits("orders").untilNormal().await(WAIT);

      assertThat(feed.error()).isEmpty();
      assertThat(time.now()).isAfterOrEqualTo(START.plus(Duration.ofMinutes(10)));
    }
  }

  @Test
  void warning_thatLasts_failsAfterTheStuckDuration() {
    create("orders");
    server.trouble("orders", "CDC:ErrMessageTooLarge", "message is too large");
    assertThat(ticdc.get("orders").state()).isEqualTo(ChangefeedState.WARNING);

    CompletableFuture<Changefeed> waiting = ticdc.waits("orders").untilNormal().completion();
    time.advance(Duration.ofMinutes(31));

    assertThatThrownBy(waiting::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(OperationFailedException.class)
        .hasMessageContaining("max-message-bytes");
    assertThat(ticdc.get("orders").error().orElseThrow().diagnosis().fate())
        .isEqualTo(Fate.RETRYING);
  }

  @Test
  void finished_atItsTarget() {
    ticdc.create(request("orders").toBuilder().targetTs(later()).build()).await(WAIT);

    Changefeed feed = ticdc.waits("orders").untilFinished().await(WAIT);

    assertThat(feed.checkpoint()).isEqualTo(feed.targetTs().orElseThrow());
    assertThatThrownBy(() -> ticdc.waits("orders").untilNormal().await(WAIT))
        .isInstanceOf(OperationFailedException.class)
        .hasMessageContaining("ticdc.finished");
  }

  @Test
  void standing_longerThanGcTtl_isLost() {
    create("orders");
    ticdc.pause("orders").await(WAIT);
    GcCountdown fresh = ticdc.gcCountdown("orders");

    time.advance(Duration.ofHours(25));

    assertThat(fresh.running()).isTrue();
    assertThat(fresh.left()).isBetween(Duration.ofHours(23), Duration.ofHours(24));
    assertThat(ticdc.gcCountdown("orders").expired()).isTrue();
    assertThatThrownBy(() -> ticdc.resume("orders"))
        .isInstanceOfSatisfying(
            PreconditionException.class,
            e -> assertThat(e.findings()).extracting("code").contains("ticdc.resume.lost"))
        .hasMessageContaining("fresh snapshot");
  }

  @Test
  void synced_followsTheDocumentedRules() {
    create("orders");
    assertThat(ticdc.synced("orders").synced()).isFalse();
    server.write("orders");

    SyncedStatus status = ticdc.waits("orders").untilSynced().await(WAIT);

    assertThat(status.info()).isEqualTo("Data syncing is finished");
    assertThat(Duration.between(START, time.now())).isGreaterThan(Duration.ofSeconds(300));
    server.holdCheckpoint("orders");
    server.holdResolved("orders");
    time.advance(Duration.ofSeconds(15));
    assertThat(ticdc.synced("orders").checkUpstream()).isTrue();
    assertThat(ticdc.synced("orders").synced()).isFalse();
  }

  @Test
  void pdDown_isNotHealthy_andAnErrorOfSynced() {
    create("orders");
    assertThat(ticdc.healthy()).isTrue();

    server.pdDown(true);

    assertThat(ticdc.healthy()).isFalse();
    assertThatThrownBy(() -> ticdc.synced("orders"))
        .isInstanceOf(TicdcException.class)
        .hasMessageContaining("etcd api call error");
  }

  @Test
  void server_saysWhoItIs() {
    assertThat(ticdc.status().version()).isEqualTo("v8.5.4");
    assertThat(ticdc.status().owner()).isTrue();
    assertThat(ticdc.captures()).extracting(Capture::id).containsExactly("fake-1");
    assertThat(ticdc.tso()).isEqualTo(Tso.at(START));
  }

  @Test
  void tablesWithoutKeys_areNamed_withTheRulesThatExcludeThem() {
    server.table("shop", "orders", true);
    server.table("test", "tbl1", false);

    TableCheck check = ticdc.check(request("orders"));

    assertThat(check.eligible()).containsExactly(TableName.of("shop", "orders"));
    assertThat(check.exclusions()).containsExactly("!test.tbl1");
    assertThat(ticdc.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, ErrStartTsBeforeGC, GC_LOST",
    "0, 0, ErrStartTsBeforeGC, GC_LOST",
    "100, 0, ErrAPIInvalidParam, INVALID"
  })
  void start_outOfBounds_isRefused(long fromSafepoint, long logical, String code, Problem problem) {
    Tso safepoint = Tso.at(START.minusSeconds(99));
    server.gcSafepoint(safepoint);
    Tso start = Tso.at(safepoint.physical().plusSeconds(fromSafepoint));

    assertThatThrownBy(() -> ticdc.create(request("orders").toBuilder().startTs(start).build()))
        .isInstanceOfSatisfying(
            TicdcException.class,
            e -> {
              assertThat(e.errorCode()).isEqualTo("CDC:" + code);
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.notApplied()).isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "a--b", "a_b", "a b", "ä"})
  void id_thatTicdcRefuses_neverLeaves(String id) {
    assertThatThrownBy(() -> request(id)).isInstanceOf(InvalidSpecException.class);
    assertThatThrownBy(() -> ticdc.get(id)).isInstanceOf(InvalidSpecException.class);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void idTaken_isSaidBeforeAnythingIsSent() {
    create("orders");

    assertThatThrownBy(() -> create("orders"))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("orders")
        .hasMessageContaining("normal");
    assertThat(server.requests()).filteredOn("POST /api/v2/changefeeds"::equals).hasSize(1);
  }

  @Test
  void createWhoseAnswerIsLost_isFound_andNotRepeated() {
    server.next("POST /api/v2/changefeeds", FakeFault.dropAnswer());

    Changefeed feed = create("orders");

    assertThat(feed.state()).isEqualTo(ChangefeedState.NORMAL);
    assertThat(server.requests()).filteredOn("POST /api/v2/changefeeds"::equals).hasSize(1);
  }

  @Test
  void createThatNeverArrived_isRepeated_onceItIsKnownNotToBeThere() {
    server.next("POST /api/v2/changefeeds", FakeFault.dropRequest());

    create("orders");

    List<String> requests = server.requests();
    int again = requests.lastIndexOf("POST /api/v2/changefeeds");
    assertThat(requests.subList(requests.indexOf("POST /api/v2/changefeeds") + 1, again))
        .hasSize(5)
        .containsOnly("GET /api/v2/changefeeds/orders");
  }

  @Test
  void createThatArrivesTwice_isOneChangefeed() {
    // the first request is still under way while it is looked up, and ends before the second
    server.next("POST /api/v2/changefeeds", FakeFault.dropAnswer());
    for (int look = 0; look < 6; look++) {
      server.next(
          "GET /api/v2/changefeeds/orders",
          FakeFault.error(400, "CDC:ErrChangeFeedNotExists", "changefeed not exists"));
    }

    Changefeed feed = create("orders");

    assertThat(feed.id()).isEqualTo("orders");
    assertThat(server.requests()).filteredOn("POST /api/v2/changefeeds"::equals).hasSize(2);
  }

  @Test
  void createLost_andAnotherOfThatName_isNotTakenForOurs() {
    server.next("POST /api/v2/changefeeds", FakeFault.dropRequest());
    try (TicdcClient other = Feed.client(server.endpoint(), time);
        var scheduler = time.scheduler("test", 1)) {
      SinkUri elsewhere = SinkUri.parse("kafka://other:9092/else?protocol=canal-json");
      scheduler.after(
          Duration.ofSeconds(1),
          () -> {
            var unused = other.create(ChangefeedRequest.builder("orders", elsewhere).build());
          });

      assertThatThrownBy(() -> create("orders"))
          .isInstanceOf(CallException.class)
          .hasMessageContaining("CreateChangefeed");
    }
    assertThat(ticdc.get("orders").sinkUri()).startsWith("kafka://other");
  }

  @Test
  void pauseWhoseAnswerIsLost_isNotRepeated_andSaysSo() {
    create("orders");
    server.next("POST", FakeFault.dropAnswer());

    // it shows after 5 s only, so one look cannot tell
    assertThatThrownBy(() -> ticdc.pause("orders"))
        .isInstanceOfSatisfying(CallException.class, e -> assertThat(e.notApplied()).isFalse());

    assertThat(server.requests()).filteredOn(r -> r.endsWith("/pause")).hasSize(1);
    assertThat(ticdc.waits("orders").untilStopped().await(WAIT).state())
        .isEqualTo(ChangefeedState.STOPPED);
  }

  @Test
  void removalWhoseAnswerIsLost_isSeenToBeDone() {
    create("orders");
    server.next("DELETE", FakeFault.dropAnswer());

    assertThat(ticdc.remove("orders").await(WAIT)).isNull();

    assertThat(server.requests()).filteredOn(r -> r.startsWith("DELETE")).hasSize(1);
  }

  @Test
  void wait_thatIsTooShort_saysHowFarItCame() {
    create("orders");
    server.holdCheckpoint("orders");

    assertThatThrownBy(
            () ->
                ticdc
                    .waits("orders")
                    .untilCheckpointPasses(later())
                    .await(WaitPolicy.atMost(Duration.ofSeconds(30))))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("normal");
  }

  @Test
  void users_areAskedForWhereTicdcAsks() {
    try (FakeTicdc guarded = FakeTicdc.builder().time(time).user("root", "pw").start();
        TicdcClient nobody = Feed.client(guarded.endpoint(), time);
        TicdcClient wrong =
            TicdcClient.builder(guarded.endpoint()).basicAuth("root", "no").time(time).build();
        TicdcClient root =
            TicdcClient.builder(guarded.endpoint()).basicAuth("root", "pw").time(time).build()) {
      assertDenied(nobody, "CDC:ErrCredentialNotFound");
      assertDenied(wrong, "CDC:ErrUnauthorized");

      assertThat(root.create(request("orders")).await(WAIT).state())
          .isEqualTo(ChangefeedState.NORMAL);
      assertThat(nobody.list()).hasSize(1);
    }
  }

  private static void assertDenied(TicdcClient client, String code) {
    assertThatThrownBy(() -> client.create(request("orders")))
        .isInstanceOfSatisfying(
            TicdcException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.DENIED);
              assertThat(e.errorCode()).isEqualTo(code);
            });
  }

  @Test
  void password_overPlainHttp_isRefused() {
    assertThatThrownBy(
            () ->
                TicdcClient.builder(URI.create("http://ticdc:8300"))
                    .basicAuth("root", "s3cret")
                    .build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("https")
        .satisfies(e -> assertThat(((MskException) e).getMessage()).doesNotContain("s3cret"));
  }

  @Test
  void protocolThatDiffersFromTheUri_isTicdcsToWarnOf_atCreation() {
    ReplicaConfig open = ReplicaConfig.builder().setting("sink.protocol", "open-protocol").build();

    assertThat(request("orders").toBuilder().config(open).build().config()).contains(open);
  }

  @Test
  void target_atTheStart_isRefusedBeforeItIsSent() {
    assertThatThrownBy(
            () -> request("orders").toBuilder().targetTs(Tso.of(1)).startTs(Tso.of(1)).build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("target_ts");
  }
}
