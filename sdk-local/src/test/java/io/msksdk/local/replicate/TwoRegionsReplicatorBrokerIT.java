package io.msksdk.local.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.Fixtures;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import io.msksdk.local.broker.IamClients;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;

class TwoRegionsReplicatorBrokerIT {

  @Test
  void records_comeAcrossRegions_newTopicsAfterTheirDelay_andNoMoreThanTheCap() {
    try (TestEngine engine =
            TestEngine.start("--time", "manual", "--quota", "topicsPerReplicator=2");
        KafkaClient here = engine.kafka();
        KafkaClient there =
            engine.kafka(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET, Region.EU_WEST_1)) {
      String source = here.createClusterV2(TestClusters.iam("near", 1)).clusterArn();
      // the official client signs for one Region only; a target may let everybody in
      String asked = Side.ask(there, "far", "kafka.m7g.large");
      advance(engine, "PT1H");
      openForOtherRegions(engine, here, source);
      try (Side target = Side.of(there, asked)) {
        IamClients producer =
            new IamClients(
                engine,
                here.getBootstrapBrokers(r -> r.clusterArn(source)).bootstrapBrokerStringSaslIam(),
                "admin");
        producer.createTopic("orders");
        producer.produce("orders", "one", "two");
        TestReplicator replicator =
            TestReplicator.ask(
                engine,
                there,
                "across",
                Fixtures.side(source),
                Fixtures.side(target.arn()),
                TestReplicator.ROLE,
                info -> info);
        assertThat(replicator.state()).isEqualTo("CREATING");
        advance(engine, "PT30M");
        assertThat(replicator.state()).isEqualTo("RUNNING");
        assertThat(target.read(replicator.prefix() + "orders", 2))
            .extracting(ConsumerRecord::value)
            .containsExactlyInAnyOrder("one", "two");

        producer.createTopic("returns");
        producer.createTopic("stock");
        producer.produce("returns", "three");
        advance(engine, "PT29S");
        producer.produce("orders", "four");
        // each read looks a moment longer: the new topics are found meanwhile, and not yet copied
        for (int read = 0; read < 5; read++) {
          assertThat(target.read(replicator.prefix() + "orders", 3)).hasSize(3);
        }
        assertThat(target.topics()).doesNotContain(replicator.prefix() + "returns");

        String found =
            Side.await(
                () -> {
                  advance(engine, "PT10S");
                  return target.topics().toString();
                },
                topics -> topics.contains(replicator.prefix() + "returns"));
        assertThat(found).doesNotContain(replicator.prefix() + "stock");
        assertThat(target.read(replicator.prefix() + "returns", 1)).hasSize(1);
        try (ReplicatorMetrics metrics = new ReplicatorMetrics(engine, Region.EU_WEST_1)) {
          assertThat(metrics.latest("TopicCount", replicator)).isEqualTo(2);
        }
      }
    }
  }

  private static void openForOtherRegions(TestEngine engine, KafkaClient kafka, String cluster) {
    kafka.updateConnectivity(
        r ->
            r.clusterArn(cluster)
                .currentVersion(
                    kafka
                        .describeClusterV2(c -> c.clusterArn(cluster))
                        .clusterInfo()
                        .currentVersion())
                .connectivityInfo(
                    c ->
                        c.vpcConnectivity(
                            v ->
                                v.clientAuthentication(
                                    a -> a.sasl(s -> s.iam(i -> i.enabled(true)))))));
    advance(engine, "PT1H");
  }

  private static void advance(TestEngine engine, String duration) {
    JsonNode unused = engine.post("/_local/clock", "{\"advance\":\"" + duration + "\"}");
  }
}
