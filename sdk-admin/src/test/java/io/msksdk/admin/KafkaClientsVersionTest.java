package io.msksdk.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

class KafkaClientsVersionTest {

  @Test
  void kafkaClients_ofThisRun_areOfTheVersionTheBuildPromised() {
    assertThat(AppInfoParser.getVersion()).isEqualTo(System.getProperty("kafka.tested.version"));
  }
}
