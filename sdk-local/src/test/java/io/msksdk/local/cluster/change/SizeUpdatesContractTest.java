package io.msksdk.local.cluster.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.BrokerEBSVolumeInfo;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;
import software.amazon.awssdk.services.kafka.model.NodeInfo;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;
import software.amazon.awssdk.services.kafka.model.RebalancingStatus;
import software.amazon.awssdk.services.kafka.model.StorageMode;

/** Changes of volumes and of the size of brokers. */
class SizeUpdatesContractTest {
  @AutoClose private static final Changing local = Changing.in("instant");
  private static final KafkaClient kafka = local.kafka();

  private static String name() {
    return "c" + UUID.randomUUID();
  }

  @Test
  void brokerStorage_grows_andShowsBothSizes() {
    String arn = local.active(name());

    ClusterOperationInfo operation = grow(arn, 200);

    assertThat(operation.operationType()).isEqualTo("UPDATE_BROKER_STORAGE");
    assertThat(operation.sourceClusterInfo().brokerEBSVolumeInfo())
        .extracting(BrokerEBSVolumeInfo::volumeSizeGB, BrokerEBSVolumeInfo::kafkaBrokerNodeId)
        .containsExactly(tuple(100, "All"));
    assertThat(operation.targetClusterInfo().brokerEBSVolumeInfo().get(0).volumeSizeGB())
        .isEqualTo(200);
    assertThat(volume(arn)).isEqualTo(200);
    Changing.refused("null", "only once in 6 hours", () -> grow(arn, 300));
  }

  private static int volume(String arn) {
    return local
        .describe(arn)
        .provisioned()
        .brokerNodeGroupInfo()
        .storageInfo()
        .ebsStorageInfo()
        .volumeSize();
  }

  private static ClusterOperationInfo grow(String arn, int gib) {
    return local.ended(
        kafka
            .updateBrokerStorage(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(local.version(arn))
                        .targetBrokerEBSVolumeInfo(
                            t -> t.kafkaBrokerNodeId("All").volumeSizeGB(gib)))
            .clusterOperationArn());
  }

  @ParameterizedTest
  @CsvSource({"100,larger than", "99,larger than", "16385,not between", "0,not between"})
  void brokerStorage_thatCannotBe_isRefused(int gib, String message) {
    String arn = local.active(name());

    Changing.refused("targetBrokerEBSVolumeInfo.volumeSizeGB", message, () -> grow(arn, gib));
  }

  @Test
  void brokerStorage_ofOneBroker_isRefused() {
    String arn = local.active(name());

    Changing.refused(
        "targetBrokerEBSVolumeInfo.kafkaBrokerNodeId",
        "only valid value is All",
        () ->
            kafka.updateBrokerStorage(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(local.version(arn))
                        .targetBrokerEBSVolumeInfo(
                            t -> t.kafkaBrokerNodeId("1").volumeSizeGB(200))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka.m5.large|250|is not supported",
        "kafka.m5.4xlarge|249|from 250 to 593",
        "kafka.m5.4xlarge|594|from 250 to 593",
        "kafka.m7g.2xlarge|313|from 250 to 312"
      })
  void throughput_outOfTheBoundsOfTheSize_isRefused(String type, int mib, String message) {
    String arn = local.active(name(), 3, p -> type(p, type));

    assertThatThrownBy(() -> throughput(arn, mib))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"kafka.m5.4xlarge,250", "kafka.m5.4xlarge,593", "kafka.m7g.2xlarge,312"})
  void throughput_withinTheBoundsOfTheSize_isProvisioned(String type, int mib) {
    String arn = local.active(name(), 3, p -> type(p, type));

    ClusterOperationInfo operation = throughput(arn, mib);

    assertThat(operation.operationType()).isEqualTo("UPDATE_STORAGE");
    assertThat(
            local
                .describe(arn)
                .provisioned()
                .brokerNodeGroupInfo()
                .storageInfo()
                .ebsStorageInfo()
                .provisionedThroughput()
                .volumeThroughput())
        .isEqualTo(mib);
  }

  private static void type(ProvisionedRequest.Builder p, String type) {
    p.brokerNodeGroupInfo(
        g ->
            g.instanceType(type)
                .clientSubnets("a", "b", "c")
                .storageInfo(s -> s.ebsStorageInfo(e -> e.volumeSize(100))));
  }

  private static ClusterOperationInfo throughput(String arn, int mib) {
    return local.ended(
        kafka
            .updateStorage(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(local.version(arn))
                        .provisionedThroughput(t -> t.enabled(true).volumeThroughput(mib)))
            .clusterOperationArn());
  }

  @Test
  void storageMode_tiered_neverGoesBack() {
    String arn = local.active(name());
    String old = local.active(name(), 3, p -> p.kafkaVersion("3.5.1"));

    ClusterOperationInfo operation = mode(arn, StorageMode.TIERED);

    assertThat(operation.sourceClusterInfo().storageMode()).isEqualTo(StorageMode.LOCAL);
    assertThat(operation.targetClusterInfo().storageMode()).isEqualTo(StorageMode.TIERED);
    assertThat(local.describe(arn).provisioned().storageMode()).isEqualTo(StorageMode.TIERED);
    Changing.refused("storageMode", "TIERED to LOCAL", () -> mode(arn, StorageMode.LOCAL));
    Changing.refused("storageMode", "TIERED already", () -> mode(arn, StorageMode.TIERED));
    Changing.refused("storageMode", "version 3.5.1", () -> mode(old, StorageMode.TIERED));
  }

  private static ClusterOperationInfo mode(String arn, StorageMode mode) {
    return local.ended(
        kafka
            .updateStorage(
                r -> r.clusterArn(arn).currentVersion(local.version(arn)).storageMode(mode))
            .clusterOperationArn());
  }

  @Test
  void brokerType_changes_andShowsBoth() {
    String arn = local.active(name());

    ClusterOperationInfo operation = resize(arn, "kafka.m7g.xlarge");

    assertThat(operation.operationType()).isEqualTo("UPDATE_BROKER_TYPE");
    assertThat(operation.sourceClusterInfo().instanceType()).isEqualTo("m5.large");
    assertThat(operation.targetClusterInfo().instanceType()).isEqualTo("m7g.xlarge");
    assertThat(local.describe(arn).provisioned().brokerNodeGroupInfo().instanceType())
        .isEqualTo("kafka.m7g.xlarge");
    assertThat(kafka.listNodes(r -> r.clusterArn(arn)).nodeInfoList())
        .extracting(NodeInfo::instanceType)
        .containsOnly("m7g.xlarge");
  }

  private static ClusterOperationInfo resize(String arn, String type) {
    return local.ended(
        kafka
            .updateBrokerType(
                r -> r.clusterArn(arn).currentVersion(local.version(arn)).targetInstanceType(type))
            .clusterOperationArn());
  }

  @ParameterizedTest
  @CsvSource({
    "kafka.m5.large,already",
    "express.m7g.large,Express",
    "kafka.m5.tiny,Unsupported InstanceType [kafka.m5.tiny]"
  })
  void brokerType_thatCannotBe_isRefused(String type, String message) {
    String arn = local.active(name());

    Changing.refused("targetInstanceType", message, () -> resize(arn, type));
  }

  @Test
  void brokerType_withoutThroughputOfTheCluster_isRefused() {
    String arn = local.active(name(), 3, p -> type(p, "kafka.m5.4xlarge"));
    ClusterOperationInfo unused = throughput(arn, 500);

    Changing.refused("targetInstanceType", "throughput", () -> resize(arn, "kafka.m7g.2xlarge"));
  }

  @Test
  void rebalancing_isForExpressClusters() {
    String express = local.active(name(), 3, SizeUpdatesContractTest::express);
    String standard = local.active(name());

    assertThat(local.describe(express).provisioned().rebalancing().status())
        .isEqualTo(RebalancingStatus.ACTIVE);
    ClusterOperationInfo operation = pause(express);

    assertThat(operation.operationType()).isEqualTo("UPDATE_REBALANCING");
    assertThat(local.describe(express).provisioned().rebalancing().status())
        .isEqualTo(RebalancingStatus.PAUSED);
    Changing.refused("rebalancing", "Express", () -> pause(standard));
    Changing.refused("targetBrokerEBSVolumeInfo.volumeSizeGB", "Express", () -> grow(express, 200));
  }

  private static void express(ProvisionedRequest.Builder p) {
    p.brokerNodeGroupInfo(g -> g.instanceType("express.m7g.large").clientSubnets("a", "b", "c"));
  }

  private static ClusterOperationInfo pause(String arn) {
    return local.ended(
        kafka
            .updateRebalancing(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(local.version(arn))
                        .rebalancing(b -> b.status(RebalancingStatus.PAUSED)))
            .clusterOperationArn());
  }
}
