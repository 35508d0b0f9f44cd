package io.msksdk.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterInfo;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.ClusterType;
import software.amazon.awssdk.services.kafka.model.ConflictException;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Response;
import software.amazon.awssdk.services.kafka.model.NodeInfo;
import software.amazon.awssdk.services.kafka.model.NotFoundException;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;

class ClustersContractTest {
  private static final String UNKNOWN =
      "arn:aws:kafka:us-east-1:111122223333:cluster/none/00000000-0000-0000-0000-000000000000-1";

  @AutoClose private static final TestEngine engine = TestEngine.withoutBrokers();
  @AutoClose private static final KafkaClient kafka = engine.kafka();

  @Test
  void cluster_created_isDescribedAsAskedFor() {
    CreateClusterV2Response created =
        kafka.createClusterV2(
            TestClusters.iam("orders", 3).toBuilder().tags(Map.of("team", "a b")).build());

    Cluster cluster = TestClusters.await(kafka, created.clusterArn(), ClusterState.ACTIVE);

    assertThat(created.state()).isEqualTo(ClusterState.CREATING);
    assertThat(created.clusterType()).isEqualTo(ClusterType.PROVISIONED);
    assertThat(created.clusterArn())
        .matches("arn:aws:kafka:us-east-1:111122223333:cluster/orders/[0-9a-f-]{36}-1");
    assertThat(cluster.currentVersion()).matches("K[A-Z0-9]{13}");
    assertThat(cluster.tags()).containsExactly(Map.entry("team", "a b"));
    assertThat(cluster.provisioned().numberOfBrokerNodes()).isEqualTo(3);
    assertThat(cluster.provisioned().currentBrokerSoftwareInfo().kafkaVersion())
        .isEqualTo("3.9.x.kraft");
    assertThat(cluster.provisioned().encryptionInfo().encryptionInTransit().clientBrokerAsString())
        .isEqualTo("TLS");
  }

  @Test
  void cluster_inTheOlderShape_isTheSame() {
    String arn =
        kafka
            .createCluster(
                r ->
                    r.clusterName("older")
                        .kafkaVersion("3.6.0")
                        .numberOfBrokerNodes(2)
                        .brokerNodeGroupInfo(
                            g -> g.instanceType("kafka.m5.large").clientSubnets("s1", "s2")))
            .clusterArn();

    ClusterInfo older = kafka.describeCluster(r -> r.clusterArn(arn)).clusterInfo();
    Cluster current = kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo();

    assertThat(older.currentVersion()).isEqualTo(current.currentVersion());
    assertThat(older.creationTime()).isEqualTo(current.creationTime());
    assertThat(older.brokerNodeGroupInfo()).isEqualTo(current.provisioned().brokerNodeGroupInfo());
    assertThat(kafka.listClusters(r -> r.clusterNameFilter("older")).clusterInfoList())
        .extracting(ClusterInfo::clusterArn)
        .containsExactly(arn);
  }

  @Test
  void list_inPages_isComplete() {
    List<String> arns =
        Stream.of("page-a", "page-b", "page-c", "page-d", "page-e")
            .map(name -> kafka.createClusterV2(TestClusters.iam(name, 1)).clusterArn())
            .toList();

    List<String> listed =
        kafka
            .listClustersV2Paginator(r -> r.clusterNameFilter("page-").maxResults(2))
            .clusterInfoList()
            .stream()
            .map(Cluster::clusterArn)
            .toList();

    assertThat(listed).isEqualTo(arns);
  }

  @Test
  void list_withAForgedToken_isRefused() {
    assertThatThrownBy(() -> kafka.listClustersV2(r -> r.nextToken("forged")))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> assertThat(e.invalidParameter()).isEqualTo("nextToken"));
  }

  @Test
  void list_withNoResultsAskedFor_isRefused() {
    assertThatThrownBy(() -> kafka.listClusters(r -> r.maxResults(0)))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> assertThat(e.invalidParameter()).isEqualTo("maxResults"));
  }

  @Test
  void nodes_ofACluster_areItsBrokers() {
    String arn = kafka.createClusterV2(TestClusters.iam("nodes", 6)).clusterArn();

    List<NodeInfo> nodes = kafka.listNodes(r -> r.clusterArn(arn)).nodeInfoList();

    assertThat(nodes)
        .extracting(n -> n.brokerNodeInfo().brokerId())
        .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
    assertThat(nodes)
        .extracting(n -> n.brokerNodeInfo().clientSubnet())
        .containsExactly("subnet-1", "subnet-2", "subnet-3", "subnet-1", "subnet-2", "subnet-3");
    assertThat(nodes.get(0).nodeARN()).startsWith(arn.replace(":cluster/", ":broker/") + "/");
  }

  @Test
  void bootstrap_ofAnActiveCluster_namesThreeBrokers() {
    String arn = kafka.createClusterV2(TestClusters.iam("bootstrap", 6)).clusterArn();
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);

    var brokers = kafka.getBootstrapBrokers(r -> r.clusterArn(arn));

    assertThat(brokers.bootstrapBrokerStringSaslIam().split(","))
        .hasSize(3)
        .allMatch(
            b ->
                b.matches(
                    "b-\\d\\.bootstrap\\.\\w{6}\\.c1\\.kafka\\.us-east-1\\.amazonaws\\.com:9098"));
    assertThat(brokers.bootstrapBrokerStringTls()).isNull();
  }

  @Test
  void cluster_deleted_isGone() {
    String arn = kafka.createClusterV2(TestClusters.iam("deleted", 1)).clusterArn();
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);

    ClusterState state = kafka.deleteCluster(r -> r.clusterArn(arn)).state();
    TestClusters.awaitGone(kafka, arn);

    assertThat(state).isEqualTo(ClusterState.DELETING);
    assertThat(kafka.createClusterV2(TestClusters.iam("deleted", 1)).clusterArn())
        .isNotEqualTo(arn);
  }

  @Test
  void delete_withAStaleVersion_isRefused() {
    String arn = kafka.createClusterV2(TestClusters.iam("stale", 1)).clusterArn();
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);

    assertThatThrownBy(() -> kafka.deleteCluster(r -> r.clusterArn(arn).currentVersion("K1")))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            e -> assertThat(e.invalidParameter()).isEqualTo("currentVersion"));
  }

  @Test
  void cluster_unknown_isNotFound() {
    assertThatThrownBy(() -> kafka.describeClusterV2(r -> r.clusterArn(UNKNOWN)))
        .isInstanceOfSatisfying(
            NotFoundException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorMessage()).endsWith("does not exist.");
              assertThat(e.invalidParameter()).isEqualTo("clusterArn");
            });
  }

  @Test
  void cluster_ofAnotherRegion_isNotSeen() {
    String arn = kafka.createClusterV2(TestClusters.iam("here", 1)).clusterArn();
    try (KafkaClient elsewhere =
        engine.kafka(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET, Region.EU_WEST_1)) {

      assertThat(elsewhere.listClustersV2(r -> {}).clusterInfoList()).isEmpty();
      assertThatThrownBy(() -> elsewhere.describeClusterV2(r -> r.clusterArn(arn)))
          .isInstanceOf(NotFoundException.class);
      assertThat(elsewhere.createClusterV2(TestClusters.iam("here", 1)).clusterArn())
          .startsWith("arn:aws:kafka:eu-west-1:");
    }
  }

  @Test
  void name_taken_isAConflict() {
    kafka.createClusterV2(TestClusters.iam("taken", 1));

    assertThatThrownBy(() -> kafka.createClusterV2(TestClusters.iam("taken", 1)))
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> assertThat(e.invalidParameter()).isEqualTo("clusterName"));
  }

  @Test
  void tags_ofACluster_canBeChanged() {
    String arn = kafka.createClusterV2(TestClusters.iam("tagged", 1)).clusterArn();

    kafka.tagResource(r -> r.resourceArn(arn).tags(Map.of("a", "1", "b", "2")));
    kafka.untagResource(r -> r.resourceArn(arn).tagKeys("a", "c"));

    assertThat(kafka.listTagsForResource(r -> r.resourceArn(arn)).tags())
        .containsExactly(Map.entry("b", "2"));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        rule("-x", p -> {}, "clusterName"),
        rule("x".repeat(65), p -> {}, "clusterName"),
        rule("a b", p -> {}, "clusterName"),
        rule("r1", p -> p.kafkaVersion("latest"), "provisioned.kafkaVersion"),
        rule("r2", p -> p.kafkaVersion(null), "provisioned.kafkaVersion"),
        rule("r3", p -> p.numberOfBrokerNodes(4), "provisioned.numberOfBrokerNodes"),
        rule("r4", p -> p.numberOfBrokerNodes(0), "provisioned.numberOfBrokerNodes"),
        rule("r5", p -> p.numberOfBrokerNodes(63), "provisioned.numberOfBrokerNodes"),
        rule("r6", p -> p.numberOfBrokerNodes(null), "provisioned.numberOfBrokerNodes"),
        rule(
            "r7",
            p -> p.brokerNodeGroupInfo(g -> g.instanceType("large").clientSubnets("a")),
            "provisioned.brokerNodeGroupInfo.instanceType"),
        rule(
            "r8",
            p -> p.brokerNodeGroupInfo(g -> g.instanceType("kafka.m5.large")),
            "provisioned.brokerNodeGroupInfo.clientSubnets"),
        rule(
            "r9",
            p ->
                p.brokerNodeGroupInfo(
                    g ->
                        g.instanceType("kafka.m5.large")
                            .clientSubnets("a", "b", "c")
                            .connectivityInfo(
                                c ->
                                    c.vpcConnectivity(
                                        v ->
                                            v.clientAuthentication(
                                                a -> a.tls(t -> t.enabled(true)))))),
            "provisioned.brokerNodeGroupInfo.connectivityInfo.vpcConnectivity"));
  }

  private static Arguments rule(
      String name, Consumer<ProvisionedRequest.Builder> change, String parameter) {
    return Arguments.of(name, change, parameter);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void create_againstARule_namesTheParameter(
      String name, Consumer<ProvisionedRequest.Builder> change, String parameter) {
    var request = TestClusters.iam(name, 3);
    var changed = request.toBuilder().provisioned(request.provisioned().copy(change)).build();

    assertThatThrownBy(() -> kafka.createClusterV2(changed))
        .isInstanceOfSatisfying(
            BadRequestException.class, e -> assertThat(e.invalidParameter()).isEqualTo(parameter));
  }

  @Test
  void path_unknown_namesTheClosestOperation() {
    var response = engine.send("GET", "/v1/cluster", "");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("ListClusters: GET /v1/clusters");
  }
}
