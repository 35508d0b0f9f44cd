package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;

class ClusterBrokersBrokerIT {

  @Test
  void broker_stoppedAndStarted_comesBackOnItsPort() {
    try (TestEngine engine = TestEngine.start();
        KafkaClient kafka = engine.kafka()) {
      String arn = create(kafka, TestClusters.iam("restart", 3));
      String addresses = iamBrokers(kafka, arn);
      IamClients admin = new IamClients(engine, addresses, "admin");
      admin.createTopic("kept");
      admin.produce("kept", "1");

      steer(engine, arn, 2, "stop");
      int without = admin.brokers();
      admin.produce("kept", "2");
      steer(engine, arn, 2, "start");

      assertThat(without).isEqualTo(2);
      assertThat(admin.brokers()).isEqualTo(3);
      assertThat(iamBrokers(kafka, arn)).isEqualTo(addresses);
      assertThat(admin.consume("kept", 2)).containsExactlyInAnyOrder("1", "2");
    }
  }

  @Test
  void broker_thatIsTheOnlyOne_comesBackToo() {
    try (TestEngine engine = TestEngine.start();
        KafkaClient kafka = engine.kafka()) {
      String arn = create(kafka, TestClusters.iam("single", 1));
      IamClients admin = new IamClients(engine, iamBrokers(kafka, arn), "admin");
      admin.createTopic("kept");
      admin.produce("kept", "1");

      steer(engine, arn, 1, "stop");
      steer(engine, arn, 1, "stop");
      steer(engine, arn, 1, "start");
      steer(engine, arn, 1, "start");

      admin.produce("kept", "2");
      assertThat(admin.consume("kept", 2)).containsExactlyInAnyOrder("1", "2");
    }
  }

  @Test
  void broker_unknown_isNamed() {
    try (TestEngine engine = TestEngine.start();
        KafkaClient kafka = engine.kafka()) {
      String arn = create(kafka, TestClusters.iam("one", 1));

      var response =
          engine.send(
              "POST", "/_local/clusters/" + TestEngine.encoded(arn) + "/brokers/2/stop", "{}");

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.body()).contains("broker: 2", "one of [1]");
    }
  }

  @Test
  void engines_besideOneAnother_keepTheirIdentitiesApart() {
    try (TestEngine first = TestEngine.start();
        TestEngine second = TestEngine.start();
        KafkaClient kafka1 = first.kafka();
        KafkaClient kafka2 = second.kafka()) {
      first.user("AKIAPRODUCER00000000", "producer-secret", "p", allowAll());
      String brokers1 = iamBrokers(kafka1, create(kafka1, TestClusters.iam("same", 1)));
      String brokers2 = iamBrokers(kafka2, create(kafka2, TestClusters.iam("same", 1)));

      new IamClients(first, brokers1, "producer").createTopic("t");
      new IamClients(second, brokers2, "admin").createTopic("t");

      assertThatThrownBy(() -> new IamClients(second, brokers2, "producer").createTopic("t"))
          .hasMessageContaining("Access denied");
    }
  }

  @Test
  void cluster_withoutAuthentication_isOpenOverTls() throws Exception {
    try (TestEngine engine = TestEngine.start();
        KafkaClient kafka = engine.kafka()) {
      CreateClusterV2Request iam = TestClusters.iam("open", 1);
      String arn =
          create(
              kafka,
              iam.toBuilder()
                  .provisioned(iam.provisioned().copy(p -> p.clientAuthentication((c) -> {})))
                  .build());
      var brokers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn));

      assertThat(brokers.bootstrapBrokerStringSaslIam()).isNull();
      try (Admin admin =
          Admin.create(
              Map.of(
                  "bootstrap.servers",
                  brokers.bootstrapBrokerStringTls(),
                  "security.protocol",
                  "SSL",
                  "ssl.truststore.type",
                  "PEM",
                  "ssl.truststore.certificates",
                  java.nio.file.Files.readString(engine.caFile())))) {
        assertThat(admin.describeCluster().nodes().get()).hasSize(1);
      }
    }
  }

  private static String create(KafkaClient kafka, CreateClusterV2Request request) {
    String arn = kafka.createClusterV2(request).clusterArn();
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    return arn;
  }

  private static String iamBrokers(KafkaClient kafka, String arn) {
    return kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringSaslIam();
  }

  private static void steer(TestEngine engine, String arn, int broker, String action) {
    engine.post(
        "/_local/clusters/" + TestEngine.encoded(arn) + "/brokers/" + broker + "/" + action, "{}");
  }

  private static String allowAll() {
    return "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";
  }
}
