package io.msksdk.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.auth.client.AccessNotEnabledException;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigTransformer;
import org.junit.jupiter.api.Test;

/** Bootstrap servers out of text, as Kafka itself asks for them. */
class MskConfigProviderContractTest {

  @Test
  void textWithNameOrArn_becomesTheServers() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
        Msk msk = Locally.msk(local).build();
        MskConfigProvider provider =
            new MskConfigProvider(settings -> Locally.msk(local).build())) {
      ClusterSpec spec =
          ClusterSpec.provisioned("orders", "3.7.x.kraft")
              .subnets("subnet-a", "subnet-b", "subnet-c")
              .build();
      MskClusterArn arn =
          msk.clusters()
              .create(spec)
              .await(
                  WaitPolicy.atMost(Duration.ofSeconds(30))
                      .pollingEvery(Duration.ofMillis(10), Duration.ofMillis(50)))
              .arn();
      provider.configure(Map.of());
      String expected =
          String.join(",", msk.bootstrap().brokers(arn).servers(AuthMode.IAM, NetworkPath.PRIVATE));
      ConfigTransformer kafka = new ConfigTransformer(Map.of("msk", provider));

      Map<String, String> read =
          kafka
              .transform(
                  Map.of(
                      "by.name",
                      "${msk:orders/private/iam}",
                      "by.arn",
                      "${msk:" + arn + "/private/iam}"))
              .data();

      assertThat(read).containsEntry("by.name", expected).containsEntry("by.arn", expected);
      assertThatThrownBy(() -> kafka.transform(Map.of("x", "${msk:orders/public/iam}")))
          .isInstanceOf(AccessNotEnabledException.class);
      assertThatThrownBy(() -> kafka.transform(Map.of("x", "${msk:orders/iam}")))
          .isInstanceOf(InvalidSpecException.class)
          .hasMessageContaining("${msk:orders/private/iam}");
      assertThat(msk.bootstrap().accessOf(arn, expected.split(",", -1)[0]))
          .hasValueSatisfying(access -> assertThat(access.mode()).isEqualTo(AuthMode.IAM));
      assertThat(msk.bootstrap().allBrokers(arn, AuthMode.IAM, NetworkPath.PRIVATE)).hasSize(3);
    }
  }
}
