package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every way to log in that a test can take, and what the policies of the caller make of it. */
class LoginsBrokerIT {
  private static LocalMsk local;
  private static LocalCluster cluster;

  @BeforeAll
  static void start() {
    local = LocalMsk.shared();
    cluster =
        local
            .cluster("logins")
            .access(ClientAccess.IAM, ClientAccess.UNAUTHENTICATED, ClientAccess.PLAINTEXT)
            .create();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void login_ofEachKind_writesAndReads() throws Exception {
    LocalTopic topic = cluster.createTopic("of-all", 1);

    Records.write(cluster.clientProperties(LocalLogin.iam(local.admin())), "of-all", "iam");
    Records.write(cluster.clientProperties(LocalLogin.iamToken(local.admin())), "of-all", "token");
    Records.write(cluster.clientProperties(LocalLogin.none()), "of-all", "tls");
    Records.write(cluster.clientProperties(LocalLogin.plaintext()), "of-all", "plaintext");

    assertThat(topic.read(4))
        .extracting(LocalRecord::value)
        .containsExactly("iam", "token", "tls", "plaintext");
  }

  @Test
  void token_ofAWrongSecret_isRefused() {
    Map<String, Object> client =
        cluster.clientProperties(LocalLogin.iamToken(local.admin().withSecret("guessed")));

    assertThatThrownBy(() -> Records.createTopic(client, "never", 1))
        .hasCauseInstanceOf(SaslAuthenticationException.class)
        .hasMessageContaining("Access denied");
  }

  @Test
  void session_ofARole_isSeenAsMskShowsIt() throws Exception {
    LocalTopic topic = cluster.createTopic("of-a-session", 1);
    LocalIdentity one = local.session("app", "s1", policy("\"kafka-cluster:*\"", "\"*\""));
    LocalIdentity two = local.session("app", "s1", policy("\"kafka-cluster:*\"", "\"*\""));

    Records.write(cluster.clientProperties(one), topic.name(), "with the first credentials");
    Records.write(
        cluster.clientProperties(LocalLogin.iamToken(two)), topic.name(), "with the second");

    assertThat(one.arn()).isEqualTo("arn:aws:sts::111122223333:assumed-role/app/s1");
    assertThat(local.events())
        .filteredOn(event -> event.kind().equals("login"))
        .extracting(event -> event.facts().get("principal"))
        .contains(one.arn());
    assertThat(topic.readAll()).hasSize(2);
  }

  @Test
  void properties_asText_areEnoughForAClient() throws Exception {
    LocalTopic topic = cluster.createTopic("of-text", 1);

    Records.write(
        Map.copyOf(cluster.textProperties(LocalLogin.iam(local.admin()))), topic.name(), "a");
    Records.write(
        Map.copyOf(cluster.textProperties(LocalLogin.iamToken(local.admin()))), topic.name(), "b");

    assertThat(topic.readAll()).extracting(LocalRecord::value).containsExactly("a", "b");
  }

  @Test
  void listener_thatTheClusterHasNot_isNamed() {
    LocalLogin scram = LocalLogin.scram("alice", "hidden");

    assertThatThrownBy(() -> cluster.clientProperties(scram))
        .isInstanceOf(LocalMskException.class)
        .hasMessageContaining("bootstrapBrokerStringSaslScram");
    assertThat(scram.toString()).contains("alice").doesNotContain("hidden");
  }

  @Test
  void policyFor_whatWasSeen_isEnoughForTheNextRun() throws Exception {
    LocalTopic topic = cluster.createTopic("observed", 1);
    LocalIdentity app = local.identity("observed-app", policy("\"kafka-cluster:*\"", "\"*\""));
    Records.write(cluster.clientProperties(app), topic.name(), "first");

    String proposed = local.policyFor(app);
    LocalIdentity again = local.identity("observed-app", proposed);
    Records.write(cluster.clientProperties(again), topic.name(), "second");

    assertThat(proposed).contains("WriteData", "/observed").doesNotContain("*");
    assertThat(local.denials(app)).isEmpty();
    assertThat(topic.readAll()).hasSize(2);
  }

  @Test
  void strictMode_refusesWhereTheDefaultWarns() throws Exception {
    cluster.createTopic("read-only", 1).writeValues("x");
    LocalIdentity reader =
        local.identity(
            "reader",
            policy("\"kafka-cluster:Connect\"", "\"*\""),
            policy(
                "[\"kafka-cluster:DescribeTopic\",\"kafka-cluster:ReadData\"]",
                "\"arn:aws:kafka:*:*:topic/logins/*/read-only\""));

    assertThat(Records.read(cluster.clientProperties(reader), "read-only", 1)).hasSize(1);
    assertThat(local.warnings(reader))
        .extracting(PolicyWarning::missing)
        .containsExactlyInAnyOrder("kafka-cluster:DescribeGroup", "kafka-cluster:AlterGroup");

    local.authorisation(reader, Authorisation.STRICT);
    assertThatThrownBy(() -> Records.read(cluster.clientProperties(reader), "read-only", 1))
        .isInstanceOf(TopicAuthorizationException.class);
    assertThat(local.denials(reader))
        .extracting(Denial::action)
        .contains("kafka-cluster:DescribeGroup");
  }

  private static String policy(String action, String resource) {
    return "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":%s,\"Resource\":%s}}"
        .formatted(action, resource);
  }
}
