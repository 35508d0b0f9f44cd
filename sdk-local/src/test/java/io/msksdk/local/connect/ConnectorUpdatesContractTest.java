package io.msksdk.local.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafkaconnect.KafkaConnectClient;
import software.amazon.awssdk.services.kafkaconnect.model.BadRequestException;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationState;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationStep;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationStepType;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationSummary;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorOperationType;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorState;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeConnectorOperationResponse;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeConnectorResponse;
import software.amazon.awssdk.services.kafkaconnect.model.NotFoundException;
import software.amazon.awssdk.services.kafkaconnect.model.UpdateConnectorRequest;
import software.amazon.awssdk.services.kafkaconnect.model.UpdateConnectorResponse;

/** Updates step by step, in time that passes when it is told to. */
class ConnectorUpdatesContractTest {
  @AutoClose
  private final TestEngine engine = TestEngine.start("--data-plane", "none", "--time", "manual");

  @AutoClose private final KafkaConnectClient connect = engine.kafkaConnect();

  @Test
  void update_ofTheCapacity_goesThroughItsSteps() {
    DescribeConnectorResponse before = running();

    UpdateConnectorResponse accepted = update(before, r -> workers(r, 3));

    String arn = accepted.connectorOperationArn();
    assertThat(accepted.connectorState()).isEqualTo(ConnectorState.UPDATING);
    assertThat(arn).contains(":connector-operation/c/");
    assertThat(state(before)).isEqualTo(ConnectorState.UPDATING);
    assertThat(operation(arn).connectorOperationState()).isEqualTo(ConnectorOperationState.PENDING);
    advance("PT1M");
    assertThat(operation(arn).connectorOperationState())
        .isEqualTo(ConnectorOperationState.UPDATE_IN_PROGRESS);
    assertThat(steps(arn)).containsExactly("IN_PROGRESS", "PENDING", "PENDING", "PENDING");
    advance("PT3M");
    assertThat(steps(arn)).containsExactly("COMPLETED", "IN_PROGRESS", "PENDING", "PENDING");
    advance("PT9M");
    DescribeConnectorOperationResponse ended = operation(arn);
    assertThat(ended.connectorOperationState()).isEqualTo(ConnectorOperationState.UPDATE_COMPLETE);
    assertThat(ended.connectorOperationType())
        .isEqualTo(ConnectorOperationType.UPDATE_WORKER_SETTING);
    assertThat(ended.operationSteps().stream().map(ConnectorOperationStep::stepType))
        .containsExactly(
            ConnectorOperationStepType.INITIALIZE_UPDATE,
            ConnectorOperationStepType.VALIDATE_UPDATE,
            ConnectorOperationStepType.UPDATE_WORKER_SETTING,
            ConnectorOperationStepType.FINALIZE_UPDATE);
    assertThat(steps(arn)).containsOnly("COMPLETED");
    assertThat(ended.endTime()).isAfter(ended.creationTime());
    assertThat(ended.originWorkerSetting().capacity()).isEqualTo(before.capacity());
    DescribeConnectorResponse after = describe(before.connectorArn());
    assertThat(ended.targetWorkerSetting().capacity()).isEqualTo(after.capacity());
    assertThat(after.connectorState()).isEqualTo(ConnectorState.RUNNING);
    assertThat(after.capacity().provisionedCapacity().workerCount()).isEqualTo(3);
    assertThat(after.currentVersion()).isNotEqualTo(before.currentVersion());
  }

  @Test
  void update_ofTheConfiguration_keepsBothConfigurations() {
    DescribeConnectorResponse before = running();

    String arn =
        update(before, r -> r.connectorConfiguration(TestConnectors.configuration("2")))
            .connectorOperationArn();
    advance("PT1H");

    DescribeConnectorOperationResponse ended = operation(arn);
    assertThat(ended.connectorOperationType())
        .isEqualTo(ConnectorOperationType.UPDATE_CONNECTOR_CONFIGURATION);
    assertThat(ended.originConnectorConfiguration()).containsEntry("tasks.max", "1");
    assertThat(ended.targetConnectorConfiguration()).containsEntry("tasks.max", "2");
    assertThat(describe(before.connectorArn()).connectorConfiguration())
        .containsEntry("tasks.max", "2");
  }

  @Test
  void update_thatFails_isRolledBackWhileTheConnectorRunsOn() {
    DescribeConnectorResponse before = running();
    failUpdate("InternalError");

    String arn = update(before, r -> workers(r, 3)).connectorOperationArn();
    advance("PT10M");

    assertThat(operation(arn).connectorOperationState())
        .isEqualTo(ConnectorOperationState.ROLLBACK_IN_PROGRESS);
    assertThat(state(before)).isEqualTo(ConnectorState.UPDATING);
    assertThat(steps(arn)).containsExactly("COMPLETED", "COMPLETED", "FAILED", "CANCELLED");
    advance("PT3M");
    DescribeConnectorOperationResponse ended = operation(arn);
    assertThat(ended.connectorOperationState())
        .isEqualTo(ConnectorOperationState.ROLLBACK_COMPLETE);
    assertThat(ended.errorInfo().code()).isEqualTo("InternalError");
    // the old capacity and the old version are in force
    assertThat(describe(before.connectorArn()).equalsBySdkFields(before)).isTrue();
  }

  @Test
  void update_thatFailsValidation_neverChangesAnything() {
    DescribeConnectorResponse before = running();
    failUpdate("UPDATE_FAILED");

    String arn = update(before, r -> workers(r, 3)).connectorOperationArn();
    advance("PT1H");

    assertThat(operation(arn).connectorOperationState())
        .isEqualTo(ConnectorOperationState.UPDATE_FAILED);
    assertThat(steps(arn)).containsExactly("COMPLETED", "FAILED", "CANCELLED", "CANCELLED");
    assertThat(describe(before.connectorArn()).equalsBySdkFields(before)).isTrue();
  }

  @Test
  void update_thatCannotBeRolledBack_losesTheConnector() {
    DescribeConnectorResponse before = running();
    failUpdate("ROLLBACK_FAILED");

    String arn = update(before, r -> workers(r, 3)).connectorOperationArn();
    advance("PT1H");

    assertThat(operation(arn).connectorOperationState())
        .isEqualTo(ConnectorOperationState.ROLLBACK_FAILED);
    assertThat(describe(before.connectorArn()).connectorState()).isEqualTo(ConnectorState.FAILED);
    assertThat(describe(before.connectorArn()).stateDescription().code())
        .isEqualTo("ROLLBACK_FAILED");
  }

  @Test
  void update_identical_isRefusedWithTheServicesWords() {
    DescribeConnectorResponse before = running();

    assertThatThrownBy(() -> update(before, r -> workers(r, 1)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(
            "Invalid parameter provisionedCapacity: The specified parameter value is identical to"
                + " the current value");
    assertThatThrownBy(
            () -> update(before, r -> r.connectorConfiguration(TestConnectors.configuration("1"))))
        .hasMessageContaining("Invalid parameter connectorConfiguration: The specified");
  }

  @Test
  void update_ofBothOrNeither_isRefused() {
    DescribeConnectorResponse before = running();

    assertThatThrownBy(() -> update(before, r -> {}))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Exactly one of capacity and connectorConfiguration");
    assertThatThrownBy(
            () ->
                update(
                    before,
                    r -> workers(r, 2).connectorConfiguration(TestConnectors.configuration("2"))))
        .hasMessageContaining("Exactly one of capacity and connectorConfiguration");
  }

  @Test
  void autoScaling_ofAnUpdate_needsItsPolicies() {
    assertThatThrownBy(
            () ->
                update(
                    running(),
                    r ->
                        r.capacity(
                            c ->
                                c.autoScaling(
                                    a -> a.mcuCount(1).minWorkerCount(1).maxWorkerCount(2)))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Invalid parameter capacity.autoScaling.scaleInPolicy");
  }

  @Test
  void version_stale_isRefused() {
    DescribeConnectorResponse before = running();
    update(before, r -> workers(r, 2));
    advance("PT1H");

    assertThatThrownBy(() -> update(before, r -> workers(r, 3)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Invalid parameter currentVersion");
    assertThatThrownBy(
            () ->
                connect.deleteConnector(
                    r ->
                        r.connectorArn(before.connectorArn())
                            .currentVersion(before.currentVersion())))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void connector_thatDoesNotRun_isNeitherUpdatedNorDeleted() {
    DescribeConnectorResponse before = running();
    update(before, r -> workers(r, 2));

    assertThatThrownBy(() -> update(before, r -> workers(r, 3)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("can't be updated in the UPDATING state");
    assertThatThrownBy(() -> connect.deleteConnector(r -> r.connectorArn(before.connectorArn())))
        .hasMessageContaining("can't be deleted in the UPDATING state");
    advance("PT1H");
    connect.deleteConnector(r -> r.connectorArn(before.connectorArn()));
    assertThat(state(before)).isEqualTo(ConnectorState.DELETING);
    assertThatThrownBy(() -> update(before, r -> workers(r, 3)))
        .hasMessageContaining("can't be updated in the DELETING state");
    assertThatThrownBy(() -> connect.deleteConnector(r -> r.connectorArn(before.connectorArn())))
        .hasMessageContaining("can't be deleted in the DELETING state");
  }

  @Test
  void connector_beingCreated_isNeitherUpdatedNorDeleted() {
    String plugin = TestConnectors.plugin(connect, "p");
    assertThatThrownBy(() -> connect.createConnector(TestConnectors.connector("c", plugin).build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("can't be used in the CREATING state");
    advance("PT3M");
    String arn =
        connect.createConnector(TestConnectors.connector("c", plugin).build()).connectorArn();

    assertThat(describe(arn).connectorState()).isEqualTo(ConnectorState.CREATING);
    assertThatThrownBy(() -> update(describe(arn), r -> workers(r, 3)))
        .hasMessageContaining("can't be updated in the CREATING state");
    assertThatThrownBy(() -> connect.deleteConnector(r -> r.connectorArn(arn)))
        .hasMessageContaining("can't be deleted in the CREATING state");
  }

  @Test
  void operations_ofAConnector_areListedInPages() {
    DescribeConnectorResponse before = running();
    List<String> arns = new ArrayList<>();
    for (int workers = 2; workers < 5; workers++) {
      int count = workers;
      DescribeConnectorResponse now = describe(before.connectorArn());
      arns.add(update(now, r -> workers(r, count)).connectorOperationArn());
      advance("PT1H");
    }

    var pages =
        connect.listConnectorOperationsPaginator(
            r -> r.connectorArn(before.connectorArn()).maxResults(2));

    assertThat(pages.stream().map(p -> p.connectorOperations().size())).containsExactly(2, 1);
    assertThat(
            pages.connectorOperations().stream()
                .map(ConnectorOperationSummary::connectorOperationArn))
        .containsExactlyElementsOf(arns);
    assertThatThrownBy(() -> operation("arn:aws:kafkaconnect:x"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void transitions_ofAnUpdate_areInTheLog() {
    DescribeConnectorResponse before = running();
    String arn = update(before, r -> workers(r, 3)).connectorOperationArn();
    advance("PT1H");

    List<String> entered = new ArrayList<>();
    for (JsonNode event : engine.get("/_local/events")) {
      if (event.path("facts").path("resource").asText().equals(arn)) {
        entered.add(event.path("facts").path("to").asText());
      }
    }
    assertThat(entered).containsExactly("PENDING", "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE");
  }

  private DescribeConnectorResponse running() {
    String plugin = TestConnectors.plugin(connect, "p");
    advance("PT3M");
    String arn =
        connect.createConnector(TestConnectors.connector("c", plugin).build()).connectorArn();
    advance("PT20M");
    return describe(arn);
  }

  private UpdateConnectorResponse update(
      DescribeConnectorResponse now, Consumer<UpdateConnectorRequest.Builder> change) {
    return connect.updateConnector(
        r ->
            change.accept(r.connectorArn(now.connectorArn()).currentVersion(now.currentVersion())));
  }

  private static UpdateConnectorRequest.Builder workers(
      UpdateConnectorRequest.Builder request, int count) {
    return request.capacity(c -> c.provisionedCapacity(p -> p.mcuCount(2).workerCount(count)));
  }

  private void failUpdate(String code) {
    engine.post(
        "/_local/faults",
        "{\"kind\":\"fail\",\"operation\":\"UpdateConnector\",\"stateInfo\":{\"code\":\""
            + code
            + "\"}}");
  }

  private List<String> steps(String arn) {
    return operation(arn).operationSteps().stream()
        .map(ConnectorOperationStep::stepStateAsString)
        .toList();
  }

  private DescribeConnectorOperationResponse operation(String arn) {
    return connect.describeConnectorOperation(r -> r.connectorOperationArn(arn));
  }

  private DescribeConnectorResponse describe(String arn) {
    return connect.describeConnector(r -> r.connectorArn(arn));
  }

  private ConnectorState state(DescribeConnectorResponse connector) {
    return describe(connector.connectorArn()).connectorState();
  }

  private void advance(String duration) {
    engine.post("/_local/clock", "{\"advance\":\"" + duration + "\"}");
  }
}
