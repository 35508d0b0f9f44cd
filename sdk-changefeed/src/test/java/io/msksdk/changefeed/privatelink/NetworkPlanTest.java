package io.msksdk.changefeed.privatelink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The network of TiDB Cloud's guide. */
class NetworkPlanTest {
  private final PrivateLinkPlan plan = Guide.plan().build();
  private final NetworkPlan network = NetworkPlan.of(plan, "10.0.0.0/16");

  @Test
  void subnets_areThoseOfTheGuide() {
    assertThat(network.brokerSubnets())
        .containsExactly(
            new PlannedSubnet("broker-usw2-az1", "usw2-az1", "10.0.0.0/18"),
            new PlannedSubnet("broker-usw2-az2", "usw2-az2", "10.0.64.0/18"),
            new PlannedSubnet("broker-usw2-az3", "usw2-az3", "10.0.128.0/18"));
    assertThat(network.bastion().cidr()).isEqualTo("10.0.192.0/18");
    assertThat(network.toString())
        .startsWith("Kafka VPC 10.0.0.0/16\nsubnet broker-usw2-az1 10.0.0.0/18 in usw2-az1\n")
        .contains("kafka-brokers allows in TCP 39092 10.0.0.0/16, EXTERNAL, from the balancer");
  }

  @Test
  void brokersOutsideTheirSubnet_areRefused() {
    PrivateLinkPlan swapped =
        Guide.empty()
            .broker(1, "usw2-az1", "10.0.64.10", "n1")
            .broker(2, "usw2-az2", "10.0.0.10", "n2")
            .build();

    assertThatThrownBy(() -> NetworkPlan.of(swapped, "10.0.0.0/16"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("ip of broker 1: 10.0.64.10 (expected: in 10.0.0.0/18")
        .hasMessageContaining("ip of broker 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/15", "10.0.0.0/27", "10.0.0.0", "ten"})
  void addressesAwsDoesNotTake_areRefused(String cidr) {
    assertThatThrownBy(() -> NetworkPlan.of(plan, cidr)).isInstanceOf(InvalidSpecException.class);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/16, 10.0.0.5", "10.0.0.0/26, 10.0.0.5"})
  void addresses_atTheirBounds_pass(String cidr, String ip) {
    PrivateLinkPlan one = Guide.empty().broker(1, "usw2-az1", ip, "n1").build();

    assertThat(NetworkPlan.of(one, cidr).cidr()).isEqualTo(cidr);
  }
}
