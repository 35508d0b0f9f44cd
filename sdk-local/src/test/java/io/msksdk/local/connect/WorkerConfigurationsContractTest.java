package io.msksdk.local.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.TestEngine;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kafkaconnect.KafkaConnectClient;
import software.amazon.awssdk.services.kafkaconnect.model.BadRequestException;
import software.amazon.awssdk.services.kafkaconnect.model.ConflictException;
import software.amazon.awssdk.services.kafkaconnect.model.CreateWorkerConfigurationResponse;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeWorkerConfigurationResponse;
import software.amazon.awssdk.services.kafkaconnect.model.NotFoundException;
import software.amazon.awssdk.services.kafkaconnect.model.WorkerConfigurationState;
import software.amazon.awssdk.services.kafkaconnect.model.WorkerConfigurationSummary;

class WorkerConfigurationsContractTest {
  @AutoClose
  private final TestEngine engine = TestEngine.start("--data-plane", "none", "--time", "manual");

  @AutoClose private final KafkaConnectClient connect = engine.kafkaConnect();

  @Test
  void configuration_created_isActiveWithItsFirstRevision() {
    String content = TestConnectors.base64(TestConnectors.WORKER_PROPERTIES);

    CreateWorkerConfigurationResponse created =
        connect.createWorkerConfiguration(
            r -> r.name("w").description("d").propertiesFileContent(content));

    assertThat(created.workerConfigurationState()).isEqualTo(WorkerConfigurationState.ACTIVE);
    assertThat(created.latestRevision().revision()).isEqualTo(1);
    assertThat(created.latestRevision().description()).isEqualTo("d");
    assertThat(created.creationTime()).isNotNull();
    DescribeWorkerConfigurationResponse described = describe(created.workerConfigurationArn());
    assertThat(described.latestRevision().propertiesFileContent()).isEqualTo(content);
    assertThat(described.name()).isEqualTo("w");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "producer.acks=all",
        "consumer.partition.assignment.strategy=x",
        "offset.storage.topic=t",
        "status.storage.partitions=2",
        "config.providers=s",
        "key.converter.schemas.enable=false"
      })
  void property_supported_isAccepted(String property) {
    assertThat(create(TestConnectors.WORKER_PROPERTIES + property).workerConfigurationState())
        .isEqualTo(WorkerConfigurationState.ACTIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "producer.client.id=x",
        "consumer.group.id=x",
        "group.id=g",
        "bootstrap.servers=b",
        "config.storage.topic=t",
        "status.storage.topic=t",
        "sasl.jaas.config=x",
        "rest.port=1",
        "admin.retries=1",
        "worker.sync.timeout.ms=1",
        "plugin.path=p"
      })
  void property_notSupported_isRefusedByItsNameAlone(String property) {
    String name = property.substring(0, property.indexOf('='));

    assertThatThrownBy(() -> create(TestConnectors.WORKER_PROPERTIES + property))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(
            "Invalid parameter propertiesFileContent: The property " + name + " is not supported.");
  }

  @Test
  void converter_missing_isRefused() {
    assertThatThrownBy(() -> create("key.converter=x"))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("The property value.converter is required");
    assertThatThrownBy(
            () ->
                connect.createWorkerConfiguration(
                    r -> r.name("w").propertiesFileContent("not Base64")))
        .hasMessageContaining("encoded in Base64");
  }

  @Test
  void configuration_inUse_isKept() {
    String arn = TestConnectors.workerConfiguration(connect, "w");
    String plugin = TestConnectors.plugin(connect, "p");
    advance("PT3M");
    String connector =
        connect
            .createConnector(
                TestConnectors.connector("c", plugin)
                    .workerConfiguration(w -> w.workerConfigurationArn(arn).revision(1L))
                    .build())
            .connectorArn();
    advance("PT20M");

    assertThatThrownBy(() -> connect.deleteWorkerConfiguration(r -> r.workerConfigurationArn(arn)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("in use by one or more connectors");
    connect.deleteConnector(r -> r.connectorArn(connector));
    advance("PT5M");
    assertThat(
            connect
                .deleteWorkerConfiguration(r -> r.workerConfigurationArn(arn))
                .workerConfigurationState())
        .isEqualTo(WorkerConfigurationState.DELETING);
    assertThat(describe(arn).workerConfigurationState())
        .isEqualTo(WorkerConfigurationState.DELETING);
    assertThatThrownBy(() -> connect.deleteWorkerConfiguration(r -> r.workerConfigurationArn(arn)))
        .hasMessageContaining("can't be deleted in the DELETING state");
    advance("PT1M");
    assertThatThrownBy(() -> describe(arn)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void configurations_moreThanTheQuota_areRefused() {
    for (int i = 0; i < 100; i++) {
      TestConnectors.workerConfiguration(connect, "w" + i);
    }

    assertThatThrownBy(() -> TestConnectors.workerConfiguration(connect, "one"))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("101 worker configurations exceed the quota of 100");
  }

  @Test
  void list_byPrefix_comesInPages() {
    for (String name : List.of("a-1", "b-1", "a-2", "a-3")) {
      TestConnectors.workerConfiguration(connect, name);
    }

    var pages = connect.listWorkerConfigurationsPaginator(r -> r.namePrefix("a-").maxResults(2));

    assertThat(pages.stream().map(p -> p.workerConfigurations().size())).containsExactly(2, 1);
    assertThat(pages.workerConfigurations().stream().map(WorkerConfigurationSummary::name))
        .containsExactly("a-1", "a-2", "a-3");
    assertThatThrownBy(() -> TestConnectors.workerConfiguration(connect, "a-1"))
        .isInstanceOf(ConflictException.class);
  }

  private CreateWorkerConfigurationResponse create(String properties) {
    return connect.createWorkerConfiguration(
        r -> r.name("w").propertiesFileContent(TestConnectors.base64(properties)));
  }

  private DescribeWorkerConfigurationResponse describe(String arn) {
    return connect.describeWorkerConfiguration(r -> r.workerConfigurationArn(arn));
  }

  private void advance(String duration) {
    engine.post("/_local/clock", "{\"advance\":\"" + duration + "\"}");
  }
}
