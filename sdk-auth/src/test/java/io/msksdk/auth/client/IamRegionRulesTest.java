package io.msksdk.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.auth.client.IamRegion.Rule;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class IamRegionRulesTest {
  private static final Optional<String> NONE = Optional.empty();
  private static final String CUSTOM = "kafka.example.com";

  @ParameterizedTest
  @CsvSource({
    "b-1.orders.123z8u.c2.kafka.us-west-1.amazonaws.com, us-west-1",
    "b-1.us-east-1.123z8u.c2.kafka.eu-west-1.amazonaws.com, eu-west-1",
    "boot-abc123.c1.kafka-serverless.eu-central-1.amazonaws.com, eu-central-1",
    "b-1.orders.123z8u.c2.kafka.cn-north-1.amazonaws.com.cn, cn-north-1",
    "b-1.orders.123z8u.c2.kafka.us-gov-west-1.amazonaws.com, us-gov-west-1"
  })
  void of_msksOwnName_winsOverClusterAndProcess(String host, String region) {
    assertThat(
            IamRegionRules.of(
                null,
                Optional.of("ap-south-1"),
                List.of(new HostPort(host, 9098)),
                () -> Optional.of("sa-east-1")))
        .isEqualTo(new IamRegion(region, Rule.BROKER_HOST));
  }

  @Test
  void of_aRegionThatWasSet_winsOverAll() {
    assertThat(of("us-east-2", Optional.of("ap-south-1"), Optional.of("sa-east-1")))
        .isEqualTo(new IamRegion("us-east-2", Rule.EXPLICIT));
  }

  @Test
  void of_aCustomName_isTheClustersThenTheProcesss() {
    assertThat(of(null, Optional.of("ap-south-1"), Optional.of("sa-east-1")))
        .isEqualTo(new IamRegion("ap-south-1", Rule.CLUSTER_ARN))
        .hasToString("ap-south-1 (CLUSTER_ARN)");
    assertThat(of(null, NONE, Optional.of("sa-east-1")))
        .isEqualTo(new IamRegion("sa-east-1", Rule.DEFAULT_CHAIN));
    assertThatThrownBy(() -> of(null, NONE, NONE)).isInstanceOf(InvalidSpecException.class);
  }

  @Test
  void of_brokersOfTwoRegions_isRefusedWhateverTheProcessSays() {
    List<HostPort> two =
        List.of(
            new HostPort("b-1.orders.123z8u.c2.kafka.us-west-1.amazonaws.com", 9098),
            new HostPort("b-2.orders.123z8u.c2.kafka.us-west-2.amazonaws.com", 9098));

    assertThatThrownBy(() -> IamRegionRules.of(null, NONE, two, () -> Optional.of("us-west-1")))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("brokers of one Region");
  }

  @Test
  void region_ofAnAuth_saysWhichRuleWon() {
    BootstrapBrokers brokers =
        BootstrapBrokers.parse(AuthMode.IAM, NetworkPath.PRIVATE, CUSTOM + ":9098");
    IamAuth auth = KafkaAuth.iam(AnonymousCredentialsProvider.create()).region("eu-west-1");

    assertThat(auth.region(brokers, NetworkPath.PRIVATE))
        .isEqualTo(new IamRegion("eu-west-1", Rule.EXPLICIT));
  }

  @Test
  void defaultRegion_ofAChain_isItsRegionOrNone() {
    assertThat(new DefaultRegion(() -> Region.EU_NORTH_1).get()).contains("eu-north-1");
    assertThat(new DefaultRegion(() -> null).get()).isEmpty();
    assertThat(
            new DefaultRegion(
                    () -> {
                      throw new IllegalStateException("Unable to load region");
                    })
                .get())
        .isEmpty();
  }

  private static IamRegion of(String explicit, Optional<String> cluster, Optional<String> process) {
    return IamRegionRules.of(explicit, cluster, List.of(new HostPort(CUSTOM, 9098)), () -> process);
  }
}
