package io.msksdk.local.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import io.msksdk.local.broker.IamClients;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;

class TwoRegionsReplicatorBrokerIT {

  @Test
  void records_comeAcrossRegions() {
    try (TestEngine engine = TestEngine.start();
        KafkaClient here = engine.kafka();
        KafkaClient there =
            engine.kafka(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET, Region.EU_WEST_1)) {
      String source = cluster(here, "near");
      here.updateConnectivity(
          r ->
              r.clusterArn(source)
                  .currentVersion(
                      here.describeClusterV2(c -> c.clusterArn(source))
                          .clusterInfo()
                          .currentVersion())
                  .connectivityInfo(
                      c ->
                          c.vpcConnectivity(
                              v ->
                                  v.clientAuthentication(
                                      a -> a.sasl(s -> s.iam(i -> i.enabled(true)))))));
      awaitActive(here, source);
      // the official client signs for one Region only; a target may let everybody in
      Side target = Side.create(there, "far");
      IamClients producer = clients(engine, here, source);
      producer.createTopic("orders");
      producer.produce("orders", "one", "two");

      TestReplicator replicator =
          TestReplicator.create(engine, there, "across", source, target.arn(), info -> info);

      assertThat(target.read(replicator.prefix() + "orders", 2))
          .extracting(ConsumerRecord::value)
          .containsExactlyInAnyOrder("one", "two");
    }
  }

  private static String cluster(KafkaClient kafka, String name) {
    String arn = kafka.createClusterV2(TestClusters.iam(name, 1)).clusterArn();
    awaitActive(kafka, arn);
    return arn;
  }

  private static void awaitActive(KafkaClient kafka, String arn) {
    ClusterState unused =
        Side.await(
            () -> kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().state(),
            state -> state == ClusterState.ACTIVE);
  }

  private static IamClients clients(TestEngine engine, KafkaClient kafka, String arn) {
    return new IamClients(
        engine,
        kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringSaslIam(),
        "admin");
  }
}
