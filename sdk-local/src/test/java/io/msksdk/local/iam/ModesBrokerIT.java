package io.msksdk.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestEngine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** What may be set of the brokers' authorisation, and policies other than a caller's own. */
class ModesBrokerIT {
  private static final String ALL =
      "{\"Effect\":\"Allow\",\"Action\":\"kafka-cluster:*\",\"Resource\":\"*\"}";

  private static TestEngine engine;
  private static IamCluster cluster;

  @BeforeAll
  static void start() {
    engine = TestEngine.start("--authorisation", "strict");
    cluster = IamCluster.in(engine, "modes");
    cluster.createTopic("orders");
    cluster.admin().produce("orders", "first");
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void reader_withoutGroupsInStrictMode_isRefusedForTheGroupItDoesNotName() {
    KafkaCaller reader =
        user(
            "reader",
            """
            [{"Effect":"Allow","Action":"kafka-cluster:Connect","Resource":"*"},
             {"Effect":"Allow","Action":["kafka-cluster:DescribeTopic","kafka-cluster:ReadData"],
              "Resource":"%s"}]
            """
                .formatted(cluster.resource("topic", "orders")));

    assertThatThrownBy(() -> readWithoutGroup(reader))
        .isInstanceOf(TopicAuthorizationException.class);

    JsonNode denial = cluster.lastDenial(TestEngine.userArn("reader"));
    assertThat(denial.path("operation").asText()).isEqualTo("READ TOPIC orders");
    assertThat(denial.path("action").asText()).isEqualTo("kafka-cluster:DescribeGroup");
    assertThat(denial.path("reason").asText()).contains("strict mode");
    assertThat(TestEngine.json(denial.path("remedy").asText()).path("Resource").asText())
        .isEqualTo(cluster.resource("group", "*"));

    mode("reader", "default");
    readWithoutGroup(reader);
    assertThat(cluster.events("warning", TestEngine.userArn("reader"), 0))
        .extracting(event -> event.path("facts").path("missing").asText())
        .containsExactlyInAnyOrder("kafka-cluster:DescribeGroup", "kafka-cluster:AlterGroup");
  }

  @Test
  void reader_withARightOnSomeGroup_needsNoFurtherOneInStrictMode() {
    KafkaCaller reader =
        user(
            "grouped",
            """
            [{"Effect":"Allow","Action":"kafka-cluster:Connect","Resource":"*"},
             {"Effect":"Allow","Action":["kafka-cluster:*Group"],"Resource":"%s"},
             {"Effect":"Allow","Action":["kafka-cluster:DescribeTopic","kafka-cluster:ReadData"],
              "Resource":"*"}]
            """
                .formatted(cluster.resource("group", "team-?-*")));

    readWithoutGroup(reader);

    assertThat(engine.denials(TestEngine.userArn("grouped"))).isEmpty();
  }

  @Test
  void modeOff_letsEveryCallerDoEverythingButConnectWithoutARight() {
    KafkaCaller connects =
        user(
            "connects",
            "{\"Effect\":\"Allow\",\"Action\":\"kafka-cluster:Connect\",\"Resource\":\"*\"}");
    KafkaCaller stranger = user("stranger", "");

    mode("connects", "off");
    mode("stranger", "off");

    connects.produce("orders", "by anybody");
    assertThatThrownBy(() -> stranger.produce("orders", "by nobody"))
        .isInstanceOf(SaslAuthenticationException.class);
    assertThat(engine.get("/_local/authorisation").path("principals").toString())
        .contains("user/connects\":\"off\"");
  }

  @Test
  void modeOfTheCluster_isWeakerThanTheCallersAndStrongerThanTheEngines() {
    KafkaCaller one = user("one", ALL);
    cluster.authorise("{\"mode\":\"default\",\"cluster\":\"%s\"}".formatted(cluster.arn()));

    one.produce("orders", "x");

    JsonNode shown = engine.get("/_local/authorisation");
    assertThat(shown.path("mode").asText()).isEqualTo("strict");
    assertThat(shown.path("clusters").path(cluster.arn()).asText()).isEqualTo("default");
    cluster.authorise("{\"mode\":\"strict\",\"cluster\":\"%s\"}".formatted(cluster.arn()));
  }

  @Test
  void settings_thatAreWrong_areNamed() {
    assertThat(engine.send("POST", "/_local/authorisation", "{\"mode\":\"lax\"}").body())
        .contains("mode: lax", "default, strict or off");
    assertThat(engine.send("POST", "/_local/authorisation", "{\"sessionLength\":\"PT1S\"}").body())
        .contains("sessionLength: PT1S", "at least PT2S");
    assertThat(engine.send("POST", "/_local/authorisation", "{\"principal\":\"x\"}").body())
        .contains("mode: missing");
    assertThat(engine.send("POST", "/_local/authorisation", "{\"modus\":\"x\"}").body())
        .contains("modus: unknown");
  }

  @Test
  void tags_ofTheCluster_decideWhoConnects() {
    String onTagged =
        """
        [{"Effect":"Allow","Action":"kafka-cluster:Connect","Resource":"*",
          "Condition":{"StringEquals":{"aws:ResourceTag/team":"%s"}}},
         {"Effect":"Allow","NotAction":"kafka-cluster:Connect","Resource":"*"}]
        """;

    user("blue", onTagged.formatted("blue")).produce("orders", "x");

    assertThatThrownBy(() -> user("red", onTagged.formatted("red")).produce("orders", "x"))
        .isInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void callerOfAnotherAccount_needsTheClusterPolicyToo() {
    String arn = "arn:aws:iam::444455556666:user/partner";
    JsonNode unused =
        engine.post(
            "/_local/identities",
            """
            [{"accessKeyId":"AKIAPARTNER000000000","secretAccessKey":"partner-secret","arn":"%s",
              "policies":[{"Statement":%s}]}]
            """
                .formatted(arn, ALL));
    KafkaCaller partner =
        KafkaCaller.iam(
            engine,
            cluster.brokers(),
            () -> AwsBasicCredentials.create("AKIAPARTNER000000000", "partner-secret"));
    assertThatThrownBy(() -> partner.produce("orders", "x"))
        .isInstanceOf(SaslAuthenticationException.class);
    assertThat(cluster.lastDenial(arn).path("reason").asText())
        .contains("belongs to account 111122223333");

    try (KafkaClient kafka = engine.kafka()) {
      var put =
          kafka.putClusterPolicy(
              r ->
                  r.clusterArn(cluster.arn())
                      .policy(
                          """
                          {"Version":"2012-10-17","Statement":{"Effect":"Allow",
                           "Principal":{"AWS":"%s"},
                           "Action":["kafka-cluster:Connect","kafka-cluster:DescribeTopic",
                            "kafka-cluster:WriteData","kafka-cluster:WriteDataIdempotently"],
                           "Resource":["%s","%s"]}}
                          """
                              .formatted(arn, cluster.arn(), cluster.resource("topic", "orders"))));
    }

    partner.produce("orders", "of another account");
    assertThatThrownBy(
            () ->
                partner.admin(
                    a ->
                        a.createTopics(
                                List.of(new NewTopic("theirs", Optional.of(1), Optional.empty())))
                            .all()))
        .isInstanceOf(TopicAuthorizationException.class);
  }

  private static void readWithoutGroup(KafkaCaller reader) {
    try (KafkaConsumer<String, String> consumer = reader.consumer()) {
      consumer.assign(List.of(new TopicPartition("orders", 0)));
      while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
        // the first fetch is still under way
      }
    }
  }

  private static KafkaCaller user(String name, String statement) {
    String key = "AKIAMODES" + name.toUpperCase(Locale.ROOT);
    engine.user(key, name + "-secret", name, statement);
    return KafkaCaller.iam(
        engine, cluster.brokers(), () -> AwsBasicCredentials.create(key, name + "-secret"));
  }

  private static void mode(String user, String mode) {
    cluster.authorise(
        "{\"mode\":\"%s\",\"principal\":\"%s\"}".formatted(mode, TestEngine.userArn(user)));
  }
}
