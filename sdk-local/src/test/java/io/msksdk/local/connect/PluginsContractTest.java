package io.msksdk.local.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.TestEngine;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kafkaconnect.KafkaConnectClient;
import software.amazon.awssdk.services.kafkaconnect.model.BadRequestException;
import software.amazon.awssdk.services.kafkaconnect.model.ConflictException;
import software.amazon.awssdk.services.kafkaconnect.model.CreateCustomPluginResponse;
import software.amazon.awssdk.services.kafkaconnect.model.CustomPluginState;
import software.amazon.awssdk.services.kafkaconnect.model.CustomPluginSummary;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeCustomPluginResponse;
import software.amazon.awssdk.services.kafkaconnect.model.NotFoundException;

class PluginsContractTest {
  @AutoClose
  private final TestEngine engine = TestEngine.start("--data-plane", "none", "--time", "manual");

  @AutoClose private final KafkaConnectClient connect = engine.kafkaConnect();

  @Test
  void plugin_created_becomesActiveInItsTime() {
    CreateCustomPluginResponse created =
        connect.createCustomPlugin(
            r ->
                r.name("p")
                    .description("d")
                    .contentType("JAR")
                    .location(
                        l ->
                            l.s3Location(
                                s ->
                                    s.bucketArn("arn:aws:s3:::b")
                                        .fileKey("k")
                                        .objectVersion("7"))));

    assertThat(created.customPluginState()).isEqualTo(CustomPluginState.CREATING);
    assertThat(created.name()).isEqualTo("p");
    assertThat(created.revision()).isEqualTo(1);
    assertThat(created.customPluginArn())
        .matches("arn:aws:kafkaconnect:us-east-1:111122223333:custom-plugin/p/[0-9a-f-]{36}-\\d+");
    assertThat(state(created.customPluginArn())).isEqualTo(CustomPluginState.CREATING);
    advance("PT3M");
    DescribeCustomPluginResponse described = describe(created.customPluginArn());
    assertThat(described.customPluginState()).isEqualTo(CustomPluginState.ACTIVE);
    assertThat(described.description()).isEqualTo("d");
    assertThat(described.latestRevision().location().s3Location().objectVersion()).isEqualTo("7");
    assertThat(described.latestRevision().contentTypeAsString()).isEqualTo("JAR");
    // nobody has looked at the file
    assertThat(described.latestRevision().fileDescription()).isNull();
  }

  @Test
  void plugin_thatFails_saysWhyAndCanBeDeleted() {
    engine.post(
        "/_local/faults",
        "{\"kind\":\"fail\",\"operation\":\"CreateCustomPlugin\",\"stateInfo\":"
            + "{\"code\":\"InvalidFile\",\"message\":\"not a ZIP\"}}");
    String arn = TestConnectors.plugin(connect, "p");
    advance("PT3M");

    assertThat(state(arn)).isEqualTo(CustomPluginState.CREATE_FAILED);
    assertThat(describe(arn).stateDescription().message()).isEqualTo("not a ZIP");
    assertThat(connect.deleteCustomPlugin(r -> r.customPluginArn(arn)).customPluginState())
        .isEqualTo(CustomPluginState.DELETING);
  }

  @Test
  void plugin_deleted_isGoneAfterItsTime() {
    String arn = TestConnectors.plugin(connect, "p");

    assertThatThrownBy(() -> connect.deleteCustomPlugin(r -> r.customPluginArn(arn)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("can't be deleted in the CREATING state");
    advance("PT3M");
    connect.deleteCustomPlugin(r -> r.customPluginArn(arn));
    assertThat(state(arn)).isEqualTo(CustomPluginState.DELETING);
    assertThatThrownBy(() -> connect.deleteCustomPlugin(r -> r.customPluginArn(arn)))
        .hasMessageContaining("can't be deleted in the DELETING state");
    advance("PT1M");
    assertThatThrownBy(() -> describe(arn)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void plugin_inUse_isKept() {
    String arn = TestConnectors.plugin(connect, "p");
    advance("PT3M");
    String connector =
        connect.createConnector(TestConnectors.connector("c", arn).build()).connectorArn();
    advance("PT20M");

    assertThatThrownBy(() -> connect.deleteCustomPlugin(r -> r.customPluginArn(arn)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("in use by one or more connectors");
    connect.deleteConnector(r -> r.connectorArn(connector));
    advance("PT5M");
    assertThat(connect.deleteCustomPlugin(r -> r.customPluginArn(arn)).customPluginState())
        .isEqualTo(CustomPluginState.DELETING);
  }

  @ParameterizedTest
  @CsvSource({
    "TAR, arn:aws:s3:::b, contentType: TAR",
    "ZIP, bucket, Invalid parameter location.s3Location.bucketArn:"
  })
  void plugin_againstARule_isRefused(String type, String bucket, String message) {
    assertThatThrownBy(
            () ->
                connect.createCustomPlugin(
                    r ->
                        r.name("p")
                            .contentType(type)
                            .location(l -> l.s3Location(s -> s.bucketArn(bucket).fileKey("k")))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(message);
  }

  @Test
  void plugins_moreThanTheQuota_areRefused() {
    for (int i = 0; i < 100; i++) {
      TestConnectors.plugin(connect, "p" + i);
    }

    assertThatThrownBy(() -> TestConnectors.plugin(connect, "one"))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("101 custom plugins exceed the quota of 100");
  }

  @Test
  void list_byPrefix_comesInPages() {
    for (String name : List.of("a-1", "b-1", "a-2", "a-3")) {
      TestConnectors.plugin(connect, name);
    }

    var pages = connect.listCustomPluginsPaginator(r -> r.namePrefix("a-").maxResults(2));

    assertThat(pages.stream().map(p -> p.customPlugins().size())).containsExactly(2, 1);
    assertThat(pages.customPlugins().stream().map(CustomPluginSummary::name))
        .containsExactly("a-1", "a-2", "a-3");
    assertThatThrownBy(() -> TestConnectors.plugin(connect, "a-1"))
        .isInstanceOf(ConflictException.class);
  }

  private DescribeCustomPluginResponse describe(String arn) {
    return connect.describeCustomPlugin(r -> r.customPluginArn(arn));
  }

  private CustomPluginState state(String arn) {
    return describe(arn).customPluginState();
  }

  private void advance(String duration) {
    engine.post("/_local/clock", "{\"advance\":\"" + duration + "\"}");
  }
}
