package io.msksdk.changefeed.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the vendor's pages say one thing in words and another in a sample, what is meant. */
class DocumentSlipsTest {
  private static SinkUri.Builder avro() {
    return SinkUri.builder("b-1:9092", "meta").protocol(SinkProtocol.AVRO);
  }

  /** "Sink to Kafka", section "Send handle keys only", whose sample says claim-check. */
  @Test
  void handleKeyOnly_isWrittenAsItsHeadingSays() {
    ReplicaConfig config =
        ReplicaConfig.builder().largeMessages(LargeMessages.handleKeyOnly()).build();
    String path = "sink.kafka_config.large_message_handle.large_message_handle_option";

    assertThat(config.setting(path)).hasValue("handle-key-only");
    assertThat(config.toml())
        .contains("large-message-handle-option = \"handle-key-only\"")
        .doesNotContain("claim-check");
    assertThat(ReplicaConfig.parse(config.json())).isEqualTo(config);
  }

  /** "Sink to Kafka", section "Sink URI parameters", which names both in the reverse order. */
  @ParameterizedTest
  @ValueSource(strings = {"long", "string"})
  void unsignedBigint_hasTwoModes_ofWhichLongIsTheDefault(String mode) {
    String parameter = "avro-bigint-unsigned-handling-mode";

    assertThat(avro().build().value(parameter)).isEqualTo("long");
    assertThat(avro().parameter(parameter, mode).build().parameter(parameter)).hasValue(mode);
  }

  /** "Sink to Apache Kafka", which asks for the encoding of the registry's secret alone. */
  @Test
  void everySecret_isEncoded() {
    SinkUri uri =
        SinkUri.builder("b-1:9096", "meta")
            .protocol(SinkProtocol.AVRO)
            .schemaRegistry(RegistryUrl.of("https://r.example", "key", "r/e+g"))
            .scramSha512("ticdc", "p@s&s/w+d")
            .build();

    assertThat(uri.text()).contains("sasl-password=p%40s%26s%2Fw%2Bd").contains("r%252Fe%252Bg");
    assertThat(SinkUri.parse(uri.text()).parameter("sasl-password")).hasValue("p@s&s/w+d");
  }

  /** "Sink to Apache Kafka", which fills the registry's login in from the cluster's. */
  @Test
  void registry_hasALoginOfItsOwn_orNone() {
    ReplicaConfig without =
        ReplicaConfig.builder().schemaRegistry(RegistryUrl.of("https://r.example")).build();
    ReplicaConfig with =
        ReplicaConfig.builder()
            .schemaRegistry(RegistryUrl.of("https://r.example", "key", "secret"))
            .build();

    assertThat(registry(without.json())).isEqualTo("https://r.example");
    assertThat(registry(with.json())).isEqualTo("https://key:secret@r.example");
    assertThat(SinkConflicts.atCreate(avro().build(), without)).isEqualTo(List.of());
  }

  private static String registry(JsonObject config) {
    return config.object("sink").orElseThrow().text("schema_registry").orElseThrow();
  }
}
