package io.msksdk.local.cluster.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.BrokerEBSVolumeInfo;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;
import software.amazon.awssdk.services.kafka.model.ClusterOperationV2;
import software.amazon.awssdk.services.kafka.model.ClusterOperationV2Summary;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.ClusterType;
import software.amazon.awssdk.services.kafka.model.EnhancedMonitoring;
import software.amazon.awssdk.services.kafka.model.NodeInfo;
import software.amazon.awssdk.services.kafka.model.NotFoundException;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;
import software.amazon.awssdk.services.kafka.model.RebalancingStatus;
import software.amazon.awssdk.services.kafka.model.StorageMode;

/** What each change asks for, does and refuses. */
class UpdatesContractTest {
  private static Changing local;
  private static KafkaClient kafka;

  @BeforeAll
  static void start() {
    local = Changing.in("instant");
    kafka = local.kafka();
  }

  @AfterAll
  static void stop() {
    local.close();
  }

  private static String name() {
    return "c" + UUID.randomUUID();
  }

  @Test
  void brokerCount_upAndDown_addsAndRemovesOneInEachZone() {
    String arn = local.active(name());

    ClusterOperationInfo up = count(arn, 6);
    ClusterOperationInfo down = count(arn, 3);
    ClusterOperationInfo again = count(arn, 6);

    assertThat(up.operationType()).isEqualTo("INCREASE_BROKER_COUNT");
    assertThat(up.operationState()).isEqualTo("UPDATE_COMPLETE");
    assertThat(up.sourceClusterInfo().numberOfBrokerNodes()).isEqualTo(3);
    assertThat(up.targetClusterInfo().numberOfBrokerNodes()).isEqualTo(6);
    assertThat(up.targetClusterInfo().brokerCountUpdateInfo().createdBrokerIds())
        .containsExactly(4d, 5d, 6d);
    assertThat(down.operationType()).isEqualTo("DECREASE_BROKER_COUNT");
    assertThat(down.targetClusterInfo().brokerCountUpdateInfo().deletedBrokerIds())
        .containsExactly(4d, 5d, 6d);
    assertThat(again.targetClusterInfo().brokerCountUpdateInfo().createdBrokerIds())
        .containsExactly(7d, 8d, 9d);
    assertThat(local.describe(arn).provisioned().numberOfBrokerNodes()).isEqualTo(6);
    assertThat(kafka.listNodes(r -> r.clusterArn(arn)).nodeInfoList())
        .extracting(n -> n.brokerNodeInfo().brokerId(), n -> n.brokerNodeInfo().clientSubnet())
        .contains(tuple(7d, "subnet-1"), tuple(9d, "subnet-3"))
        .hasSize(6);
  }

  private static ClusterOperationInfo count(String arn, int target) {
    return local.ended(
        kafka
            .updateBrokerCount(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(local.version(arn))
                        .targetNumberOfBrokerNodes(target))
            .clusterOperationArn());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6|6|already has 6",
        "7|6|multiple of the number of Availability Zones",
        "63|6|between 1 and 60",
        "0|6|between 1 and 60",
        "3|9|Only one broker per Availability Zone"
      })
  void brokerCount_thatCannotBe_isRefused(int target, int present, String message) {
    String arn = local.active(name(), present, p -> {});

    Changing.refused("targetNumberOfBrokerNodes", message, () -> count(arn, target));
  }

  @Test
  void brokerCount_down_isForSomeClustersOnly() {
    String old = local.active(name(), 6, p -> p.kafkaVersion("2.7.0"));
    String small =
        local.active(
            name(),
            6,
            p ->
                p.brokerNodeGroupInfo(
                    g -> g.instanceType("kafka.t3.small").clientSubnets("a", "b", "c")));

    Changing.refused("targetNumberOfBrokerNodes", "2.8.1 or later", () -> count(old, 3));
    Changing.refused("targetNumberOfBrokerNodes", "T3 family", () -> count(small, 3));
    Changing.refused("targetNumberOfBrokerNodes", "between 1 and 30", () -> count(old, 33));
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
  void configuration_isInForceAfterwards() {
    String arn = local.active(name());
    String configuration = "arn:aws:kafka:us-east-1:111122223333:configuration/mine/u-1";

    ClusterOperationInfo operation =
        local.ended(
            kafka
                .updateClusterConfiguration(
                    r ->
                        r.clusterArn(arn)
                            .currentVersion(local.version(arn))
                            .configurationInfo(c -> c.arn(configuration).revision(2L)))
                .clusterOperationArn());

    assertThat(operation.operationType()).isEqualTo("UPDATE_CLUSTER_CONFIGURATION");
    assertThat(operation.sourceClusterInfo().configurationInfo()).isNull();
    assertThat(operation.targetClusterInfo().configurationInfo().arn()).isEqualTo(configuration);
    assertThat(local.describe(arn).provisioned().currentBrokerSoftwareInfo())
        .satisfies(software -> assertThat(software.configurationArn()).isEqualTo(configuration))
        .satisfies(software -> assertThat(software.configurationRevision()).isEqualTo(2));
    Changing.refused(
        "configurationInfo.revision",
        "missing",
        () ->
            kafka.updateClusterConfiguration(
                r -> r.clusterArn(arn).currentVersion("K").configurationInfo(c -> c.arn("a"))));
  }

  @Test
  void kafkaVersion_updates_inTheGuidesSteps() {
    String arn = local.active(name(), 3, p -> p.kafkaVersion("2.4.1.1"));

    ClusterOperationInfo operation = upgrade(arn, "2.6.1");

    assertThat(operation.operationType()).isEqualTo("UPDATE_CLUSTER_KAFKA_VERSION");
    assertThat(operation.sourceClusterInfo().kafkaVersion()).isEqualTo("2.4.1.1");
    assertThat(operation.targetClusterInfo().kafkaVersion()).isEqualTo("2.6.1");
    assertThat(operation.operationSteps())
        .extracting(step -> step.stepName() + "=" + step.stepInfo().stepStatus())
        .containsExactly(
            "INITIALIZE_UPDATE=COMPLETED",
            "UPDATE_APACHE_KAFKA_BINARIES=COMPLETED",
            "FINALIZE_UPDATE=COMPLETED");
    assertThat(local.describe(arn).provisioned().currentBrokerSoftwareInfo().kafkaVersion())
        .isEqualTo("2.6.1");
  }

  private static ClusterOperationInfo upgrade(String arn, String version) {
    return local.ended(
        kafka
            .updateClusterKafkaVersion(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(local.version(arn))
                        .targetKafkaVersion(version))
            .clusterOperationArn());
  }

  @ParameterizedTest
  @CsvSource({
    "3.6.0,3.5.1",
    "3.6.0,3.6.0",
    "3.7.x,3.8.x.kraft",
    "3.7.x.kraft,3.8.x",
    "2.8.2.tiered,3.5.1",
    "3.6.0,latest"
  })
  void kafkaVersion_withoutAWay_isRefused(String from, String to) {
    String arn = local.active(name(), 3, p -> p.kafkaVersion(from));

    Changing.refused("targetKafkaVersion", "Unsupported KafkaVersion", () -> upgrade(arn, to));
  }

  @Test
  void security_changes_andTheBootstrapAddressesFollow() {
    String arn = local.active(name());

    ClusterOperationInfo operation =
        local.ended(
            kafka
                .updateSecurity(
                    r ->
                        r.clusterArn(arn)
                            .currentVersion(local.version(arn))
                            .clientAuthentication(
                                c ->
                                    c.sasl(s -> s.scram(x -> x.enabled(true)))
                                        .tls(t -> t.enabled(true))))
                .clusterOperationArn());

    var brokers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn));
    assertThat(operation.operationType()).isEqualTo("UPDATE_SECURITY");
    assertThat(brokers.bootstrapBrokerStringSaslIam()).contains(":9098");
    assertThat(brokers.bootstrapBrokerStringSaslScram()).contains(":9096");
    assertThat(brokers.bootstrapBrokerStringTls()).contains(":9094");
    assertThat(brokers.bootstrapBrokerString()).isNull();
  }

  @Test
  void security_thatIsFixedAtCreation_isRefused() {
    String arn = local.active(name());

    Changing.refused(
        "encryptionInfo.encryptionAtRest",
        "Updating encryption-at-rest settings on your cluster is not currently supported.",
        () ->
            kafka.updateSecurity(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(local.version(arn))
                        .encryptionInfo(
                            e -> e.encryptionAtRest(a -> a.dataVolumeKMSKeyId("key")))));
    Changing.refused(
        "encryptionInfo.encryptionInTransit.inCluster",
        "Updating the inter-broker encryption setting on your cluster is not currently supported.",
        () ->
            kafka.updateSecurity(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(local.version(arn))
                        .encryptionInfo(e -> e.encryptionInTransit(t -> t.inCluster(true)))));
    Changing.refused(
        "encryptionInfo.encryptionInTransit.clientBroker",
        "PLAINTEXT is not allowed",
        () ->
            kafka.updateSecurity(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(local.version(arn))
                        .encryptionInfo(
                            e -> e.encryptionInTransit(t -> t.clientBroker("PLAINTEXT")))));
  }

  @Test
  void monitoring_changesOnlyWhatIsNamed() {
    String arn = local.active(name());

    ClusterOperationInfo operation =
        local.ended(
            kafka
                .updateMonitoring(
                    r ->
                        r.clusterArn(arn)
                            .currentVersion(local.version(arn))
                            .enhancedMonitoring(EnhancedMonitoring.PER_BROKER)
                            .openMonitoring(
                                o ->
                                    o.prometheus(p -> p.jmxExporter(j -> j.enabledInBroker(true)))))
                .clusterOperationArn());

    assertThat(operation.operationType()).isEqualTo("UPDATE_MONITORING");
    assertThat(operation.sourceClusterInfo().enhancedMonitoring())
        .isEqualTo(EnhancedMonitoring.DEFAULT);
    assertThat(operation.targetClusterInfo().openMonitoring().prometheus().jmxExporter())
        .satisfies(jmx -> assertThat(jmx.enabledInBroker()).isTrue());
    assertThat(operation.targetClusterInfo().loggingInfo()).isNull();
    assertThat(local.describe(arn).provisioned().enhancedMonitoring())
        .isEqualTo(EnhancedMonitoring.PER_BROKER);
    Changing.refused(
        "enhancedMonitoring",
        "Specify",
        () -> kafka.updateMonitoring(r -> r.clusterArn(arn).currentVersion(local.version(arn))));
  }

  @Test
  void connectivity_everywhere_fillsEveryBootstrapField() {
    String arn =
        local.active(
            name(),
            3,
            p ->
                p.clientAuthentication(
                    c ->
                        c.sasl(s -> s.iam(i -> i.enabled(true)).scram(x -> x.enabled(true)))
                            .tls(t -> t.enabled(true))));

    ClusterOperationInfo operation = open(arn);

    var brokers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn));
    assertThat(operation.operationType()).isEqualTo("UPDATE_CONNECTIVITY");
    assertThat(operation.sourceClusterInfo().connectivityInfo().publicAccess().type())
        .isEqualTo("DISABLED");
    assertThat(operation.targetClusterInfo().connectivityInfo().publicAccess().type())
        .isEqualTo("SERVICE_PROVIDED_EIPS");
    assertThat(brokers.bootstrapBrokerStringPublicSaslIam()).contains("b-1-public.", ":9198");
    assertThat(brokers.bootstrapBrokerStringPublicSaslScram()).contains(":9196");
    assertThat(brokers.bootstrapBrokerStringPublicTls()).contains(":9194");
    assertThat(brokers.bootstrapBrokerStringVpcConnectivitySaslIam())
        .contains("b-1.iam.", ":14001");
    assertThat(brokers.bootstrapBrokerStringVpcConnectivitySaslScram()).contains("b-1.scram.");
    assertThat(brokers.bootstrapBrokerStringVpcConnectivityTls()).contains("b-1.tls.");
    assertThat(brokers.bootstrapBrokerStringSaslIamIpv6()).contains(":9098");
    assertThat(brokers.bootstrapBrokerStringSaslScramIpv6()).contains(":9096");
    assertThat(brokers.bootstrapBrokerStringTlsIpv6()).contains(":9094");
    assertThat(brokers.bootstrapBrokerStringSaslIam()).contains(":9098");
    assertThat(brokers.bootstrapBrokerString()).isNull();
    assertThat(brokers.bootstrapBrokerStringIpv6()).isNull();
  }

  private static ClusterOperationInfo open(String arn) {
    return local.ended(
        kafka
            .updateConnectivity(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(local.version(arn))
                        .connectivityInfo(
                            c ->
                                c.publicAccess(a -> a.type("SERVICE_PROVIDED_EIPS"))
                                    .networkType("DUAL")
                                    .vpcConnectivity(
                                        v ->
                                            v.clientAuthentication(
                                                a ->
                                                    a.sasl(
                                                            s ->
                                                                s.iam(i -> i.enabled(true))
                                                                    .scram(x -> x.enabled(true)))
                                                        .tls(t -> t.enabled(true))))))
            .clusterOperationArn());
  }

  @Test
  void plaintext_onBothNetworks_hasAddressesOfItsOwn() {
    String arn =
        local.active(
            name(),
            3,
            p ->
                p.clientAuthentication(c -> c.unauthenticated(u -> u.enabled(true)))
                    .encryptionInfo(
                        e -> e.encryptionInTransit(t -> t.clientBroker("TLS_PLAINTEXT"))));

    ClusterOperationInfo unused =
        local.ended(
            kafka
                .updateConnectivity(
                    r ->
                        r.clusterArn(arn)
                            .currentVersion(local.version(arn))
                            .connectivityInfo(c -> c.networkType("DUAL")))
                .clusterOperationArn());

    var brokers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn));
    assertThat(brokers.bootstrapBrokerString()).contains(":9092");
    assertThat(brokers.bootstrapBrokerStringIpv6()).contains(":9092");
    assertThat(brokers.bootstrapBrokerStringTlsIpv6()).contains(":9094");
    Changing.refused("connectivityInfo.publicAccess", "unauthenticated", () -> open(arn));
  }

  @Test
  void vpcConnectivity_beyondTheClustersAuthentication_isRefused() {
    String arn = local.active(name());

    Changing.refused(
        "connectivityInfo.vpcConnectivity.clientAuthentication",
        "SCRAM requires that authentication",
        () -> open(arn));
  }

  @Test
  void publicAccess_atCreation_isRefused() {
    Changing.refused(
        "provisioned.brokerNodeGroupInfo.connectivityInfo.publicAccess",
        "after the cluster is created",
        () ->
            local.cluster(
                name(),
                3,
                p ->
                    p.brokerNodeGroupInfo(
                        g ->
                            g.instanceType("kafka.m5.large")
                                .clientSubnets("a", "b", "c")
                                .connectivityInfo(
                                    c -> c.publicAccess(a -> a.type("SERVICE_PROVIDED_EIPS"))))));
  }

  @Test
  void rebalancing_isForExpressClusters() {
    String express = local.active(name(), 3, UpdatesContractTest::express);
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

  @Test
  void reboot_hasItsOwnStates() {
    String arn = local.active(name());

    ClusterOperationInfo operation =
        local.ended(
            kafka.rebootBroker(r -> r.clusterArn(arn).brokerIds("2")).clusterOperationArn());

    assertThat(operation.operationType()).isEqualTo("REBOOT_NODE");
    assertThat(operation.operationState()).isEqualTo("REBOOT_COMPLETE");
    assertThat(operation.sourceClusterInfo().numberOfBrokerNodes()).isNull();
    Changing.refused(
        "brokerIds",
        "no broker with the ID 4",
        () -> kafka.rebootBroker(r -> r.clusterArn(arn).brokerIds("4")));
    Changing.refused(
        "brokerIds",
        "one broker at a time",
        () -> kafka.rebootBroker(r -> r.clusterArn(arn).brokerIds("1", "2")));
  }

  @Test
  void operations_areListedNewestFirst_inPages() {
    String arn = local.active(name());
    String first = count(arn, 6).operationArn();
    String second = count(arn, 9).operationArn();
    String third = count(arn, 12).operationArn();

    List<String> v1 =
        kafka
            .listClusterOperationsPaginator(r -> r.clusterArn(arn).maxResults(2))
            .clusterOperationInfoList()
            .stream()
            .map(ClusterOperationInfo::operationArn)
            .toList();
    List<ClusterOperationV2Summary> v2 =
        kafka
            .listClusterOperationsV2Paginator(r -> r.clusterArn(arn).maxResults(1))
            .clusterOperationInfoList()
            .stream()
            .toList();

    assertThat(v1).containsExactly(third, second, first);
    assertThat(v2)
        .extracting(ClusterOperationV2Summary::operationArn)
        .containsExactly(third, second, first);
    assertThat(v2.get(0).operationType()).isEqualTo("INCREASE_BROKER_COUNT");
    Changing.refused(
        "nextToken",
        "token",
        () -> kafka.listClusterOperations(r -> r.clusterArn(arn).nextToken("forged")));
    Changing.refused(
        "maxResults",
        "from 1 to 100",
        () -> kafka.listClusterOperationsV2(r -> r.clusterArn(arn).maxResults(0)));
  }

  @Test
  void operation_inBothShapes_isTheSame() {
    String arn = local.active(name());
    ClusterOperationInfo older = count(arn, 6);

    ClusterOperationV2 current =
        kafka
            .describeClusterOperationV2(r -> r.clusterOperationArn(older.operationArn()))
            .clusterOperationInfo();

    assertThat(older.operationArn())
        .startsWith(arn.replace(":cluster/", ":cluster-operation/") + "/");
    assertThat(current.clusterType()).isEqualTo(ClusterType.PROVISIONED);
    assertThat(current.startTime()).isEqualTo(older.creationTime());
    assertThat(current.endTime()).isEqualTo(older.endTime());
    assertThat(current.provisioned().targetClusterInfo()).isEqualTo(older.targetClusterInfo());
    assertThat(current.provisioned().operationSteps()).isEqualTo(older.operationSteps());
  }

  @Test
  void operation_thatDoesNotExist_isNotFound() {
    String unknown =
        "arn:aws:kafka:us-east-1:111122223333:cluster-operation/none/"
            + "00000000-0000-0000-0000-000000000000-1/00000000-0000-0000-0000-000000000000";

    assertThatThrownBy(() -> local.operation(unknown))
        .isInstanceOfSatisfying(
            NotFoundException.class,
            e -> assertThat(e.invalidParameter()).isEqualTo("clusterOperationArn"));
    Changing.refused("clusterOperationArn", "isn't valid", () -> local.operation("nonsense"));
  }

  @Test
  void serverlessCluster_hasOneAddress_andCannotBeChanged() {
    String arn = serverless("quiet", 2);
    Cluster cluster = local.until(() -> local.describe(arn), c -> c.state() == ClusterState.ACTIVE);

    var brokers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn));

    assertThat(cluster.clusterType()).isEqualTo(ClusterType.SERVERLESS);
    assertThat(cluster.provisioned()).isNull();
    assertThat(cluster.serverless().vpcConfigs()).hasSize(1);
    assertThat(cluster.serverless().clientAuthentication().sasl().iam().enabled()).isTrue();
    assertThat(brokers.bootstrapBrokerStringSaslIam())
        .matches("boot-[0-9a-f]{6}\\.c1\\.kafka-serverless\\.us-east-1\\.amazonaws\\.com:9098");
    assertThat(kafka.listClusters(r -> r.clusterNameFilter("quiet")).clusterInfoList()).isEmpty();
    assertThat(kafka.listClustersV2(r -> r.clusterTypeFilter("SERVERLESS")).clusterInfoList())
        .extracting(Cluster::clusterArn)
        .contains(arn);
    String message = "cannot be performed on serverless clusters";
    Changing.refused("clusterArn", message, () -> kafka.listNodes(r -> r.clusterArn(arn)));
    Changing.refused("clusterArn", message, () -> kafka.describeCluster(r -> r.clusterArn(arn)));
    Changing.refused("clusterArn", message, () -> count(arn, 6));
  }

  private static String serverless(String name, int subnets) {
    List<String> ids = List.of("a", "b", "c").subList(0, subnets);
    return kafka
        .createClusterV2(
            r -> r.clusterName(name).serverless(s -> s.vpcConfigs(v -> v.subnetIds(ids))))
        .clusterArn();
  }

  @Test
  void serverlessCluster_thatBreaksARule_isRefused() {
    Changing.refused(
        "serverless.vpcConfigs.subnetIds", "at least two subnets", () -> serverless(name(), 1));
    Changing.refused(
        "serverless.vpcConfigs",
        "missing",
        () -> kafka.createClusterV2(r -> r.clusterName(name()).serverless(s -> {})));
    Changing.refused(
        "serverless.clientAuthentication",
        "require IAM",
        () ->
            kafka.createClusterV2(
                r ->
                    r.clusterName(name())
                        .serverless(
                            s ->
                                s.vpcConfigs(v -> v.subnetIds("a", "b"))
                                    .clientAuthentication(
                                        a -> a.sasl(x -> x.iam(i -> i.enabled(false)))))));
    Changing.refused(
        "provisioned",
        "but not both",
        () -> kafka.createClusterV2(r -> r.clusterName(name()).tags(Map.of())));
  }

  @Test
  void update_withoutAMember_namesIt() {
    String arn = local.active(name());

    Changing.refused(
        "currentVersion", "missing", () -> kafka.updateStorage(r -> r.clusterArn(arn)));
    Changing.refused(
        "targetNumberOfBrokerNodes",
        "missing",
        () -> kafka.updateBrokerCount(r -> r.clusterArn(arn).currentVersion("K")));
    Changing.refused(
        "targetBrokerEBSVolumeInfo",
        "missing",
        () -> kafka.updateBrokerStorage(r -> r.clusterArn(arn).currentVersion("K")));
    Changing.refused(
        "rebalancing",
        "missing",
        () -> kafka.updateRebalancing(r -> r.clusterArn(arn).currentVersion("K")));
    Changing.refused("brokerIds", "missing", () -> kafka.rebootBroker(r -> r.clusterArn(arn)));
  }

  @Test
  void update_ofAClusterThatDoesNotExist_isRefusedAsTheModelHasIt() {
    String unknown = "arn:aws:kafka:us-east-1:111122223333:cluster/none/u-1";

    assertThatThrownBy(
            () ->
                kafka.updateStorage(r -> r.clusterArn(unknown).currentVersion("K").volumeSizeGB(9)))
        .isInstanceOf(NotFoundException.class);
    Changing.refused("clusterArn", "does not exist", () -> list(unknown));
  }

  private static List<ClusterOperationInfo> list(String arn) {
    return kafka.listClusterOperations(r -> r.clusterArn(arn)).clusterOperationInfoList();
  }
}
