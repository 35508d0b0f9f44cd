package io.msksdk.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BadRequestException;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateClusterRequest;
import software.amazon.awssdk.services.kafka.model.KafkaException;
import software.amazon.awssdk.services.kafka.model.NotFoundException;
import software.amazon.awssdk.services.kafka.model.ServiceUnavailableException;
import software.amazon.awssdk.services.kafka.model.TooManyRequestsException;

class FaultsContractTest {
  private static final String HEALING = "{\"state\":\"HEALING\"}";

  @AutoClose private final TestEngine engine = TestEngine.withoutBrokers();
  @AutoClose private final KafkaClient kafka = engine.kafka();

  @Test
  void throttle_limitedToOneCall_meetsOne() {
    engine.post("/_local/faults", "{\"kind\":\"throttle\",\"times\":1}");

    assertThatThrownBy(() -> kafka.listClustersV2(r -> {}))
        .isInstanceOf(TooManyRequestsException.class);
    assertThat(kafka.listClustersV2(r -> {}).clusterInfoList()).isEmpty();
  }

  @Test
  void error_ofOneOperation_leavesTheOthersAlone() {
    engine.post(
        "/_local/faults", "{\"kind\":\"error\",\"status\":503,\"operation\":\"ListClusters\"}");

    assertThat(kafka.listClustersV2(r -> {}).clusterInfoList()).isEmpty();
    assertThatThrownBy(() -> kafka.listClusters(r -> {}))
        .isInstanceOf(ServiceUnavailableException.class);
  }

  @Test
  void faults_deleted_areGone() {
    engine.post("/_local/faults", "{\"kind\":\"error\",\"status\":500}");

    assertThat(engine.send("DELETE", "/_local/faults", "").statusCode()).isEqualTo(200);

    assertThat(kafka.listClustersV2(r -> {}).clusterInfoList()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"before,0", "after,1"})
  void reset_beforeOrAfterTheEffect_decidesWhatIsLeft(String when, int clusters) {
    engine.post(
        "/_local/faults",
        """
        {"kind":"reset","when":"%s","operation":"CreateClusterV2"}
        """
            .formatted(when));

    assertThatThrownBy(() -> kafka.createClusterV2(TestClusters.iam("x", 1)))
        .isInstanceOf(SdkClientException.class);

    assertThat(kafka.listClustersV2(r -> {}).clusterInfoList()).hasSize(clusters);
  }

  @Test
  void truncate_cutsTheAnswer() {
    engine.post("/_local/faults", "{\"kind\":\"truncate\"}");

    assertThatThrownBy(() -> kafka.listClustersV2(r -> {})).isInstanceOf(SdkClientException.class);
  }

  @Test
  void rate_withASeed_isReproducible() {
    String fault = "{\"kind\":\"throttle\",\"rate\":0.5,\"seed\":7}";

    engine.post("/_local/faults", fault);
    String first = throttledOf(20);
    engine.send("DELETE", "/_local/faults", "");
    engine.post("/_local/faults", fault);

    assertThat(throttledOf(20)).isEqualTo(first).contains("x").contains("-");
  }

  @Test
  void fail_ofACreation_endsInFailedWithItsReason() {
    engine.post(
        "/_local/faults",
        """
        {"operation":"CreateClusterV2","kind":"fail",
         "stateInfo":{"code":"NoCapacity","message":"No capacity in the zone."}}
        """);

    String arn = kafka.createClusterV2(TestClusters.iam("failing", 1)).clusterArn();
    Cluster cluster = TestClusters.await(kafka, arn, ClusterState.FAILED);

    assertThat(cluster.stateInfo().code()).isEqualTo("NoCapacity");
    assertThat(cluster.stateInfo().message()).isEqualTo("No capacity in the zone.");
    assertThatThrownBy(() -> kafka.getBootstrapBrokers(r -> r.clusterArn(arn)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(
            "You can't get bootstrap broker nodes for a cluster in FAILED state.");
    kafka.deleteCluster(r -> r.clusterArn(arn));
    TestClusters.awaitGone(kafka, arn);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"nonsense\"} | 400",
        "{\"kind\":\"throttle\",\"time\":1} | 400",
        "{\"kind\":\"throttle\",\"times\":\"1\"} | 400",
        "{\"kind\":\"throttle\",\"seed\":1.5} | 400",
        "{\"kind\":\"throttle\",\"operation\":7} | 400",
        "{\"kind\":\"skew\"} | 400",
        "{\"kind\":\"error\",\"status\":200} | 400",
        "{\"kind\":\"latency\",\"delay\":\"soon\"} | 400",
        "{\"kind\":\"throttle\",\"rate\":2} | 400",
        "{\"kind\":\"throttle\",\"times\":0} | 400",
        "not json | 400"
      })
  void fault_thatMakesNoSense_isRefusedWithWhatIsExpected(String fault, int status) {
    var response = engine.send("POST", "/_local/faults", fault);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(TestEngine.json(response.body()).path("expected").asText()).isNotEmpty();
  }

  @Test
  void staleRead_afterAChange_answersWhatItWasForAsManyReads() {
    String arn = kafka.createClusterV2(TestClusters.iam("lagging", 1)).clusterArn();
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    engine.post(
        "/_local/faults",
        "{\"kind\":\"stale-read\",\"operation\":\"DescribeClusterV2\",\"times\":2}");

    engine.post("/_local/clusters/" + TestEngine.encoded(arn) + "/state", HEALING);

    assertThat(stateOf(arn)).isEqualTo(ClusterState.ACTIVE);
    assertThat(stateOf(arn)).isEqualTo(ClusterState.ACTIVE);
    assertThat(stateOf(arn)).isEqualTo(ClusterState.HEALING);
  }

  @Test
  void staleRead_ofWhatIsYounger_doesNotFindIt() {
    engine.post(
        "/_local/faults",
        "{\"kind\":\"stale-read\",\"operation\":\"DescribeClusterV2\",\"times\":1}");
    String arn = kafka.createClusterV2(TestClusters.iam("young", 1)).clusterArn();

    assertThatThrownBy(() -> stateOf(arn)).isInstanceOf(NotFoundException.class);
    assertThat(stateOf(arn)).isNotNull();
  }

  @Test
  void stuck_creation_endsWhenTheFaultsAreTakenAway() {
    engine.post("/_local/faults", "{\"kind\":\"stuck\",\"operation\":\"CreateClusterV2\"}");
    String arn = kafka.createClusterV2(TestClusters.iam("stuck", 1)).clusterArn();
    String other = kafka.createCluster(old("free")).clusterArn();
    TestClusters.await(kafka, other, ClusterState.ACTIVE);

    assertThat(stateOf(arn)).isEqualTo(ClusterState.CREATING);
    engine.send("DELETE", "/_local/faults", "");

    assertThat(TestClusters.await(kafka, arn, ClusterState.ACTIVE).clusterName())
        .isEqualTo("stuck");
  }

  @Test
  void wrongVersion_meetsTheNextUpdateOnly() {
    String arn = kafka.createClusterV2(TestClusters.iam("versioned", 1)).clusterArn();
    String version = TestClusters.await(kafka, arn, ClusterState.ACTIVE).currentVersion();
    engine.post("/_local/faults", "{\"kind\":\"wrong-version\",\"times\":1}");

    assertThatThrownBy(() -> kafka.deleteCluster(r -> r.clusterArn(arn).currentVersion(version)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("current version of the cluster is " + version);
    assertThat(kafka.deleteCluster(r -> r.clusterArn(arn).currentVersion(version)).stateAsString())
        .isEqualTo("DELETING");
  }

  @Test
  void skew_ofTheServicesClock_refusesSignaturesUntilItIsTakenAway() {
    engine.post("/_local/faults", "{\"kind\":\"skew\",\"delay\":\"PT20M\"}");

    assertThatThrownBy(() -> kafka.listClustersV2(r -> {}))
        .isInstanceOf(KafkaException.class)
        .hasMessageContaining("Signature expired");
    engine.send("DELETE", "/_local/faults", "");

    assertThat(kafka.listClustersV2(r -> {}).clusterInfoList()).isEmpty();
  }

  @Test
  void fail_byAnErrorInformation_leavesReadsAlone() {
    engine.post(
        "/_local/faults",
        """
        {"kind":"fail","times":1,"errorInfo":{"errorCode":"Quota","errorString":"Too many."}}
        """);

    assertThat(kafka.listClustersV2(r -> {}).clusterInfoList()).isEmpty();
    String arn = kafka.createClusterV2(TestClusters.iam("failing", 1)).clusterArn();

    assertThat(TestClusters.await(kafka, arn, ClusterState.FAILED).stateInfo().code())
        .isEqualTo("Quota");
  }

  private ClusterState stateOf(String arn) {
    return kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().state();
  }

  private static CreateClusterRequest old(String name) {
    return CreateClusterRequest.builder()
        .clusterName(name)
        .kafkaVersion("3.9.x.kraft")
        .numberOfBrokerNodes(1)
        .brokerNodeGroupInfo(g -> g.instanceType("kafka.m7g.large").clientSubnets("subnet-1"))
        .build();
  }

  private String throttledOf(int calls) {
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < calls; i++) {
      try {
        kafka.listClustersV2(r -> {});
        seen.append('-');
      } catch (TooManyRequestsException e) {
        seen.append('x');
      }
    }
    return seen.toString();
  }
}
