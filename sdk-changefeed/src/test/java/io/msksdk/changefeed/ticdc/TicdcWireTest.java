package io.msksdk.changefeed.ticdc;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.msksdk.changefeed.ticdc.Feed.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow, broken and refusing servers. */
class TicdcWireTest {
  private static final WireMockServer SERVER = new WireMockServer(options().dynamicPort());

  private final ManualTime time = ManualTime.startingAt(START);
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
    ticdc = client(Duration.ofSeconds(30));
  }

  private TicdcClient client(Duration timeout) {
    return TicdcClient.builder(URI.create(SERVER.baseUrl() + "/"))
        .namespace("team a")
        .time(time)
        .timeout(timeout)
        .callPolicy(CallPolicy.builder().tries(2).build())
        .build();
  }

  @AfterEach
  void close() {
    ticdc.close();
  }

  @Test
  void scope_isInEveryRequest() {
    SERVER.stubFor(any(anyUrl()).willReturn(okJson("{\"total\":0,\"items\":[]}")));

    assertThat(ticdc.list()).isEmpty();

    SERVER.verify(
        getRequestedFor(urlPathEqualTo("/api/v2/changefeeds"))
            .withQueryParam("namespace", WireMock.equalTo("team a"))
            .withQueryParam("state", WireMock.equalTo("all")));
  }

  @Test
  void read_isTriedAgain() {
    SERVER.stubFor(
        get(anyUrl())
            .inScenario("again")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
            .willSetStateTo("up"));
    SERVER.stubFor(
        get(anyUrl())
            .inScenario("again")
            .whenScenarioStateIs("up")
            .willReturn(okJson("{\"version\":\"v9\"}")));

    assertThat(ticdc.status().version()).isEqualTo("v9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "<html>busy</html>", "{\"version\":"})
  void answerThatIsNotJson_isALostAnswer(String body) {
    SERVER.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(200).withBody(body)));

    assertThatThrownBy(() -> ticdc.status())
        .isInstanceOfSatisfying(
            ClientException.class,
            e -> {
              assertThat(e.code()).isEqualTo("call.answer-lost");
              assertThat(e).hasMessageContaining("not JSON");
            });
    SERVER.verify(2, getRequestedFor(anyUrl()));
  }

  @Test
  void slowAnswer_isGivenUp() {
    SERVER.stubFor(get(anyUrl()).willReturn(okJson("{}").withFixedDelay(1_000)));

    try (TicdcClient hasty = client(Duration.ofMillis(200))) {
      assertThatThrownBy(hasty::status)
          .isInstanceOf(ClientException.class)
          .hasMessageContaining("PT0.2S");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RANDOM_DATA_THEN_CLOSE", "CONNECTION_RESET_BY_PEER"})
  void brokenConnection_isALostAnswer(Fault fault) {
    SERVER.stubFor(get(anyUrl()).willReturn(aResponse().withFault(fault)));

    assertThatThrownBy(() -> ticdc.captures())
        .isInstanceOfSatisfying(ClientException.class, e -> assertThat(e.retryable()).isTrue());
  }

  @Test
  void nobodyThere_isUnreachable_andNothingWasChanged() {
    URI closed = URI.create("http://127.0.0.1:1");
    try (TicdcClient nobody = TicdcClient.builder(closed).time(time).build()) {
      assertThatThrownBy(() -> nobody.pause("orders"))
          .isInstanceOfSatisfying(
              ClientException.class,
              e -> {
                assertThat(e.notApplied()).isTrue();
                assertThat(e.code()).isEqualTo("call.unreachable");
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, CDC:ErrUnauthorized, DENIED, 1",
    "400, CDC:ErrTableIneligible, INVALID, 1",
    "400, CDC:ErrSchedulerRequestFailed, UNAVAILABLE, 1",
    "400, CDC:ErrBrandNew, INVALID, 1",
    "500, CDC:ErrKafkaNewProducer, SINK, 1",
    "500, CDC:ErrPDEtcdAPIError, UNAVAILABLE, 2",
    "500, CDC:ErrBrandNew, UNAVAILABLE, 2",
    "404, CDC:ErrBrandNew, NOT_FOUND, 1"
  })
  void errors_areTyped_andTriedAgainOnlyWhenItHelps(
      int status, String code, Problem problem, int requests) {
    SERVER.stubFor(get(anyUrl()).willReturn(error(status, code, "it is so")));

    assertThatThrownBy(() -> ticdc.get("orders"))
        .isInstanceOfSatisfying(
            TicdcException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.errorCode()).isEqualTo(code);
              assertThat(e.error().status()).isEqualTo(status);
              assertThat(e).hasMessageContaining("it is so");
            });
    SERVER.verify(requests, getRequestedFor(anyUrl()));
  }

  private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder error(
      int status, String code, String message) {
    return aResponse()
        .withStatus(status)
        .withBody(
            "{\"error_msg\":\"[" + code + "]" + message + "\",\"error_code\":\"" + code + "\"}");
  }

  @Test
  void proxyBetween_isNotTicdc() {
    SERVER.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(502).withBody("<html>")));

    assertThatThrownBy(() -> ticdc.status())
        .isInstanceOfSatisfying(
            TicdcException.class,
            e -> {
              assertThat(e.errorCode()).isEqualTo("http.502");
              assertThat(e.problem()).isEqualTo(Problem.UNAVAILABLE);
            });
  }

  @Test
  void write_isSentOnce_whenItsOutcomeIsNotKnown() {
    SERVER.stubFor(get(anyUrl()).willReturn(okJson("{\"id\":\"orders\",\"state\":\"normal\"}")));
    SERVER.stubFor(post(anyUrl()).willReturn(error(500, "CDC:ErrPDEtcdAPIError", "etcd")));

    assertThatThrownBy(() -> ticdc.pause("orders")).isInstanceOf(TicdcException.class);

    SERVER.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void refusedUri_isQuotedWithoutItsSecrets() {
    String uri = "kafka://u:top@b/t?sasl-password=hush&sasl-user=me";
    SERVER.stubFor(get(anyUrl()).willReturn(error(400, "CDC:ErrSinkURIInvalid", uri)));

    assertThatThrownBy(() -> ticdc.get("orders"))
        .hasMessageContaining("sasl-user=me")
        .hasMessageNotContaining("hush")
        .hasMessageNotContaining("top@");
  }

  @Test
  void stateOfTomorrow_isUnknown_andKeepsItsWord() {
    SERVER.stubFor(get(anyUrl()).willReturn(okJson("{\"id\":\"orders\",\"state\":\"dreaming\"}")));

    Changefeed feed = ticdc.get("orders");

    assertThat(feed.state()).isEqualTo(ChangefeedState.UNKNOWN);
    assertThat(feed.rawState()).isEqualTo("dreaming");
    assertThat(feed.createdAt()).isEmpty();
  }
}
