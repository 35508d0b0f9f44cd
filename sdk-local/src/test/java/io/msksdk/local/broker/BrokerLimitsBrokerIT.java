package io.msksdk.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.Polls;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;

class BrokerLimitsBrokerIT {
  private static TestEngine engine;
  private static IamClients large;

  @BeforeAll
  static void start() {
    engine =
        TestEngine.start(
            "--quota", "newConnectionsPerSecondT3Small=0", "--quota", "partitionsPerBroker=3");
    large = cluster("large", "kafka.m7g.large");
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void login_beyondTheRateOfTheSize_isRefusedInTheWordsOfTheService() {
    IamClients small = cluster("small", "kafka.t3.small");

    assertThatThrownBy(small::describeCluster)
        .isInstanceOf(SaslAuthenticationException.class)
        .hasMessageContaining("Too many connects");
  }

  @Test
  void connectionsAtOnce_areLimitedAsDocumented_andTheLimitCanBeRaised() throws Exception {
    try (Admin admin = large.admin()) {
      ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
      String name = "listener.name.client_iam.max.connections";

      assertThat(value(admin, broker, name)).isEqualTo("3000");
      Object unused =
          admin
              .incrementalAlterConfigs(
                  Map.of(
                      broker,
                      List.of(
                          new AlterConfigOp(
                              new ConfigEntry(name, "3500"), AlterConfigOp.OpType.SET))))
              .all()
              .get();
      // a broker hears of its new properties from the controller, after the answer
      assertThat(Polls.until(() -> value(admin, broker, name), "3500"::equals)).isEqualTo("3500");
    }
  }

  @Test
  void partitions_moreThanABrokerShouldHold_holdUpdatesBack_untilSomeAreGone() throws Exception {
    try (KafkaClient kafka = engine.kafka();
        Admin admin = large.admin()) {
      Object unused = admin.createTopics(List.of(new NewTopic("many", 4, (short) 1))).all().get();

      assertThatThrownBy(() -> update(kafka)).hasMessageContaining("partitions of a broker, 4");
      assertThatThrownBy(
              () ->
                  update(
                      kafka,
                      (arn, version) ->
                          kafka.updateClusterKafkaVersion(
                              r ->
                                  r.clusterArn(arn)
                                      .currentVersion(version)
                                      .targetKafkaVersion("4.0.x.kraft"))))
          .hasMessageContaining("limit of 3 for brokers of type kafka.m7g.large");
      assertThatThrownBy(
              () ->
                  update(
                      kafka,
                      (arn, version) ->
                          kafka.updateBrokerType(
                              r ->
                                  r.clusterArn(arn)
                                      .currentVersion(version)
                                      .targetInstanceType("kafka.t3.small"))))
          .hasMessageContaining("limit of 3 for brokers of type kafka.t3.small");
      unused = admin.deleteTopics(List.of("many")).all().get();

      // now it is the configuration that is missing
      assertThatThrownBy(() -> update(kafka)).hasMessageContaining("onfiguration");
    }
  }

  private static void update(KafkaClient kafka) {
    update(
        kafka,
        (arn, version) ->
            kafka.updateClusterConfiguration(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(version)
                        .configurationInfo(
                            c ->
                                c.revision(1L)
                                    .arn(
                                        "arn:aws:kafka:us-east-1:111122223333:configuration/none/"
                                            + "11111111-2222-3333-4444-555555555555-1"))));
  }

  private static void update(KafkaClient kafka, BiConsumer<String, String> change) {
    Cluster cluster =
        kafka.listClustersV2(r -> r.clusterNameFilter("large")).clusterInfoList().get(0);
    change.accept(cluster.clusterArn(), cluster.currentVersion());
  }

  private static String value(Admin admin, ConfigResource resource, String name) {
    try {
      return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IamClients cluster(String name, String size) {
    CreateClusterV2Request request = TestClusters.iam(name, 1);
    try (KafkaClient kafka = engine.kafka()) {
      String arn =
          kafka
              .createClusterV2(
                  request.toBuilder()
                      .provisioned(
                          request
                              .provisioned()
                              .copy(
                                  p ->
                                      p.brokerNodeGroupInfo(
                                          request
                                              .provisioned()
                                              .brokerNodeGroupInfo()
                                              .copy(g -> g.instanceType(size)))))
                      .build())
              .clusterArn();
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);
      return new IamClients(
          engine,
          kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringSaslIam(),
          "admin");
    }
  }
}
