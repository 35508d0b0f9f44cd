package io.msksdk.local.cluster.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;
import software.amazon.awssdk.services.kafka.model.ClusterOperationV2;
import software.amazon.awssdk.services.kafka.model.ClusterOperationV2Summary;
import software.amazon.awssdk.services.kafka.model.ClusterType;
import software.amazon.awssdk.services.kafka.model.EnhancedMonitoring;
import software.amazon.awssdk.services.kafka.model.NotFoundException;

/** What changes of the whole cluster ask for, do and refuse, and the records of them. */
class UpdatesContractTest {
  @AutoClose private static final Changing local = Changing.in("instant");
  private static final KafkaClient kafka = local.kafka();

  private static String name() {
    return "c" + UUID.randomUUID();
  }

  @Test
  void brokerCount_upAndDown_addsAndRemovesOneInEachZone() {
    String arn = local.active(name());

    ClusterOperationInfo up = local.count(arn, 6);
    ClusterOperationInfo down = local.count(arn, 3);
    ClusterOperationInfo again = local.count(arn, 6);

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

    Changing.refused("targetNumberOfBrokerNodes", message, () -> local.count(arn, target));
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

    Changing.refused("targetNumberOfBrokerNodes", "2.8.1 or later", () -> local.count(old, 3));
    Changing.refused("targetNumberOfBrokerNodes", "T3 family", () -> local.count(small, 3));
    Changing.refused("targetNumberOfBrokerNodes", "between 1 and 30", () -> local.count(old, 33));
  }

  @Test
  void configuration_isInForceAfterwards() {
    String arn = local.active(name());
    SdkBytes body = SdkBytes.fromUtf8String("auto.create.topics.enable=true");
    String configuration =
        kafka.createConfiguration(r -> r.name(name()).serverProperties(body)).arn();
    kafka.updateConfiguration(r -> r.arn(configuration).serverProperties(body));

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
    String first = local.count(arn, 6).operationArn();
    String second = local.count(arn, 9).operationArn();
    String third = local.count(arn, 12).operationArn();

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
    ClusterOperationInfo older = local.count(arn, 6);

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
