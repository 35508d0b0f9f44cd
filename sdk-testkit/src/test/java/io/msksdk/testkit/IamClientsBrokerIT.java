package io.msksdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

@LocalMskTest(brokers = 3)
class IamClientsBrokerIT {

  @Test
  void application_withAnOlderKafkaClient_writesAndReads(LocalCluster cluster) throws Exception {
    assertThat(AppInfoParser.getVersion()).startsWith("3.9.");
    Map<String, Object> admin = cluster.clientProperties();

    Records.createTopic(admin, "round-trip", 3);
    Records.write(admin, "round-trip", "one", "two", "three");

    assertThat(Records.read(admin, "round-trip", 3)).containsExactly("one", "two", "three");
  }

  @Test
  void twoIdentitiesInOneJvm_eachIsSeenAsItself(LocalMsk local, LocalCluster cluster)
      throws Exception {
    Records.createTopic(cluster.clientProperties(), "a", 1);
    Records.createTopic(cluster.clientProperties(), "b", 1);
    Records.write(cluster.clientProperties(), "a", "for anna");
    Records.write(cluster.clientProperties(), "b", "for bert");
    LocalIdentity anna = local.identity("anna", readerOf("a"));
    LocalIdentity bert = local.identity("bert", readerOf("b"));

    // both clients are open at once, which is when Kafka shares logins that look alike
    try (Admin annas = Admin.create(cluster.clientProperties(anna));
        Admin berts = Admin.create(cluster.clientProperties(bert))) {
      assertThat(annas.listTopics().names().get(30, TimeUnit.SECONDS)).contains("a");
      assertThat(berts.listTopics().names().get(30, TimeUnit.SECONDS)).contains("b");

      assertThat(Records.read(cluster.clientProperties(anna), "a", 1)).containsExactly("for anna");
      assertThat(Records.read(cluster.clientProperties(bert), "b", 1)).containsExactly("for bert");
      assertThatThrownBy(() -> Records.read(cluster.clientProperties(bert), "a", 1))
          .isInstanceOf(TopicAuthorizationException.class);
      assertThatThrownBy(() -> Records.write(cluster.clientProperties(anna), "b", "no"))
          .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    assertThat(local.denials(bert)).extracting(Denial::resource).allMatch(r -> r.endsWith("/a"));
    assertThat(local.denials(anna))
        .isNotEmpty()
        .allSatisfy(denial -> assertThat(denial.principal()).isEqualTo(anna.arn()))
        .extracting(Denial::statement)
        .anySatisfy(statement -> assertThat(statement).contains("kafka-cluster:", "/b"));
  }

  @Test
  void wrongSecret_isRefusedInTheServicesWords(LocalMsk local, LocalCluster cluster) {
    Map<String, Object> client = cluster.clientProperties(local.admin().withSecret("guessed"));

    try (Admin admin = Admin.create(client)) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(SaslAuthenticationException.class)
          .hasMessageMatching("(?s).*\\[[0-9a-f-]{36}\\]: Access denied.*");
    }
  }

  @Test
  void broker_stoppedAndStarted_isGoneAndBack(LocalCluster cluster) throws Exception {
    try (Admin admin = Admin.create(cluster.clientProperties())) {
      cluster.broker(3).stop();
      List<Integer> without = brokers(admin);
      cluster.broker(3).start();

      assertThat(without).containsExactlyInAnyOrder(1, 2);
      assertThat(brokers(admin)).containsExactlyInAnyOrder(1, 2, 3);
    }
  }

  private static List<Integer> brokers(Admin admin) throws Exception {
    return admin.describeCluster().nodes().get(30, TimeUnit.SECONDS).stream()
        .map(node -> node.id())
        .toList();
  }

  private static String readerOf(String topic) {
    return """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "kafka-cluster:Connect", "Resource": "*"},
          {"Effect": "Allow",
           "Action": ["kafka-cluster:DescribeTopic", "kafka-cluster:ReadData"],
           "Resource": "arn:aws:kafka:*:*:topic/*/*/%s"}]}
        """
        .formatted(topic);
  }
}
