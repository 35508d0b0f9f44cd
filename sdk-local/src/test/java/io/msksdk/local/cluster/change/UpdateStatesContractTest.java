package io.msksdk.local.cluster.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.Cluster;
import software.amazon.awssdk.services.kafka.model.ClusterOperationInfo;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.EnhancedMonitoring;

/** The states of clusters and operations, on a clock that the test moves. */
class UpdateStatesContractTest {
  @AutoClose private static final Changing local = Changing.in("manual");
  private static final KafkaClient kafka = local.kafka();

  @AfterEach
  void noFaults() {
    assertThat(local.engine().send("DELETE", "/_local/faults", "").statusCode()).isEqualTo(200);
  }

  private static String created() {
    String arn = local.cluster("s" + UUID.randomUUID(), 3, p -> {});
    local.advance("PT30M");
    Cluster unused = TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    return arn;
  }

  private static String monitor(String arn, EnhancedMonitoring level) {
    return kafka
        .updateMonitoring(
            r -> r.clusterArn(arn).currentVersion(local.version(arn)).enhancedMonitoring(level))
        .clusterOperationArn();
  }

  private static String monitor(String arn) {
    return monitor(arn, EnhancedMonitoring.PER_BROKER);
  }

  private static void state(String arn, String body) {
    JsonNode unused =
        local.engine().post("/_local/clusters/" + TestEngine.encoded(arn) + "/state", body);
  }

  private static ClusterState state(String arn) {
    return local.describe(arn).state();
  }

  @Test
  void update_fromPendingToComplete_takesTheDocumentedTime() {
    String arn = created();
    String before = local.version(arn);

    ClusterOperationInfo accepted = local.operation(monitor(arn));
    local.advance("PT1M");
    ClusterOperationInfo running = local.operation(accepted.operationArn());
    ClusterState meanwhile = state(arn);
    EnhancedMonitoring level = local.describe(arn).provisioned().enhancedMonitoring();
    local.advance("PT5M");
    ClusterOperationInfo ended = local.ended(accepted.operationArn());

    assertThat(accepted.operationState()).isEqualTo("PENDING");
    assertThat(accepted.endTime()).isNull();
    assertThat(accepted.clientRequestId()).isNotEmpty();
    assertThat(running.operationState()).isEqualTo("UPDATE_IN_PROGRESS");
    assertThat(running.operationSteps())
        .extracting(step -> step.stepInfo().stepStatus())
        .containsExactly("IN_PROGRESS", "PENDING", "PENDING");
    assertThat(meanwhile).isEqualTo(ClusterState.UPDATING);
    assertThat(level).isEqualTo(EnhancedMonitoring.DEFAULT);
    assertThat(ended.operationState()).isEqualTo("UPDATE_COMPLETE");
    assertThat(Duration.between(ended.creationTime(), ended.endTime()))
        .isEqualTo(Duration.ofMinutes(6));
    assertThat(state(arn)).isEqualTo(ClusterState.ACTIVE);
    assertThat(local.version(arn)).isNotEqualTo(before).matches("K[A-Z0-9]{13}");
    assertThat(transitions(accepted.operationArn()))
        .containsExactly(
            "NONE>PENDING", "PENDING>UPDATE_IN_PROGRESS", "UPDATE_IN_PROGRESS>UPDATE_COMPLETE");
    assertThat(transitions(arn))
        .containsExactly("NONE>CREATING", "CREATING>ACTIVE", "ACTIVE>UPDATING", "UPDATING>ACTIVE");
  }

  private static List<String> transitions(String resource) {
    JsonNode events = local.engine().get("/_local/events");
    return StreamSupport.stream(events.spliterator(), false)
        .filter(event -> event.path("kind").asText().equals("transition"))
        .map(event -> event.path("facts"))
        .filter(event -> event.path("resource").asText().equals(resource))
        .map(event -> event.path("from").asText() + ">" + event.path("to").asText())
        .toList();
  }

  @Test
  void reboot_putsTheClusterIntoItsState() {
    String arn = created();

    String operation =
        kafka.rebootBroker(r -> r.clusterArn(arn).brokerIds("1")).clusterOperationArn();
    local.advance("PT1M");

    assertThat(state(arn)).isEqualTo(ClusterState.REBOOTING_BROKER);
    assertThat(local.operation(operation).operationState()).isEqualTo("REBOOT_IN_PROGRESS");
    Changing.refused("null", "in REBOOTING_BROKER state", () -> monitor(arn));
    local.advance("PT5M");
    assertThat(local.ended(operation).operationState()).isEqualTo("REBOOT_COMPLETE");
  }

  @Test
  void update_whileAnotherRuns_isRefused() {
    String arn = created();
    String operation = monitor(arn);

    Changing.refused("null", "You can't update cluster in UPDATING state.", () -> monitor(arn));
    Changing.refused(
        "null",
        "in UPDATING state",
        () -> kafka.rebootBroker(r -> r.clusterArn(arn).brokerIds("1")));

    local.advance("PT10M");
    assertThat(local.ended(operation).operationState()).isEqualTo("UPDATE_COMPLETE");
  }

  @Test
  void update_withAStaleVersion_isRefused() {
    String arn = created();
    String stale = local.version(arn);
    String operation = monitor(arn);
    local.advance("PT10M");
    ClusterOperationInfo unused = local.ended(operation);

    Changing.refused(
        "currentVersion",
        "the current version of the cluster is " + local.version(arn),
        () ->
            kafka.updateMonitoring(
                r ->
                    r.clusterArn(arn)
                        .currentVersion(stale)
                        .enhancedMonitoring(EnhancedMonitoring.DEFAULT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEALING", "MAINTENANCE"})
  void update_inAStateTheClusterEnteredByItself_isRefusedUntilItEnds(String name) {
    String arn = created();
    state(arn, "{\"state\":\"" + name + "\",\"for\":\"PT2H\"}");

    Changing.refused("null", "in " + name + " state", () -> monitor(arn));
    local.advance("PT2H");

    assertThat(state(arn)).isEqualTo(ClusterState.ACTIVE);
    assertThat(monitor(arn)).contains(":cluster-operation/");
  }

  @Test
  void healing_duringAnUpdate_leavesTheUpdateRunning() {
    String arn = created();
    String operation = monitor(arn);

    state(arn, "{\"state\":\"HEALING\",\"for\":\"PT2M\"}");
    local.advance("PT2M");
    ClusterState after = state(arn);
    local.advance("PT10M");

    assertThat(after).isEqualTo(ClusterState.UPDATING);
    assertThat(local.ended(operation).operationState()).isEqualTo("UPDATE_COMPLETE");
    assertThat(state(arn)).isEqualTo(ClusterState.ACTIVE);
  }

  @Test
  void creatingCluster_cannotBeUpdated() {
    String arn = local.cluster("s" + UUID.randomUUID(), 3, p -> {});

    Changing.refused("null", "You can't update cluster in CREATING state.", () -> monitor(arn));
  }

  @Test
  void updateThatFails_saysWhy_andChangesNothing() {
    String arn = created();
    JsonNode unused =
        local
            .engine()
            .post(
                "/_local/faults",
                """
                {"kind":"fail","operation":"UpdateMonitoring","times":1,
                 "errorInfo":{"errorCode":"E42","errorString":"No capacity."}}
                """);

    String failing = monitor(arn);
    local.advance("PT10M");
    ClusterOperationInfo failed = local.ended(failing);

    assertThat(failed.operationState()).isEqualTo("UPDATE_FAILED");
    assertThat(failed.errorInfo().errorCode()).isEqualTo("E42");
    assertThat(failed.errorInfo().errorString()).isEqualTo("No capacity.");
    assertThat(state(arn)).isEqualTo(ClusterState.ACTIVE);
    assertThat(local.describe(arn).provisioned().enhancedMonitoring())
        .isEqualTo(EnhancedMonitoring.DEFAULT);
  }

  @Test
  void updateThatIsStuck_staysUntilTheClusterIsMadeActive() {
    String arn = created();
    JsonNode unused =
        local
            .engine()
            .post(
                "/_local/faults",
                "{\"kind\":\"stuck\",\"operation\":\"UpdateMonitoring\",\"times\":1}");

    String operation = monitor(arn);
    local.advance("P3D");
    ClusterOperationInfo stuck = local.operation(operation);
    ClusterState meanwhile = state(arn);
    state(arn, "{\"state\":\"ACTIVE\"}");

    assertThat(stuck.operationState()).isEqualTo("UPDATE_IN_PROGRESS");
    assertThat(meanwhile).isEqualTo(ClusterState.UPDATING);
    assertThat(local.operation(operation).operationState()).isEqualTo("UPDATE_FAILED");
    assertThat(monitor(arn)).contains(":cluster-operation/");
  }

  @Test
  void creationThatIsStuck_staysCreating() {
    JsonNode unused =
        local
            .engine()
            .post(
                "/_local/faults",
                "{\"kind\":\"stuck\",\"operation\":\"CreateClusterV2\",\"times\":1}");
    String arn = local.cluster("s" + UUID.randomUUID(), 3, p -> {});

    local.advance("P3D");

    assertThat(state(arn)).isEqualTo(ClusterState.CREATING);
  }

  @Test
  void storage_growsAgainAfterSixHours() {
    String arn = created();
    String first = grow(arn, 200);
    local.advance("PT16M");
    ClusterOperationInfo unused = local.ended(first);
    local.advance("PT5H59M");
    Changing.refused("null", "only once in 6 hours", () -> grow(arn, 300));

    local.advance("PT1M");

    assertThat(grow(arn, 300)).contains(":cluster-operation/");
  }

  private static String grow(String arn, int gib) {
    return kafka
        .updateStorage(r -> r.clusterArn(arn).currentVersion(local.version(arn)).volumeSizeGB(gib))
        .clusterOperationArn();
  }

  @Test
  void certificates_areRenewedEveryThirteenMonths() {
    String arn = created();

    local.advance("P390D");
    ClusterState before = state(arn);
    local.advance("P10D");

    assertThat(before).isEqualTo(ClusterState.ACTIVE);
    assertThat(state(arn)).isEqualTo(ClusterState.ACTIVE);
    assertThat(transitions(arn))
        .containsExactly(
            "NONE>CREATING", "CREATING>ACTIVE", "ACTIVE>MAINTENANCE", "MAINTENANCE>ACTIVE");
  }
}
