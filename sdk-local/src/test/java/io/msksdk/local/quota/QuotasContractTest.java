package io.msksdk.local.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.Fixtures;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;

/** Quotas of every kind can be set, each by its name. */
class QuotasContractTest {
  private static TestEngine engine;
  private static Fixtures fixtures;

  @BeforeAll
  static void start() {
    engine =
        TestEngine.start(
            "--data-plane",
            "none",
            "--quota",
            "brokersPerAccount=9",
            "--quota",
            "configurationsPerAccount=1",
            "--quota",
            "replicatorsPerAccount=1",
            "--quota",
            "serverlessClustersPerAccount=0",
            "--quota",
            "customPluginsMax=1",
            "--quota",
            "workerConfigurationsMax=0",
            "--quota",
            "workersPerConnectorMax=1");
    fixtures = new Fixtures(engine);
  }

  @AfterAll
  static void stop() {
    fixtures.close();
    engine.close();
  }

  @Test
  void quotas_thatWereSet_areThoseInForce() {
    Fixtures.Resources first = fixtures.resources();
    var unused = first.named("replicator"); // with two clusters of three brokers
    unused = first.named("configuration");
    unused = first.named("plugin");

    refused(() -> fixtures.kafka().createClusterV2(TestClusters.iam("large", 6)), "9");
    refused(
        () ->
            fixtures
                .kafka()
                .createConfiguration(
                    r -> r.name("one-more").serverProperties(SdkBytes.fromUtf8String("a=b"))),
        "");
    refused(() -> replicator(first), "1");
    refused(
        () ->
            fixtures
                .kafka()
                .createClusterV2(
                    r ->
                        r.clusterName("serverless")
                            .serverless(
                                s -> s.vpcConfigs(v -> v.subnetIds("subnet-1", "subnet-2")))),
        "0");
    refused(() -> fixtures.resources().named("plugin"), "quota of 1");
    refused(() -> fixtures.resources().named("workerConfiguration"), "quota of 0");
  }

  private static void replicator(Fixtures.Resources first) {
    String source = first.named("cluster");
    String target = first.named("otherCluster");
    fixtures
        .kafka()
        .createReplicator(
            r ->
                r.replicatorName("one-more")
                    .serviceExecutionRoleArn("arn:aws:iam::111122223333:role/replicator")
                    .kafkaClusters(Fixtures.side(source), Fixtures.side(target))
                    .replicationInfoList(
                        i ->
                            i.sourceKafkaClusterArn(source)
                                .targetKafkaClusterArn(target)
                                .targetCompressionType("NONE")
                                .topicReplication(t -> t.topicsToReplicate(".*"))
                                .consumerGroupReplication(g -> g.consumerGroupsToReplicate(".*"))));
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(AwsServiceException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(((AwsServiceException) e).statusCode()).isEqualTo(400));
  }
}
