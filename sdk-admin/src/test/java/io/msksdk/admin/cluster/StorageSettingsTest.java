package io.msksdk.admin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StorageSettingsTest {
  private static final StorageSettings ALL =
      StorageSettings.ofGib(500)
          .mode(StorageMode.TIERED)
          .throughputMibPerSecond(250)
          .kmsKey("arn:aws:kms:eu-west-1:123456789012:key/a");

  @Test
  void size_isLocalWithoutThroughput_unlessMoreIsSaid() {
    StorageSettings plain = StorageSettings.ofGib(100);

    assertThat(plain.mode()).isEqualTo(StorageMode.LOCAL);
    assertThat(plain.throughputMibPerSecond()).isEmpty();
    assertThat(plain.kmsKey()).isEmpty();
    assertThat(plain).hasToString("100 GiB, LOCAL");
  }

  @Test
  void everyChange_keepsTheRest() {
    assertThat(ALL.gib(501).gib(500)).isEqualTo(ALL).hasSameHashCodeAs(ALL);
    assertThat(ALL.gib(501)).isNotEqualTo(ALL);
    assertThat(ALL.mode(StorageMode.LOCAL)).isNotEqualTo(ALL);
    assertThat(ALL.withoutThroughput()).isNotEqualTo(ALL);
    assertThat(ALL.kmsKey("another")).isNotEqualTo(ALL);
    assertThat(ALL)
        .hasToString("500 GiB, TIERED, 250 MiB/s, arn:aws:kms:eu-west-1:123456789012:key/a");
    assertThatThrownBy(() -> ALL.mode(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void spec_keepsThem_andItsJsonToo() {
    ClusterSpec spec =
        ClusterSpec.provisioned("orders", "3.6.0")
            .brokers(3, BrokerSize.standard("m5.4xlarge"))
            .subnets("subnet-a", "subnet-b", "subnet-c")
            .storage(ALL)
            .build();

    assertThat(spec.storage()).isEqualTo(ALL);
    assertThat(spec.storageGib()).isEqualTo(500);
    assertThat(ClusterSpec.parse(spec.toJson())).isEqualTo(spec);
    assertThat(spec.toBuilder().storageGib(600).build().storage()).isEqualTo(ALL.gib(600));
  }
}
