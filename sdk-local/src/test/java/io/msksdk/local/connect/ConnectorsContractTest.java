package io.msksdk.local.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import software.amazon.awssdk.services.kafkaconnect.KafkaConnectClient;
import software.amazon.awssdk.services.kafkaconnect.model.AutoScaling;
import software.amazon.awssdk.services.kafkaconnect.model.BadRequestException;
import software.amazon.awssdk.services.kafkaconnect.model.ConflictException;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorState;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorSummary;
import software.amazon.awssdk.services.kafkaconnect.model.CreateConnectorRequest;
import software.amazon.awssdk.services.kafkaconnect.model.CreateConnectorResponse;
import software.amazon.awssdk.services.kafkaconnect.model.DeleteConnectorResponse;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeConnectorResponse;
import software.amazon.awssdk.services.kafkaconnect.model.NotFoundException;
import software.amazon.awssdk.services.kafkaconnect.paginators.ListConnectorsIterable;

class ConnectorsContractTest {
  @AutoClose
  private final TestEngine engine = TestEngine.start("--data-plane", "none", "--time", "instant");

  @AutoClose private final KafkaConnectClient connect = engine.kafkaConnect();

  @Test
  void connector_created_runsAndIsDescribedInFull() {
    String plugin = TestConnectors.plugin(connect, "p");
    String workers = TestConnectors.workerConfiguration(connect, "w");

    CreateConnectorResponse created =
        connect.createConnector(
            TestConnectors.connector("orders", plugin)
                .connectorDescription("sinks orders")
                .workerConfiguration(w -> w.workerConfigurationArn(workers).revision(1L))
                .logDelivery(
                    l ->
                        l.workerLogDelivery(
                            d -> d.cloudWatchLogs(c -> c.enabled(true).logGroup("/g"))))
                .build());

    assertThat(created.connectorState()).isEqualTo(ConnectorState.CREATING);
    assertThat(created.connectorName()).isEqualTo("orders");
    assertThat(created.connectorArn())
        .matches("arn:aws:kafkaconnect:us-east-1:111122223333:connector/orders/[0-9a-f-]{36}-\\d+");
    DescribeConnectorResponse described = describe(created.connectorArn());
    assertThat(described.connectorState()).isEqualTo(ConnectorState.RUNNING);
    assertThat(described.connectorConfiguration()).isEqualTo(TestConnectors.configuration("1"));
    assertThat(described.connectorDescription()).isEqualTo("sinks orders");
    assertThat(described.capacity().provisionedCapacity().workerCount()).isEqualTo(1);
    assertThat(described.kafkaCluster().apacheKafkaCluster().vpc().subnets())
        .containsExactly("subnet-1");
    assertThat(described.plugins().get(0).customPlugin().customPluginArn()).isEqualTo(plugin);
    assertThat(described.workerConfiguration().workerConfigurationArn()).isEqualTo(workers);
    assertThat(described.logDelivery().workerLogDelivery().cloudWatchLogs().logGroup())
        .isEqualTo("/g");
    assertThat(described.currentVersion()).isNotEmpty();
    assertThat(described.stateDescription()).isNull();
  }

  @Test
  void connector_thatFails_saysWhyAndCanBeDeleted() {
    engine.post(
        "/_local/faults",
        "{\"kind\":\"fail\",\"operation\":\"CreateConnector\",\"times\":1,"
            + "\"stateInfo\":{\"code\":\"InvalidInput.BootstrapServers\",\"message\":\"no\"}}");

    String arn = create("orders");

    DescribeConnectorResponse described = describe(arn);
    assertThat(described.connectorState()).isEqualTo(ConnectorState.FAILED);
    assertThat(described.stateDescription().code()).isEqualTo("InvalidInput.BootstrapServers");
    assertThat(described.stateDescription().message()).isEqualTo("no");
    DeleteConnectorResponse deleted = connect.deleteConnector(r -> r.connectorArn(arn));
    assertThat(deleted.connectorState()).isEqualTo(ConnectorState.DELETING);
    assertThatThrownBy(() -> describe(arn)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void autoScaling_withoutPolicies_getsTheConsoles() {
    String plugin = TestConnectors.plugin(connect, "p");
    String arn =
        connect
            .createConnector(
                TestConnectors.connector("c", plugin)
                    .capacity(
                        c -> c.autoScaling(a -> a.mcuCount(1).minWorkerCount(1).maxWorkerCount(10)))
                    .build())
            .connectorArn();

    var scaling = describe(arn).capacity().autoScaling();

    assertThat(scaling.scaleInPolicy().cpuUtilizationPercentage()).isEqualTo(20);
    assertThat(scaling.scaleOutPolicy().cpuUtilizationPercentage()).isEqualTo(80);
  }

  @Test
  void name_taken_isAConflict() {
    String plugin = TestConnectors.plugin(connect, "p");
    connect.createConnector(TestConnectors.connector("c", plugin).build());

    assertThatThrownBy(() -> connect.createConnector(TestConnectors.connector("c", plugin).build()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("A resource with this name already exists.");
  }

  @Test
  void workers_ofAllConnectors_areLimited() {
    String plugin = TestConnectors.plugin(connect, "p");
    for (int i = 0; i < 6; i++) {
      connect.createConnector(
          TestConnectors.connector("c" + i, plugin)
              .capacity(c -> c.autoScaling(a -> a.mcuCount(1).minWorkerCount(1).maxWorkerCount(10)))
              .build());
    }

    assertThatThrownBy(
            () -> connect.createConnector(TestConnectors.connector("one", plugin).build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("61 workers exceed the quota of 60");
  }

  @Test
  void list_byPrefix_comesInPages() {
    String plugin = TestConnectors.plugin(connect, "p");
    for (String name : List.of("a-1", "b-1", "a-2", "a-3")) {
      connect.createConnector(TestConnectors.connector(name, plugin).build());
    }

    ListConnectorsIterable pages =
        connect.listConnectorsPaginator(r -> r.connectorNamePrefix("a-").maxResults(2));

    assertThat(pages.stream().map(p -> p.connectors().size())).containsExactly(2, 1);
    assertThat(pages.connectors().stream().map(ConnectorSummary::connectorName))
        .containsExactly("a-1", "a-2", "a-3");
    assertThatThrownBy(() -> connect.listConnectors(r -> r.nextToken("made up")))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> connect.listConnectors(r -> r.maxResults(0)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Invalid parameter maxResults");
  }

  @Test
  void connector_ofAnotherRegion_isNotSeen() {
    assertThatThrownBy(
            () -> describe("arn:aws:kafkaconnect:eu-west-1:111122223333:connector/c/1-1"))
        .isInstanceOf(NotFoundException.class);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        refused("Invalid parameter capacity: Exactly one of", r -> r.capacity(c -> {})),
        refused(
            "capacity.provisionedCapacity.mcuCount: 3 is not one of 1, 2, 4 and 8",
            r -> r.capacity(c -> c.provisionedCapacity(p -> p.mcuCount(3).workerCount(1)))),
        refused(
            "capacity.provisionedCapacity.mcuCount: The value 9 is out of range",
            r -> r.capacity(c -> c.provisionedCapacity(p -> p.mcuCount(9).workerCount(1)))),
        refused(
            "capacity.provisionedCapacity.workerCount: There must be at least 1 worker",
            r -> r.capacity(c -> c.provisionedCapacity(p -> p.mcuCount(1).workerCount(0)))),
        refused(
            "11 workers per connector exceed the quota of 10",
            r -> r.capacity(c -> c.provisionedCapacity(p -> p.mcuCount(1).workerCount(11)))),
        refused(
            "capacity.autoScaling.minWorkerCount: It must not be greater than maxWorkerCount",
            r ->
                r.capacity(
                    c -> c.autoScaling(a -> a.mcuCount(1).minWorkerCount(3).maxWorkerCount(2)))),
        refused(
            "scaleOutPolicy.cpuUtilizationPercentage: The value 101 is out of range",
            r -> r.capacity(c -> c.autoScaling(a -> percentages(a, 20, 101)))),
        refused(
            "scaleInPolicy.cpuUtilizationPercentage: It must be less than",
            r -> r.capacity(c -> c.autoScaling(a -> percentages(a, 80, 80)))),
        refused(
            "connectorConfiguration: The property connector.class is required",
            r -> r.connectorConfiguration(Map.of("tasks.max", "1"))),
        refused(
            "connectorConfiguration: The property tasks.max is required",
            r -> r.connectorConfiguration(Map.of("connector.class", "c"))),
        refused(
            "The property tasks.max must be a positive integer",
            r -> r.connectorConfiguration(TestConnectors.configuration("0"))),
        refused("kafkaConnectVersion: 1.0 is not one of", r -> r.kafkaConnectVersion("1.0")),
        refused(
            "kafkaClusterClientAuthentication.authenticationType: IAM needs encryption",
            r -> r.kafkaClusterEncryptionInTransit(e -> e.encryptionType("PLAINTEXT"))),
        refused(
            "authenticationType: SCRAM (expected: one of",
            r -> r.kafkaClusterClientAuthentication(a -> a.authenticationType("SCRAM"))),
        refused(
            "Invalid parameter plugins: You must specify a single-element list",
            r -> r.plugins(List.of())),
        refused(
            "serviceExecutionRoleArn: It must be the ARN of an IAM role",
            r -> r.serviceExecutionRoleArn("role")),
        refused(
            "kafkaCluster.apacheKafkaCluster.bootstrapServers",
            r ->
                r.kafkaCluster(
                    k ->
                        k.apacheKafkaCluster(
                            a -> a.bootstrapServers("host").vpc(v -> v.subnets("s"))))),
        refused(
            "logDelivery.workerLogDelivery.s3.bucket: It is required",
            r -> r.logDelivery(l -> l.workerLogDelivery(d -> d.s3(s -> s.enabled(true))))),
        refused(
            "connectorName: The length 129 is out of range", r -> r.connectorName("n".repeat(129))),
        refused("tags: The key aws:x is reserved", r -> r.tags(Map.of("aws:x", "y"))));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void connector_againstARule_isRefused(
      String message, Consumer<CreateConnectorRequest.Builder> change) {
    CreateConnectorRequest.Builder request =
        TestConnectors.connector("c", TestConnectors.plugin(connect, "p"));
    change.accept(request);

    assertThatThrownBy(() -> connect.createConnector(request.build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(message);
  }

  @Test
  void parts_thatDoNotExist_areNotFound() {
    String plugin = TestConnectors.plugin(connect, "p");

    assertThatThrownBy(
            () ->
                connect.createConnector(
                    TestConnectors.connector("c", plugin.replace("/p/", "/q/")).build()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                connect.createConnector(
                    TestConnectors.connector("c", plugin)
                        .plugins(p -> p.customPlugin(c -> c.customPluginArn(plugin).revision(2L)))
                        .build()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("revision 2");
    assertThatThrownBy(
            () ->
                connect.createConnector(
                    TestConnectors.connector("c", plugin)
                        .workerConfiguration(w -> w.workerConfigurationArn("arn:x").revision(1L))
                        .build()))
        .isInstanceOf(NotFoundException.class);
  }

  private static Arguments refused(
      String message, Consumer<CreateConnectorRequest.Builder> change) {
    return Arguments.of(message, change);
  }

  private static void percentages(AutoScaling.Builder scaling, int in, int out) {
    scaling
        .mcuCount(1)
        .minWorkerCount(1)
        .maxWorkerCount(2)
        .scaleInPolicy(p -> p.cpuUtilizationPercentage(in))
        .scaleOutPolicy(p -> p.cpuUtilizationPercentage(out));
  }

  private String create(String name) {
    String plugin = TestConnectors.plugin(connect, name + "-plugin");
    return connect.createConnector(TestConnectors.connector(name, plugin).build()).connectorArn();
  }

  private DescribeConnectorResponse describe(String arn) {
    return connect.describeConnector(r -> r.connectorArn(arn));
  }
}
