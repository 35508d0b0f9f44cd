package io.msksdk.admin.cluster;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.msksdk.admin.Msk;
import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.ClientOrigin;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.Caller;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ConflictException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.call.ThrottledException;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.time.ManualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** What travels badly: throttling, failures, resets, answers nobody can read. */
class ClustersWireTest {
  private static final String ARN =
      "arn:aws:kafka:eu-west-1:111122223333:cluster/orders/abcd1234-0123-abcd-5678-1234abcd5678-1";
  private static final MskClusterArn ORDERS = MskClusterArn.parse(ARN);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "test-secret"));

  @RegisterExtension
  static final WireMockExtension service =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private final ManualTime time = ManualTime.startingAt(NOW);
  private final SdkHttpClient http =
      Apache5HttpClient.builder().socketTimeout(Duration.ofMillis(300)).build();
  private Msk msk;

  @BeforeEach
  void open() {
    msk = msk(URI.create(service.baseUrl()));
  }

  @AfterEach
  void close() {
    msk.close();
    http.close();
  }

  private Msk msk(URI endpoint) {
    return Msk.builder()
        .region(Region.EU_WEST_1)
        .endpoint(endpoint)
        .credentials(CREDENTIALS)
        .httpClient(http)
        .time(time)
        .build();
  }

  private static ClusterSpec spec() {
    return ClusterSpec.provisioned("orders", "3.7.x.kraft")
        .subnets("subnet-a", "subnet-b", "subnet-c")
        .build();
  }

  private static String cluster(String state, Instant created) {
    return """
    {"clusterArn":"%s","clusterName":"orders","state":"%s","clusterType":"PROVISIONED",\
    "creationTime":"%s","currentVersion":"K1"}\
    """
        .formatted(ARN, state, created);
  }

  private static String described(String state) {
    return "{\"clusterInfo\":" + cluster(state, NOW) + "}";
  }

  private static String listed(Instant created) {
    return "{\"clusterInfoList\":[" + cluster("CREATING", created) + "]}";
  }

  private static ResponseDefinitionBuilder error(int status, String code) {
    return aResponse()
        .withStatus(status)
        .withHeader("x-amzn-ErrorType", code)
        .withHeader("x-amzn-RequestId", "req-1")
        .withBody("{\"message\":\"no\",\"invalidParameter\":\"clusterName\"}");
  }

  /** Answers the first call one way and every later call another. */
  private void firstThen(
      MappingBuilder call,
      MappingBuilder again,
      ResponseDefinitionBuilder first,
      ResponseDefinitionBuilder then) {
    service.stubFor(
        call.inScenario("calls")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(first)
            .willSetStateTo("later"));
    service.stubFor(again.inScenario("calls").whenScenarioStateIs("later").willReturn(then));
  }

  private void describeAnswers(ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
    firstThen(get(urlPathMatching("/api/v2/.*")), get(urlPathMatching("/api/v2/.*")), first, then);
  }

  private void createAnswers(ResponseDefinitionBuilder answer) {
    service.stubFor(post(urlPathEqualTo("/api/v2/clusters")).willReturn(answer));
  }

  private int creates() {
    return service.findAll(postRequestedFor(urlPathEqualTo("/api/v2/clusters"))).size();
  }

  private int reads() {
    return service.findAll(getRequestedFor(urlPathMatching("/api/v2/.*"))).size();
  }

  private Duration waited() {
    return Duration.between(NOW, time.now());
  }

  @Test
  void throttledRead_waitsAsLongAsTheServiceAsks() {
    describeAnswers(
        error(429, "TooManyRequestsException").withHeader("Retry-After", "17"),
        okJson(described("ACTIVE")));

    assertThat(msk.clusters().describe(ORDERS).state()).isEqualTo(ClusterState.ACTIVE);
    assertThat(waited()).isEqualTo(Duration.ofSeconds(17));
  }

  @Test
  void throttledRead_withoutAnAsk_backsOffByItself() {
    describeAnswers(error(429, "TooManyRequestsException"), okJson(described("ACTIVE")));

    assertThat(msk.clusters().describe(ORDERS).state()).isEqualTo(ClusterState.ACTIVE);
    assertThat(waited()).isPositive().isLessThanOrEqualTo(Duration.ofMillis(300));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Signature expired: 20260101T000000Z is now earlier than 20260101T005500Z",
        "Signature not yet current: 20260101T010000Z is still later than 20260101T000500Z"
      })
  void clockThatIsOff_isToldFromADenial_andAWriteIsMadeAgain(String message) {
    service.stubFor(get(urlPathMatching("/api/v2/.*")).willReturn(okJson(described("CREATING"))));
    firstThen(
        post(urlPathEqualTo("/api/v2/clusters")),
        post(urlPathEqualTo("/api/v2/clusters")),
        error(403, "InvalidSignatureException").withBody("{\"message\":\"" + message + "\"}"),
        okJson("{\"clusterArn\":\"" + ARN + "\",\"state\":\"CREATING\"}"));

    assertThat(msk.clusters().create(spec()).id()).isEqualTo(ARN);
    assertThat(creates()).isEqualTo(2);
  }

  @Test
  void clockThatStaysWrong_isToldFromADenial() {
    createAnswers(error(403, "RequestExpired"));

    assertThatThrownBy(() -> msk.clusters().create(spec()))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.code()).isEqualTo("call.clock-skew");
              assertThat(e.notApplied()).isTrue();
            })
        .hasMessageContaining("Set the clock of this machine");
    assertThat(creates()).isEqualTo(4);
  }

  @Test
  void throttledForEver_endsAfterFourTries() {
    describeAnswers(error(429, "TooManyRequestsException"), error(429, "TooManyRequestsException"));

    assertThatThrownBy(() -> msk.clusters().describe(ORDERS))
        .isInstanceOf(ThrottledException.class)
        .hasMessageContaining("CallPolicy.callsPerSecond");
    assertThat(reads()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"500,InternalServerErrorException", "503,ServiceUnavailableException"})
  void failedRead_isTriedAgain(int status, String code) {
    describeAnswers(error(status, code), okJson(described("ACTIVE")));

    assertThat(msk.clusters().describe(ORDERS).name()).isEqualTo("orders");
    assertThat(reads()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
  void brokenRead_isTriedAgain(Fault fault) {
    describeAnswers(aResponse().withFault(fault), okJson(described("ACTIVE")));

    assertThat(msk.clusters().describe(ORDERS).name()).isEqualTo("orders");
    assertThat(reads()).isEqualTo(2);
  }

  @Test
  void halfAnAnswer_isTriedAgain_andThenNamed() {
    describeAnswers(okJson("{\"clusterInfo\":{\"clus"), okJson("{\"clusterInfo\":{\"clus"));

    assertThatThrownBy(() -> msk.clusters().describe(ORDERS))
        .isInstanceOfSatisfying(
            ClientException.class, e -> assertThat(e.code()).isEqualTo("call.answer-lost"))
        .hasMessageStartingWith("DescribeClusterV2: ");
    assertThat(reads()).isEqualTo(4);
  }

  @Test
  void slowBody_isGivenUpAndTriedAgain() {
    describeAnswers(okJson(described("ACTIVE")).withFixedDelay(5_000), okJson(described("ACTIVE")));

    assertThat(msk.clusters().describe(ORDERS).name()).isEqualTo("orders");
    assertThat(reads()).isEqualTo(2);
  }

  @Test
  void lostAnswerOfACreate_sendsOnePost_andTheHandleFindsWhatWasCreated() {
    createAnswers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    service.stubFor(get(urlPathEqualTo("/api/v2/clusters")).willReturn(okJson(listed(NOW))));
    service.stubFor(
        get(urlPathMatching("/api/v2/clusters/.+")).willReturn(okJson(described("ACTIVE"))));

    OperationHandle<Cluster> creation = msk.clusters().create(spec());

    assertThat(creation.id()).isEqualTo(ARN);
    assertThat(creation.snapshot().state()).isEqualTo("ACTIVE");
    assertThat(creates()).isEqualTo(1);
  }

  @Test
  void lostAnswerOfACreate_findsTheCluster_evenWhenItShowsLate() {
    createAnswers(error(500, "InternalServerErrorException"));
    firstThen(
        get(urlPathEqualTo("/api/v2/clusters")),
        get(urlPathEqualTo("/api/v2/clusters")),
        okJson("{\"clusterInfoList\":[]}"),
        okJson(listed(NOW)));

    assertThat(msk.clusters().create(spec()).id()).isEqualTo(ARN);
    assertThat(creates()).isEqualTo(1);
  }

  @Test
  void lostAnswerOfACreate_doesNotTakeAnOlderClusterForItsOwn() {
    createAnswers(aResponse().withFault(Fault.EMPTY_RESPONSE));
    Instant yesterday = NOW.minus(Duration.ofDays(1));
    service.stubFor(get(urlPathEqualTo("/api/v2/clusters")).willReturn(okJson(listed(yesterday))));

    assertThatThrownBy(() -> msk.clusters().create(spec()))
        .isInstanceOfSatisfying(ClientException.class, e -> assertThat(e.notApplied()).isFalse())
        .hasMessageContaining("look at the resource before repeating it");
    assertThat(creates()).isEqualTo(1);
  }

  @Test
  void createThatLeftNoTrace_isReportedAsUnsure() {
    createAnswers(error(503, "ServiceUnavailableException"));
    service.stubFor(
        get(urlPathEqualTo("/api/v2/clusters")).willReturn(okJson("{\"clusterInfoList\":[]}")));

    assertThatThrownBy(() -> msk.clusters().create(spec()))
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.notApplied()).isFalse());
    assertThat(creates()).isEqualTo(1);
  }

  @Test
  void throttledCreate_isSentAgain() {
    firstThen(
        post(urlPathEqualTo("/api/v2/clusters")),
        post(urlPathEqualTo("/api/v2/clusters")),
        error(429, "TooManyRequestsException").withHeader("Retry-After", "3"),
        okJson("{\"clusterArn\":\"" + ARN + "\"}"));

    assertThat(msk.clusters().create(spec()).id()).isEqualTo(ARN);
    assertThat(creates()).isEqualTo(2);
    assertThat(waited()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void clientTheUserBrought_sendsAWriteOnceToo() {
    createAnswers(error(500, "InternalServerErrorException"));
    service.stubFor(
        get(urlPathEqualTo("/api/v2/clusters")).willReturn(okJson("{\"clusterInfoList\":[]}")));

    try (KafkaClient theirs =
            KafkaClient.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create(service.baseUrl()))
                .credentialsProvider(CREDENTIALS)
                .httpClient(http)
                .build();
        Msk over = Msk.builder().client(theirs).time(time).build()) {
      assertThatThrownBy(() -> over.clusters().create(spec())).isInstanceOf(ServiceException.class);
    }
    assertThat(creates()).isEqualTo(1);
  }

  @Test
  void resetBeforeTheRequestIsRead_isUnsureForAWrite() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket resetting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> resetAll(resetting, connections), "resetting-server");
      server.start();

      try (Msk reset = msk(URI.create("http://127.0.0.1:" + resetting.getLocalPort()))) {
        CallException lost =
            catchThrowableOfType(
                CallException.class, () -> DeleteClusterOperation.call(calls(reset), ORDERS));
        assertThat(lost.notApplied()).isFalse();
      }
      resetting.close();
      server.join();
    }
    // one DELETE, and the four tries of the read that asks whether it was carried out
    assertThat(connections.get()).isEqualTo(5);
  }

  private AwsCalls calls(Msk msk) {
    return new AwsCalls(
        msk.client(), ClientOrigin.MADE, Caller.of(CallPolicy.defaults(), time), null, time);
  }

  private static void resetAll(ServerSocket server, AtomicInteger connections) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        connections.incrementAndGet();
        socket.setSoLinger(true, 0);
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Test
  void refusedConnection_namesTheAddress_andLeavesNoDoubt() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (Msk nowhere = msk(URI.create("http://127.0.0.1:" + free))) {
      assertThatThrownBy(() -> nowhere.clusters().create(spec()))
          .isInstanceOfSatisfying(
              ClientException.class,
              e -> {
                assertThat(e.code()).isEqualTo("call.unreachable");
                assertThat(e.notApplied()).isTrue();
              })
          .hasMessageContaining("CreateClusterV2: ")
          .hasMessageContaining("127.0.0.1:" + free)
          .hasMessageContaining("Check the endpoint");
    }
  }

  @Test
  void lostAnswerOfADelete_isJudgedByTheCluster() {
    service.stubFor(
        delete(urlPathMatching("/v1/clusters/.+"))
            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    service.stubFor(
        get(urlPathMatching("/api/v2/clusters/.+")).willReturn(okJson(described("DELETING"))));

    assertThat(msk.clusters().delete(ORDERS).snapshot().state()).isEqualTo("DELETING");
  }

  @ParameterizedTest
  @CsvSource({
    "401, UnauthorizedException",
    "403, ForbiddenException",
    "404, NotFoundException",
    "409, ConflictException",
    "400, BadRequestException"
  })
  void refusal_hasTheTypeACallerActsOn(int status, String code) {
    createAnswers(error(status, code));
    Class<?> type =
        switch (status) {
          case 401, 403 -> AccessDeniedException.class;
          case 404 -> NotFoundException.class;
          case 409 -> ConflictException.class;
          default -> ServiceException.class;
        };

    assertThatThrownBy(() -> msk.clusters().create(spec()))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e).isExactlyInstanceOf(type);
              assertThat(e.requestId()).contains("req-1");
              assertThat(e.error().code()).isEqualTo(code);
            })
        .hasMessageContaining("CreateClusterV2: no (parameter clusterName) [request req-1].");
    assertThat(creates()).isEqualTo(1);
  }
}
