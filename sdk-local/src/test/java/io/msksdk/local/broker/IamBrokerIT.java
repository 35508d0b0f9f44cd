package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;

class IamBrokerIT {
  private static final String DENIED = "\\[[0-9a-f-]{36}]: Access denied";

  private static TestEngine engine;
  private static String arn;
  private static String brokers;

  @BeforeAll
  static void start() {
    engine = TestEngine.start();
    try (KafkaClient kafka = engine.kafka()) {
      arn = kafka.createClusterV2(TestClusters.iam("iam", 2)).clusterArn();
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);
      brokers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringSaslIam();
    }
    as("admin").createTopic("orders");
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void secret_right_producesAndConsumes() {
    as("admin").createTopic("round-trip");

    as("admin").produce("round-trip", "a", "b", "c");

    assertThat(as("admin").consume("round-trip", 3)).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void secret_wrong_isRefusedWithAnIdAndAReason() {
    assertThatThrownBy(() -> as("wrong-secret").describeCluster())
        .isInstanceOfSatisfying(
            SaslAuthenticationException.class,
            e -> {
              assertThat(e.getMessage()).matches(DENIED);
              JsonNode denial = denial(e.getMessage().substring(1, 37));
              assertThat(denial.path("principal").asText())
                  .isEqualTo(TestEngine.userArn("local-admin"));
              assertThat(denial.path("action").asText()).isEqualTo("kafka-cluster:Connect");
              assertThat(denial.path("reason").asText())
                  .startsWith("SIGNATURE_MISMATCH")
                  .doesNotContain("local-admin-secret");
              assertThat(denial.path("remedy").isNull()).isTrue();
            });
  }

  @Test
  void key_unknown_isRefused() {
    assertThatThrownBy(() -> as("unknown-key").describeCluster())
        .isInstanceOf(SaslAuthenticationException.class)
        .hasMessageMatching(DENIED);

    assertThat(lastReason("AKIANOBODY0000000000")).startsWith("UNKNOWN_KEY");
  }

  @Test
  void user_withoutAnyPolicy_mayNotConnect() {
    engine.user("AKIANOPOLICY00000000", "no-policy-secret", "no-policy", "");

    assertThatThrownBy(() -> as("no-policy").describeCluster())
        .isInstanceOf(SaslAuthenticationException.class)
        .hasMessageMatching(DENIED);

    JsonNode denial = engine.denials(TestEngine.userArn("no-policy")).path(0);
    assertThat(denial.path("reason").asText())
        .isEqualTo("no statement allows kafka-cluster:Connect on " + arn);
    assertThat(TestEngine.json(denial.path("remedy").asText()))
        .isEqualTo(
            TestEngine.json(
                "{\"Effect\":\"Allow\",\"Action\":\"kafka-cluster:Connect\",\"Resource\":\"%s\"}"
                    .formatted(arn)));
  }

  @Test
  void user_allowedToConnectOnly_isDeniedEverythingElseWithTheReason() {
    engine.user(
        "AKIACONNECT000000000",
        "connect-secret",
        "connect-only",
        "{\"Effect\":\"Allow\",\"Action\":\"kafka-cluster:Connect\",\"Resource\":\"*\"}");
    IamClients client = as("connect-only").with("enable.idempotence", "false");

    client.describeCluster();
    assertThatThrownBy(() -> client.createTopic("mine"))
        .isInstanceOf(TopicAuthorizationException.class);
    assertThatThrownBy(() -> client.produce("orders", "x"))
        .isInstanceOf(TopicAuthorizationException.class);
    assertThatThrownBy(() -> client.consume("orders", 1))
        .isInstanceOfAny(TopicAuthorizationException.class, GroupAuthorizationException.class);

    JsonNode created = engine.denials(TestEngine.userArn("connect-only")).path(0);
    assertThat(created.path("operation").asText()).isEqualTo("CREATE TOPIC mine");
    assertThat(created.path("action").asText()).isEqualTo("kafka-cluster:CreateTopic");
    assertThat(created.path("resource").asText())
        .isEqualTo(arn.replace(":cluster/", ":topic/") + "/mine");
    assertThat(created.path("reason").asText())
        .startsWith("no statement allows kafka-cluster:CreateTopic on ")
        .contains("nearest: statement 1 of identity policy 1");
    assertThat(created.path("statement").asText()).isEqualTo("statement 1 of policy 1");
    assertThat(created.path("remedy").asText()).contains("kafka-cluster:CreateTopic");
  }

  @Test
  void producer_withItsStatements_producesButNotIdempotently() {
    engine.user(
        "AKIAPRODUCER00000000",
        "producer-secret",
        "producer",
        """
        [{"Effect":"Allow","Action":["kafka-cluster:Connect"],"Resource":"%s"},
         {"Effect":"Allow","Action":["kafka-cluster:DescribeTopic","kafka-cluster:WriteData"],
          "Resource":"%s/orders"}]
        """
            .formatted(arn, arn.replace(":cluster/", ":topic/")));

    as("producer").with("enable.idempotence", "false").produce("orders", "plain");
    assertThatThrownBy(() -> as("producer").produce("orders", "idempotent"))
        .isInstanceOf(ClusterAuthorizationException.class);

    assertThat(engine.denials(TestEngine.userArn("producer")))
        .anySatisfy(
            denial ->
                assertThat(denial.path("action").asText())
                    .isEqualTo("kafka-cluster:WriteDataIdempotently"));
  }

  @Test
  void session_ofARole_needsItsToken() {
    String session = "arn:aws:sts::111122223333:assumed-role/app/s1";
    engine.post(
        "/_local/identities",
        """
        [{"accessKeyId":"ASIAROLESESSION00000","secretAccessKey":"session-secret",
          "sessionToken":"session-token/with+signs==","arn":"%s","policies":[
           {"Statement":{"Effect":"Allow","Action":"kafka-cluster:*","Resource":"*"}}]}]
        """
            .formatted(session));

    as("role-session").createTopic("of-a-role");

    assertThat(engine.get("/_local/events"))
        .anySatisfy(
            event -> {
              assertThat(event.path("kind").asText()).isEqualTo("login");
              assertThat(event.path("facts").path("principal").asText()).isEqualTo(session);
            });
  }

  @Test
  void denial_byAStatement_namesItAndOffersNone() {
    engine.user(
        "AKIADENIED0000000000",
        "denied-secret",
        "denied",
        """
        [{"Effect":"Allow","Action":"kafka-cluster:*","Resource":"*"},
         {"Sid":"NoSecrets","Effect":"Deny","NotAction":"kafka-cluster:Connect",
          "Resource":"%s/secret-*"}]
        """
            .formatted(arn.replace(":cluster/", ":topic/")));
    IamClients client = as("denied");

    client.createTopic("allowed");
    assertThatThrownBy(() -> client.createTopic("secret-plans"))
        .isInstanceOf(TopicAuthorizationException.class);

    JsonNode denial = engine.denials(TestEngine.userArn("denied")).path(0);
    assertThat(denial.path("reason").asText())
        .isEqualTo("denied by statement NoSecrets of identity policy 1");
    assertThat(denial.path("statement").asText()).isEqualTo("statement NoSecrets of policy 1");
    assertThat(denial.path("remedy").isNull()).isTrue();
  }

  @Test
  void policies_thatChange_countAtOnce() {
    String policy =
        """
        [{"Effect":"Allow","Action":"kafka-cluster:*","Resource":"*",
          "Condition":{"IpAddress":{"aws:SourceIp":"%s/32"}}}]
        """;
    engine.user(
        "AKIACHANGING00000000", "changing-secret", "changing", policy.formatted("10.0.0.1"));
    assertThatThrownBy(() -> as("changing").describeCluster())
        .isInstanceOf(SaslAuthenticationException.class);

    engine.user(
        "AKIACHANGING00000000", "changing-secret", "changing", policy.formatted("127.0.0.1"));

    as("changing").createTopic("of-the-changed");
    assertThat(
            engine
                .get(
                    "/_local/policy?principal="
                        + TestEngine.encoded(TestEngine.userArn("changing")))
                .toString())
        .contains("kafka-cluster:Connect", "kafka-cluster:CreateTopic", "/of-the-changed")
        .doesNotContain("kafka-cluster:WriteData");
  }

  private static IamClients as(String profile) {
    return new IamClients(engine, brokers, profile);
  }

  private static JsonNode denial(String requestId) {
    for (JsonNode denial : engine.get("/_local/denials")) {
      if (denial.path("requestId").asText().equals(requestId)) {
        return denial;
      }
    }
    throw new AssertionError("no denial has the id " + requestId);
  }

  private static String lastReason(String principal) {
    JsonNode denials = engine.denials(principal);
    return denials.path(denials.size() - 1).path("reason").asText();
  }
}
