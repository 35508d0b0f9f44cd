package io.msksdk.admin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.msksdk.admin.version.KafkaRelease;
import io.msksdk.core.catalogue.BrokerSizes;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.check.Severity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StorageRulesTest {
  private static final StorageSettings LOCAL = StorageSettings.ofGib(100);
  private static final StorageSettings TIERED = LOCAL.mode(StorageMode.TIERED);

  private static ClusterSpec.Builder spec(String size, String version) {
    return ClusterSpec.provisioned("orders", version)
        .brokers(3, BrokerSize.standard(size))
        .subnets("subnet-a", "subnet-b", "subnet-c");
  }

  private static ClusterSpec.Builder rated(String size, int mibPerSecond) {
    return spec(size, "3.6.0").storage(LOCAL.throughputMibPerSecond(mibPerSecond));
  }

  private static List<String> errors(ClusterSpec.Builder spec) {
    InvalidSpecException refused =
        catchThrowableOfType(InvalidSpecException.class, () -> spec.build());
    return refused == null
        ? List.of()
        : refused.findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(Finding::code)
            .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "m5.4xlarge,593", "m5.8xlarge,850", "m5.12xlarge,1000", "m5.16xlarge,1000",
    "m5.24xlarge,1000", "m7g.2xlarge,312", "m7g.4xlarge,625", "m7g.8xlarge,1000",
    "m7g.12xlarge,1000", "m7g.16xlarge,1000"
  })
  void throughput_isBoundedBySize(String size, int most) {
    assertThat(errors(rated(size, 250))).isEmpty();
    assertThat(errors(rated(size, most))).isEmpty();
    assertThat(errors(rated(size, 249))).containsExactly("cluster.throughput");
    assertThat(errors(rated(size, most + 1))).containsExactly("cluster.throughput");
  }

  @ParameterizedTest
  @CsvSource({"9,false", "10,true"})
  void throughput_needsAVolumeOf10Gib(int gib, boolean allowed) {
    assertThat(errors(rated("m5.4xlarge", 250).storageGib(gib)).isEmpty()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"2.8.2.tiered,true", "3.5.1,false", "3.6.0,true", "3.7.x,true", "3.7.x.kraft,true"})
  void tieredStorage_isAMatterOfTheVersion(String version, boolean allowed) {
    assertThat(errors(spec("m5.large", version).storage(TIERED)).isEmpty()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"2.8.2.tiered,true", "3.3.1,false", "3.3.2,true", "3.4.0,true", "3.5.1,true"})
  void m7g_isAMatterOfTheVersion(String version, boolean allowed) {
    assertThat(errors(spec("m7g.large", version)).isEmpty()).isEqualTo(allowed);
  }

  static List<BrokerSizes.Size> sizes() {
    return List.copyOf(BrokerSizes.published().all());
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void tieredStorage_isForEverySizeButT3(BrokerSizes.Size size) {
    String name = size.name().substring("kafka.".length());
    List<String> expected = name.startsWith("t3.") ? List.of("cluster.tiered-size") : List.of();

    assertThat(errors(spec(name, "3.6.0").storage(TIERED))).isEqualTo(expected);
    assertThat(errors(spec(name, "3.6.0").storage(LOCAL))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void throughput_followsTheTableOfSizes(BrokerSizes.Size size) {
    String name = size.name().substring("kafka.".length());
    if (size.mostThroughput().isEmpty()) {
      assertThat(errors(rated(name, 250))).containsExactly("cluster.throughput-size");
      return;
    }
    int most = size.mostThroughput().getAsInt();
    assertThat(errors(rated(name, most))).isEmpty();
    assertThat(errors(rated(name, most + 1))).containsExactly("cluster.throughput");
  }

  @ParameterizedTest
  @CsvSource({
    "3.7.x.kraft,true",
    "3.8.x.kraft,true",
    "3.6.0.kraft,false",
    "2.8.1.kraft,false",
    "3.7.x,true"
  })
  void kraft_isAMatterOfTheVersion(String version, boolean allowed) {
    assertThat(errors(spec("m5.large", version)).isEmpty()).isEqualTo(allowed);
  }

  static List<KafkaRelease> releases() {
    return KafkaRelease.published();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void release_isForNewClusters_whereTheTableSaysSo(KafkaRelease release) {
    Finding finding = CreationRules.version(release.version());

    assertThat(finding == null).isEqualTo(release.forNewClusters());
    if (finding != null) {
      assertThat(finding.expected())
          .endsWith(release.successor().orElse(KafkaRelease.recommended().version()));
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void release_hasFeaturesFromItsVersionOn(KafkaRelease release) {
    KafkaVersionText version = KafkaVersionText.of(release.version());
    boolean tiered = release.version().endsWith(".tiered") || version.atLeast(3, 6, 0);

    assertThat(errors(spec("m5.large", release.version()).storage(TIERED)).isEmpty())
        .isEqualTo(tiered);
    assertThat(errors(spec("m7g.large", release.version())).isEmpty())
        .isEqualTo(
            List.of("2.8.2.tiered", "3.3.2", "3.4.0", "3.5.1", "3.6.0", "3.7.x")
                .contains(release.version()));
  }
}
