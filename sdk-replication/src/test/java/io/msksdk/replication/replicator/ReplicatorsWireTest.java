package io.msksdk.replication.replicator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.msksdk.admin.Msk;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskReplicatorArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.operation.OperationFailedException;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.time.ManualTime;
import io.msksdk.replication.MskReplication;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Answers that are late, lost or stale. */
class ReplicatorsWireTest {
  private static final String UUID = "abcd1234-0123-abcd-5678-1234abcd5678-1";
  private static final MskReplicatorArn ARN =
      MskReplicatorArn.of("eu-central-1", "111122223333", "orders-dr", UUID);
  private static final String PATH = "/replication/v1/replicators";
  private static final WaitPolicy HOUR = WaitPolicy.atMost(Duration.ofHours(1));

  @RegisterExtension
  static final WireMockExtension service =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private Msk msk;
  private Replicators replicators;

  @BeforeEach
  void open() {
    msk =
        Msk.builder()
            .region(Region.EU_CENTRAL_1)
            .endpoint(URI.create(service.baseUrl()))
            .credentials(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")))
            .time(ManualTime.startingAt(Instant.parse("2026-01-01T00:00:00Z")))
            .build();
    replicators = MskReplication.on(msk).replicators();
  }

  @AfterEach
  void close() {
    msk.close();
  }

  private static ReplicatorSpec spec() {
    return ReplicatorSpec.between(
            "orders-dr",
            MskClusterArn.of("eu-west-1", "111122223333", "orders", UUID),
            MskClusterArn.of("eu-central-1", "111122223333", "standby", UUID),
            "arn:aws:iam::111122223333:role/replicator")
        .sourceSubnets("subnet-a", "subnet-b")
        .targetSubnets("subnet-c", "subnet-d")
        .targetSecurityGroups("sg-1")
        .build();
  }

  private static ResponseDefinitionBuilder described(String state, String version, String topics) {
    return okJson(
        """
        {"replicatorArn":"%s","replicatorName":"orders-dr","replicatorState":"%s",
         "currentVersion":"%s",
         "kafkaClusters":[],
         "replicationInfoList":[{"sourceKafkaClusterAlias":"a","targetKafkaClusterAlias":"b",
           "topicReplication":{"topicsToReplicate":["%s"]},
           "consumerGroupReplication":{"consumerGroupsToReplicate":[".*"]}}]}
        """
            .formatted(ARN, state, version, topics));
  }

  private static ResponseDefinitionBuilder error(int status, String code) {
    return aResponse()
        .withStatus(status)
        .withHeader("x-amzn-ErrorType", code)
        .withBody("{\"message\":\"no\"}");
  }

  /** Answers descriptions one after the other, the last one for ever. */
  private void looks(List<ResponseDefinitionBuilder> answers) {
    for (int i = 0; i < answers.size(); i++) {
      boolean last = i == answers.size() - 1;
      service.stubFor(
          get(urlPathMatching(PATH + "/.*"))
              .inScenario("looks")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "look " + i)
              .willSetStateTo(last ? "look " + i : "look " + (i + 1))
              .willReturn(answers.get(i)));
    }
  }

  @Test
  void lostCreation_thatLeftNothing_isThrown_andSentOnce() {
    service.stubFor(
        post(urlPathEqualTo(PATH)).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    service.stubFor(get(urlPathEqualTo(PATH)).willReturn(okJson("{\"replicators\":[]}")));

    assertThatThrownBy(() -> replicators.create(spec())).isInstanceOf(CallException.class);
    assertThat(service.findAll(postRequestedFor(urlPathEqualTo(PATH)))).hasSize(1);
  }

  @Test
  void failedCreation_isSentOnce() {
    service.stubFor(
        post(urlPathEqualTo(PATH)).willReturn(error(500, "InternalServerErrorException")));
    service.stubFor(get(urlPathEqualTo(PATH)).willReturn(okJson("{\"replicators\":[]}")));

    assertThatThrownBy(() -> replicators.create(spec())).isInstanceOf(ServiceException.class);
    assertThat(service.findAll(postRequestedFor(urlPathEqualTo(PATH)))).hasSize(1);
  }

  @Test
  void deletion_outlastsLateRunning() {
    service.stubFor(delete(urlPathMatching(PATH + "/.*")).willReturn(okJson("{}")));
    looks(
        List.of(
            described("RUNNING", "K1", ".*"),
            described("RUNNING", "K1", ".*"),
            described("DELETING", "K1", ".*"),
            described("RUNNING", "K1", ".*"),
            error(404, "NotFoundException")));

    replicators.delete(ARN).await(HOUR);

    assertThat(service.findAll(postRequestedFor(urlPathMatching(".*")))).isEmpty();
  }

  @Test
  void failureAfterDeleting_endsTheWait_andFailedBeforeItDoesNot() {
    service.stubFor(delete(urlPathMatching(PATH + "/.*")).willReturn(okJson("{}")));
    looks(
        List.of(
            described("FAILED", "K1", ".*"),
            described("FAILED", "K1", ".*"),
            described("DELETING", "K1", ".*"),
            described("FAILED", "K1", ".*")));

    assertThatThrownBy(() -> replicators.delete(ARN).await(HOUR))
        .isInstanceOf(OperationFailedException.class);
  }

  @Test
  void update_isNotOverWhileTheOldVersionStillRuns() {
    service.stubFor(put(urlPathMatching(PATH + "/.*")).willReturn(okJson("{}")));
    looks(
        List.of(
            described("RUNNING", "K1", ".*"),
            described("RUNNING", "K1", ".*"),
            described("UPDATING", "K2", "b"),
            described("RUNNING", "K2", "b")));

    Replicator changed = replicators.update(ARN, now -> now.topics("b")).await(HOUR);

    assertThat(changed.currentVersion()).contains("K2");
    assertThat(changed.settings().topics().included()).containsExactly("b");
  }

  @Test
  void unknownState_meansLookAgain() {
    looks(List.of(described("PAUSED", "K1", ".*"), described("RUNNING", "K1", ".*")));

    assertThat(replicators.creation(ARN).await(HOUR).state()).isEqualTo(ReplicatorState.RUNNING);
  }
}
