package io.msksdk.changefeed.ticdc;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.msksdk.changefeed.ticdc.Feed.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.core.MskException;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.operation.OperationFailedException;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.WaitTimeoutException;
import io.msksdk.core.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state a server may answer, every error it documents, and every call's broken answer. */
class TicdcAnswersWireTest {
  private static final WireMockServer SERVER = new WireMockServer(options().dynamicPort());
  private static final WaitPolicy A_MINUTE = WaitPolicy.atMost(Duration.ofMinutes(1));

  private TicdcClient ticdc;

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void open() {
    SERVER.resetAll();
    ticdc =
        TicdcClient.builder(URI.create(SERVER.baseUrl()))
            .time(ManualTime.startingAt(START))
            .timeout(Duration.ofSeconds(10))
            .callPolicy(CallPolicy.builder().tries(2).build())
            .build();
  }

  @AfterEach
  void close() {
    ticdc.close();
  }

  private static void answers(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(any(anyUrl()).willReturn(answer));
  }

  /** What each wait does with each state: it ends, it fails, or it goes on. */
  @ParameterizedTest
  @CsvSource({
    "normal,   ends,  waits, waits, waits",
    "pending,  waits, waits, waits, waits",
    "warning,  waits, waits, waits, waits",
    "error,    waits, waits, waits, waits",
    "stopped,  waits, ends,  waits, waits",
    "failed,   fails, fails, fails, fails",
    "finished, fails, fails, ends,  fails",
    "removed,  fails, fails, fails, fails",
    "dreaming, waits, waits, waits, waits",
  })
  void state_endsTheWaitsItShould(
      String state, String normal, String stopped, String finished, String passes) {
    answers(okJson("{\"id\":\"orders\",\"state\":\"" + state + "\",\"checkpoint_ts\":1}"));
    ChangefeedWaits waits = ticdc.waits("orders");

    assertThat(outcome(waits.untilNormal())).as("normal").isEqualTo(normal);
    assertThat(outcome(waits.untilStopped())).as("stopped").isEqualTo(stopped);
    assertThat(outcome(waits.untilFinished())).as("finished").isEqualTo(finished);
    assertThat(outcome(waits.untilCheckpointPasses(Tso.at(START)))).as("passes").isEqualTo(passes);
  }

  private static String outcome(OperationHandle<?> handle) {
    try {
      Object unused = handle.await(A_MINUTE);
      return "ends";
    } catch (OperationFailedException failed) {
      return "fails";
    } catch (WaitTimeoutException waits) {
      return "waits";
    }
  }

  /** Every documented code with what a caller can do about it and what it does to a changefeed. */
  @ParameterizedTest
  @CsvSource({
    "400, ErrAPIInvalidParam, INVALID, RETRYING",
    "400, ErrSinkURIInvalid, INVALID, FATAL",
    "400, ErrStartTsBeforeGC, GC_LOST, GC_LOST",
    "400, ErrChangeFeedNotExists, NOT_FOUND, RETRYING",
    "400, ErrChangeFeedAlreadyExists, ALREADY_EXISTS, RETRYING",
    "400, ErrTargetTsBeforeStartTs, INVALID, RETRYING",
    "400, ErrTableIneligible, INVALID, RETRYING",
    "400, ErrFilterRuleInvalid, INVALID, RETRYING",
    "400, ErrChangefeedUpdateRefused, WRONG_STATE, RETRYING",
    "400, ErrMySQLConnectionError, SINK, RETRYING",
    "400, ErrMySQLInvalidConfig, INVALID, RETRYING",
    "400, ErrCaptureNotExist, NOT_FOUND, RETRYING",
    "400, ErrSchedulerRequestFailed, UNAVAILABLE, RETRYING",
    "401, ErrCredentialNotFound, DENIED, RETRYING",
    "401, ErrUnauthorized, DENIED, RETRYING",
    "500, ErrClusterIsUnhealthy, UNAVAILABLE, RETRYING",
    "500, ErrPDEtcdAPIError, UNAVAILABLE, RETRYING",
    "500, ErrSinkUnknownProtocol, INVALID, FATAL",
    "500, ErrIncompatibleSinkConfig, INVALID, RETRYING",
    "500, ErrExpressionColumnNotFound, INVALID, FATAL",
    "500, ErrExpressionParseFailed, INVALID, FATAL",
    "500, ErrSchemaSnapshotNotFound, GC_LOST, FATAL",
    "500, ErrSyncRenameTableFailed, INVALID, FATAL",
    "500, ErrChangefeedUnretryable, SINK, FATAL",
    "500, ErrCorruptedDataMutation, SINK, FATAL",
    "500, ErrDispatcherFailed, INVALID, FATAL",
    "500, ErrColumnSelectorFailed, INVALID, FATAL",
    "500, ErrKafkaInvalidConfig, SINK, FATAL",
    "500, ErrGCTTLExceeded, GC_LOST, GC_LOST",
    "500, ErrSnapshotLostByGC, GC_LOST, GC_LOST",
    "500, ErrKafkaInvalidPartitionNum, SINK, FATAL",
    "500, ErrKafkaInvalidClientID, SINK, FATAL",
    "500, ErrKafkaInvalidRequiredAcks, SINK, FATAL",
    "500, ErrKafkaInvalidVersion, SINK, FATAL",
    "500, ErrKafkaTopicExprInvalid, SINK, FATAL",
    "500, ErrKafkaCreateTopic, SINK, FATAL",
    "500, ErrKafkaNewProducer, SINK, FATAL",
    "500, ErrKafkaConfigNotFound, SINK, FATAL",
    "500, ErrKafkaAuthorizationFailed, SINK, RETRYING",
    "500, ErrKafkaAdminAPI, SINK, RETRYING",
    "500, ErrKafkaSendMessage, SINK, RETRYING",
    "500, ErrMessageTooLarge, SINK, RETRYING",
    "500, ErrAvroSchemaAPIError, SINK, RETRYING",
    "500, ErrTableRouteConflict, INVALID, FATAL",
    "500, ErrInvalidTableRoutingRule, INVALID, FATAL",
    "500, ErrTableRoutingFailed, INVALID, FATAL",
  })
  void error_isTyped_andHasARemedy(int status, String name, Problem problem, Fate fate) {
    String code = "CDC:" + name;
    answers(
        aResponse()
            .withStatus(status)
            .withBody(
                "{\"error_msg\":\"[" + code + "]it is so\",\"error_code\":\"" + code + "\"}"));

    assertThatThrownBy(() -> ticdc.get("orders"))
        .isInstanceOfSatisfying(
            TicdcException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.errorCode()).isEqualTo(code);
              assertThat(e.remedy()).isNotBlank();
            });
    assertThat(ErrorTable.TICDC.diagnose(code, "").fate()).isEqualTo(fate);
    assertThat(ErrorTable.TICDC.knows(code)).isTrue();
  }

  /** Every call there is. */
  enum Call {
    LIST(t -> t.list()),
    GET(t -> t.get("orders")),
    FIND(t -> t.find("orders")),
    STATUS(t -> t.status()),
    CAPTURES(t -> t.captures()),
    TSO(t -> t.tso()),
    SYNCED(t -> t.synced("orders")),
    CHECK(t -> t.check(Feed.request("orders"))),
    LAG(t -> t.lag("orders").look()),
    GC(t -> t.gcCountdown("orders")),
    CREATE(t -> t.create(Feed.request("orders"))),
    PAUSE(t -> t.pause("orders")),
    RESUME(t -> t.resume("orders")),
    REMOVE(t -> t.remove("orders"));

    private final Function<TicdcClient, Object> call;

    Call(Function<TicdcClient, Object> call) {
      this.call = call;
    }

    void make(TicdcClient ticdc) {
      Object unused = call.apply(ticdc);
    }
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  void answerThatIsCutOff_isAFailureOfTheCall_andNotOfTheCode(Call call) {
    answers(aResponse().withStatus(200).withBody("{\"id\":\"ord"));

    assertThatThrownBy(() -> call.make(ticdc)).isInstanceOf(CallException.class);
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  void connectionThatBreaks_isAFailureOfTheCall(Call call) {
    answers(aResponse().withFault(Fault.EMPTY_RESPONSE));

    assertThatThrownBy(() -> call.make(ticdc)).isInstanceOf(CallException.class);
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  void memberOfAnotherType_isAFailureOfTheCall_orLeftOut(Call call) {
    answers(
        okJson(
            "{\"total\":\"many\",\"items\":{},\"id\":7,\"state\":[],\"checkpoint_ts\":\"now\","
                + "\"timestamp\":{},\"synced\":\"perhaps\",\"ineligible_tables\":3}"));

    Throwable thrown = catchThrowable(() -> call.make(ticdc));

    assertThat(thrown)
        .satisfiesAnyOf(
            nothing -> assertThat(nothing).isNull(),
            ours -> assertThat(ours).isInstanceOf(MskException.class));
  }
}
