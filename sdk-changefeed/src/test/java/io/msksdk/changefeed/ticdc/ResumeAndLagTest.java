package io.msksdk.changefeed.ticdc;

import static io.msksdk.changefeed.ticdc.Feed.START;
import static io.msksdk.changefeed.ticdc.Feed.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.fake.FakeTicdc;
import io.msksdk.core.check.Finding;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.time.ManualTime;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The guard of resumes, lag and its alerts, states and the table of errors. */
class ResumeAndLagTest {
  private final ManualTime time = ManualTime.startingAt(START);
  private FakeTicdc server;
  private TicdcClient ticdc;

  @BeforeEach
  void start() {
    server = FakeTicdc.builder().time(time).start();
    ticdc = Feed.client(server.endpoint(), time);
    ticdc.create(Feed.request("orders")).await(WAIT);
  }

  @AfterEach
  void stop() {
    ticdc.close();
    server.close();
  }

  /** Paused at START, looked at an hour later, with a safepoint half an hour before START. */
  private ResumePoint point(long seconds) {
    return ResumePoint.at(Tso.at(START.plusSeconds(seconds)))
        .gcSafepoint(Tso.at(START.minusSeconds(1800)));
  }

  @ParameterizedTest
  @CsvSource({
    "-1801, ticdc.resume.bounds",
    "-1800, ticdc.resume.repeats",
    "-1, ticdc.resume.repeats",
    "1, ticdc.resume.loses",
    "3600, ticdc.resume.loses",
    "3601, ticdc.resume.bounds"
  })
  void resume_elsewhere_saysWhatItDoes(long seconds, String code) {
    ticdc.pause("orders").await(WAIT);
    time.advance(Duration.ofHours(1));

    assertThat(ticdc.checkResume("orders", point(seconds)))
        .extracting(Finding::code)
        .contains(code);
    if (!code.equals("ticdc.resume.repeats")) {
      assertThatThrownBy(() -> ticdc.resume("orders", point(seconds)))
          .isInstanceOf(PreconditionException.class)
          .hasMessageContaining("overwrite_checkpoint_ts");
      assertThat(server.requests()).noneMatch(request -> request.endsWith("/resume"));
    }
  }

  @Test
  void resume_atTheCheckpoint_hasNothingToSay() {
    ticdc.pause("orders").await(WAIT);

    assertThat(ticdc.checkResume("orders", point(0))).isEmpty();
  }

  @Test
  void resume_later_isDone_onceTheLossIsAccepted() {
    ticdc.pause("orders").await(WAIT);
    time.advance(Duration.ofHours(1));

    Changefeed feed = ticdc.resume("orders", point(60).acceptingLoss()).await(WAIT);

    assertThat(feed.state()).isEqualTo(ChangefeedState.NORMAL);
  }

  @Test
  void resume_ofOneThatRuns_isRefused() {
    assertThatThrownBy(() -> ticdc.resume("orders"))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("state: normal (expected: stopped, failed or finished)");
  }

  @ParameterizedTest
  @CsvSource({
    "0, ''",
    "60, ''",
    "61, CHECKPOINT_STANDS",
    "600, CHECKPOINT_STANDS",
    "601, CHECKPOINT_STANDS CHECKPOINT_HIGH_DELAY"
  })
  void checkpoint_thatStands_raisesTheDocumentedAlerts(long seconds, String alerts) {
    LagWatch watch = ticdc.lag("orders");
    server.holdCheckpoint("orders");
    assertThat(watch.look().healthy()).isTrue();

    time.advance(Duration.ofSeconds(seconds));
    LagReport report = watch.look();

    assertThat(report.checkpointLag()).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(report.standsFor()).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(report.resolvedLag()).isZero();
    assertThat(report.alerts())
        .extracting(LagAlert::name)
        .containsExactlyInAnyOrder(alerts.isEmpty() ? new String[0] : alerts.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"300, false", "301, true"})
  void reading_thatStands_raisesItsAlert(long seconds, boolean alert) {
    server.holdResolved("orders");

    time.advance(Duration.ofSeconds(seconds));

    assertThat(ticdc.lag("orders").look().alerts().contains(LagAlert.RESOLVED_HIGH_DELAY))
        .isEqualTo(alert);
  }

  @Test
  void failed_isAnAlert_andPausedIsNone() {
    server.trouble("orders", "CDC:ErrDispatcherFailed", "dispatcher failed");
    assertThat(ticdc.lag("orders").look().alerts()).containsExactly(LagAlert.FAILED);
    ticdc.resume("orders").await(WAIT);

    ticdc.pause("orders").await(WAIT);
    time.advance(Duration.ofHours(1));

    assertThat(ticdc.lag("orders").look().alerts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "normal, NORMAL, RUNNING, 0",
    "pending, PENDING, WARNING, 1",
    "failed, FAILED, FAILED, 2",
    "stopped, STOPPED, PAUSED, 3",
    "finished, FINISHED, DELETED, 4",
    "removed, REMOVED, DELETED, 5",
    "warning, WARNING, WARNING, 6",
    "error, ERROR, WARNING, -1",
    "unknown, UNKNOWN, UNKNOWN, -1",
    "brand-new, UNKNOWN, UNKNOWN, -1"
  })
  void words_areStates(String word, ChangefeedState state, CloudState cloud, int metric) {
    assertThat(ChangefeedState.of(word)).isEqualTo(state);
    assertThat(state.cloud()).isEqualTo(cloud);
    assertThat(state.metric()).isEqualTo(metric);
  }

  @ParameterizedTest
  @CsvSource({"Producing, RUNNING", "production, RUNNING", "Paused, PAUSED", "NEW, UNKNOWN"})
  void wordsOfTheConsole_areStates(String word, CloudState state) {
    assertThat(CloudState.of(word)).isEqualTo(state);
  }

  @ParameterizedTest
  @EnumSource(ChangefeedState.class)
  void transitions_areThoseOfTicdc(ChangefeedState state) {
    assertThat(state.next()).doesNotContain(state);
    assertThat(state.next().contains(ChangefeedState.FINISHED))
        .isEqualTo(!state.resumable() && state != ChangefeedState.REMOVED);
    assertThat(state.editable())
        .isEqualTo(Set.of(ChangefeedState.STOPPED, ChangefeedState.FAILED).contains(state));
  }

  @ParameterizedTest
  @CsvSource({
    "ErrExpressionColumnNotFound, FATAL",
    "ErrExpressionParseFailed, FATAL",
    "ErrSchemaSnapshotNotFound, FATAL",
    "ErrSyncRenameTableFailed, FATAL",
    "ErrChangefeedUnretryable, FATAL",
    "ErrCorruptedDataMutation, FATAL",
    "ErrDispatcherFailed, FATAL",
    "ErrColumnSelectorFailed, FATAL",
    "ErrSinkURIInvalid, FATAL",
    "ErrKafkaInvalidConfig, FATAL",
    "ErrKafkaInvalidPartitionNum, FATAL",
    "ErrGCTTLExceeded, GC_LOST",
    "ErrSnapshotLostByGC, GC_LOST",
    "ErrStartTsBeforeGC, GC_LOST",
    "ErrMessageTooLarge, RETRYING",
    "ErrAvroSchemaAPIError, RETRYING",
    "ErrKafkaSendMessage, RETRYING",
    "ErrKafkaAuthorizationFailed, RETRYING"
  })
  void errors_haveTheirFate_andARemedy(String code, Fate fate) {
    Diagnosis diagnosis = Diagnosis.of("CDC:" + code, "");

    assertThat(diagnosis.fate()).isEqualTo(fate);
    assertThat(diagnosis.remedy()).isNotEmpty();
    server.trouble("orders", "CDC:" + code, "it happened");
    assertThat(ticdc.get("orders").state())
        .isEqualTo(fate == Fate.RETRYING ? ChangefeedState.WARNING : ChangefeedState.FAILED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TiCDC cannot deliver messages when the `replication-factor` 1 is smaller than the"
            + " `min.insync.replicas` 2 | replication-factor",
        "the number of partition (6) specified in sink-uri is more than that of actual topic (3)"
            + " | partition-num",
        "register schema failed with status 409 | compatibility",
        "Unexpected response from Schema Registry | {}",
        "There are lightning/restore tasks running | 3 minutes",
        "message is too large | large-message"
      })
  void messages_tellCausesOfOneCodeApart(String message, String remedy) {
    Diagnosis diagnosis = Diagnosis.of("CDC:ErrKafkaInvalidConfig", message);

    assertThat(diagnosis.remedy()).contains(remedy);
    assertThat(diagnosis.fate()).isEqualTo(Fate.FATAL);
  }

  @Test
  void errorNobodyKnows_isRetried_andHasNoRemedy() {
    assertThat(Diagnosis.of("CDC:ErrBrandNew", "new"))
        .isEqualTo(new Diagnosis("CDC:ErrBrandNew", Problem.UNAVAILABLE, Fate.RETRYING, ""));
  }
}
