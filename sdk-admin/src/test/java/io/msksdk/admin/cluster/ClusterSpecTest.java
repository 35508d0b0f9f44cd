package io.msksdk.admin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSpecTest {
  private static final BrokerSize LARGE = BrokerSize.standard("m7g.large");

  private static ClusterSpec.Builder orders() {
    return ClusterSpec.provisioned("orders", "3.7.x.kraft")
        .subnets("subnet-a", "subnet-b", "subnet-c");
  }

  private static String refusal(ClusterSpec.Builder builder) {
    InvalidSpecException refused = catchThrowableOfType(InvalidSpecException.class, builder::build);
    assertThat(refused.findings()).hasSize(1);
    return refused.findings().get(0).code();
  }

  @Test
  void defaults_areThoseOfTheDocumentation() {
    ClusterSpec spec = orders().build();

    assertThat(spec.brokers()).isEqualTo(3);
    assertThat(spec.brokerSize().instanceType()).isEqualTo("kafka.m7g.large");
    assertThat(spec.storageGib()).isEqualTo(100);
    assertThat(spec.access()).containsExactly(ClusterAccess.IAM);
    assertThat(spec.findings()).isEmpty();
  }

  @Test
  void severalMistakes_areReportedAtOnce() {
    assertThatThrownBy(
            () ->
                ClusterSpec.provisioned("", "latest")
                    .brokers(4, LARGE)
                    .subnets("subnet-a", "subnet-a", "subnet-b")
                    .storageGib(0)
                    .build())
        .isInstanceOfSatisfying(
            InvalidSpecException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::code)
                    .containsExactly(
                        "cluster.name",
                        "cluster.kafka-version",
                        "cluster.subnets-repeated",
                        "cluster.brokers-spread",
                        "cluster.storage"))
        .hasMessageContaining("storageGib: 0 (expected: from 1 to 16384).");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64})
  void name_withinBounds(int length) {
    assertThat(ClusterSpec.provisioned("n".repeat(length), "3.6.0").subnets("a", "b", "c").build())
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65})
  void name_beyondBounds(int length) {
    assertThat(refusal(ClusterSpec.provisioned("n".repeat(length), "3.6.0").subnets("a", "b", "c")))
        .isEqualTo("cluster.name");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16384})
  void storage_atTheBounds(int gib) {
    assertThat(orders().storageGib(gib).build().storageGib()).isEqualTo(gib);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 16385})
  void storage_beyondTheBounds(int gib) {
    assertThat(refusal(orders().storageGib(gib))).isEqualTo("cluster.storage");
  }

  @Test
  void storage_ofExpressBrokers_isTheirOwn() {
    assertThatCode(() -> orders().brokers(3, BrokerSize.express("m7g.large")).storageGib(0).build())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"3.7.x.kraft,60", "3.6.0,30"})
  void brokers_atTheQuota_andBeyond(String version, int quota) {
    ClusterSpec.Builder spec = ClusterSpec.provisioned("orders", version).subnets("a", "b", "c");

    assertThat(spec.brokers(quota, LARGE).build().brokers()).isEqualTo(quota);
    assertThat(refusal(spec.brokers(quota + 3, LARGE))).isEqualTo("cluster.brokers-count");
  }

  @ParameterizedTest
  @CsvSource({"us-west-1,2,true", "us-west-1,3,false", "us-west-2,2,true", "us-west-2,3,true"})
  void northernCalifornia_hasTwoZones(String region, int subnets, boolean allowed) {
    List<String> ids = List.of("a", "b", "c").subList(0, subnets);

    assertThat(ClusterRules.zones(ids, region, Limits.published()) == null).isEqualTo(allowed);
  }

  @Test
  void raisedQuota_isBelieved() {
    Limits raised = Limits.published().with("brokersPerClusterKRaft", 90);

    assertThat(orders().limits(raised).brokers(90, LARGE).build().brokers()).isEqualTo(90);
  }

  @ParameterizedTest
  @CsvSource({"1,cluster.subnets", "4,cluster.subnets"})
  void subnets_beyondTheBounds(int count, String code) {
    String[] ids = new String[count];
    for (int i = 0; i < count; i++) {
      ids[i] = "subnet-" + i;
    }

    assertThat(refusal(orders().brokers(4, LARGE).subnets(ids))).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -3, 2, 4})
  void brokers_thatDoNotSpread(int brokers) {
    assertThat(refusal(orders().brokers(brokers, LARGE))).isEqualTo("cluster.brokers-spread");
  }

  @Test
  void openCluster_isAWarning() {
    ClusterSpec spec = orders().access(ClusterAccess.UNAUTHENTICATED).build();

    assertThat(spec.findings()).extracting(Finding::code).containsExactly("cluster.open");
  }

  @Test
  void toBuilder_keepsEveryValue() {
    ClusterSpec spec =
        orders()
            .brokers(6, BrokerSize.standard("m5.xlarge"))
            .securityGroups("sg-1")
            .storageGib(500)
            .access(ClusterAccess.IAM, ClusterAccess.SCRAM)
            .addTag("team", "orders")
            .build();

    assertThat(spec.toBuilder().build()).isEqualTo(spec).hasSameHashCodeAs(spec);
    assertThat(spec.toBuilder().storageGib(501).build()).isNotEqualTo(spec);
    assertThat(spec.toBuilder().addTag("a", "b").build()).isNotEqualTo(spec);
  }

  @Test
  void collections_cannotBeChanged() {
    ClusterSpec spec = orders().build();

    assertThatThrownBy(() -> spec.subnets().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> spec.tags().put("a", "b"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> spec.access().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "large", "m7g.large.x", "kafka.m7g.large", "M7G.large"})
  void brokerSize_malformed(String size) {
    assertThatThrownBy(() -> BrokerSize.standard(size))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("family.size, such as m7g.large");
  }

  @Test
  void brokerSize_parsesMsksOwnNames() {
    assertThat(BrokerSize.parse("express.m7g.large")).isEqualTo(BrokerSize.express("m7g.large"));
    assertThat(BrokerSize.parse("kafka.t3.small").express()).isFalse();
    assertThatThrownBy(() -> BrokerSize.parse("m7g.large"))
        .isInstanceOf(InvalidSpecException.class);
  }
}
