package io.msksdk.auth.client;

import static io.msksdk.auth.client.AuthMode.TLS;
import static io.msksdk.auth.client.NetworkPath.PRIVATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTest {
  private static final ClientProperties PLAIN =
      KafkaAuth.tls().on(BootstrapBrokers.parse(TLS, PRIVATE, "b-1:9094"), PRIVATE);

  @Test
  void closestReplica_isASettingOfConsumersAlone() {
    ClientProperties app = PLAIN.closestReplica("use1-az1");

    assertThat(app.consumer("billing")).containsEntry("client.rack", "use1-az1");
    assertThat(app.text().consumer("billing")).containsEntry("client.rack", "use1-az1");
    assertThat(app.streams("totals")).containsEntry("consumer.client.rack", "use1-az1");
    assertThat(app.connectWorker("workers")).containsEntry("consumer.client.rack", "use1-az1");
    assertThat(app.producer()).isEqualTo(PLAIN.producer());
    assertThat(app.admin()).isEqualTo(PLAIN.admin());
  }

  @ParameterizedTest
  @ValueSource(strings = {"use1-az1", "apne1-az4", "usgw1-az3", "cnn1-az2", "usw2-lax1-az1"})
  void closestReplica_ofAZonesId_isAccepted(String zone) {
    assertThat(PLAIN.closestReplica(zone).consumer("billing")).containsEntry("client.rack", zone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "us-east-1a", "us-east-1", "1", "use1-az"})
  void closestReplica_ofAnythingElse_isRefused(String zone) {
    assertThatThrownBy(() -> PLAIN.closestReplica(zone))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("client.rack: " + zone);
  }

  @Test
  void closestReplica_ofAZonesName_saysWhereTheIdIs() {
    assertThatThrownBy(() -> PLAIN.closestReplica("us-east-1a"))
        .hasMessageContaining("This is a zone's name");
  }

  @Test
  void staticMembership_isTheGuidesExample() {
    ClientProperties app = PLAIN.staticMembership("billing-1", Duration.ofMinutes(5));

    assertThat(app.consumer("billing"))
        .containsEntry("group.instance.id", "billing-1")
        .containsEntry("session.timeout.ms", 240_000);
    assertThat(app.text().consumer("billing")).containsEntry("session.timeout.ms", "240000");
    assertThat(app.producer()).isEqualTo(PLAIN.producer());
  }

  @Test
  void staticMembership_withoutAnIdOrForTooLong_isRefusedForBoth() {
    assertThatThrownBy(() -> PLAIN.staticMembership(" ", Duration.ofHours(1)))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("group.instance.id")
        .hasMessageContaining("tolerated: PT1H (expected: PT10S to PT37M30S)");
    assertThatThrownBy(() -> PLAIN.staticMembership("a", Duration.ofMillis(9_999)))
        .isInstanceOf(InvalidSpecException.class);
  }

  @Test
  void durableProducer_isASettingOfProducersAlone() {
    ClientProperties app = PLAIN.durableProducer();

    assertThat(app.producer())
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true")
        .containsEntry("retries", "2147483647")
        .containsEntry("delivery.timeout.ms", "300000");
    assertThat(app.streams("totals")).containsEntry("producer.acks", "all");
    assertThat(app.connectWorker("workers")).containsEntry("producer.acks", "all");
    assertThat(app.consumer("billing")).isEqualTo(PLAIN.consumer("billing"));
  }

  @Test
  void presets_together_areAcceptedByKafka() {
    ClientProperties app =
        PLAIN
            .durableProducer()
            .closestReplica("use1-az1")
            .staticMembership("billing-1", Duration.ofMinutes(5));
    Map<String, Object> producer = new HashMap<>(app.producer());
    producer.put("key.serializer", StringSerializer.class);
    producer.put("value.serializer", StringSerializer.class);
    Map<String, Object> consumer = new HashMap<>(app.consumer("billing"));
    consumer.put("key.deserializer", StringDeserializer.class);
    consumer.put("value.deserializer", StringDeserializer.class);

    assertThat(new ProducerConfig(producer).getInt("delivery.timeout.ms")).isEqualTo(300_000);
    assertThat(new ConsumerConfig(consumer).getInt("session.timeout.ms")).isEqualTo(240_000);
  }

  /** All tasks of a sink are members of one group: under one id they would fence one another. */
  @Test
  void staticMembership_isNotForTheConsumersOfAConnectWorker() {
    ClientProperties app = PLAIN.staticMembership("billing-1", Duration.ofMinutes(5));

    assertThat(app.connectWorker("workers"))
        .doesNotContainKey("consumer.group.instance.id")
        .containsEntry("consumer.session.timeout.ms", 240_000);
    assertThat(app.text().connectWorker("workers")).doesNotContainKey("consumer.group.instance.id");
    assertThat(app.streams("totals")).containsEntry("consumer.group.instance.id", "billing-1");
  }
}
