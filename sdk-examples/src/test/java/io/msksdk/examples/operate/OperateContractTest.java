package io.msksdk.examples.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.Msk;
import io.msksdk.admin.vpc.VpcConnection;
import io.msksdk.admin.vpc.VpcConnectionState;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The guide's examples, run one after the other on one cluster. */
class OperateContractTest {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(60))
          .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(50));

  @TempDir Path directory;

  @Test
  void examples_doWhatTheGuideSays() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
        Msk msk = msk(local)) {
      Operate operate = new Operate(msk, SOON);
      MskClusterArn orders = operate.create().arn();

      assertThat(operate.letIn(orders))
          .hasSize(2)
          .allMatch(rule -> rule.fromPort() == 9098 && rule.toPort() == 9098);
      assertThat(operate.grow(orders, directory.resolve("grow.json")).finished()).isTrue();
      assertThat(msk.clusters().describe(orders).brokers()).hasValue(6);
      assertThat(operate.tune(orders).configuration()).isPresent();
      assertThat(operate.upgrade(orders, directory.resolve("upgrade.json")).finished()).isTrue();
      assertThat(msk.clusters().describe(orders).kafkaVersion()).contains("3.7.x");
      assertThat(msk.configurations().effective(orders).setting("num.partitions"))
          .hasValueSatisfying(setting -> assertThat(setting.value()).isEqualTo("6"));
      assertThat(
              operate
                  .onboard(orders, msk, local.account(), directory.resolve("share.json"))
                  .finished())
          .isTrue();
      assertThat(msk.vpcConnections().list())
          .extracting(VpcConnection::state)
          .containsExactly(VpcConnectionState.AVAILABLE);
    }
  }

  private static Msk msk(LocalMsk local) {
    return Msk.builder()
        .endpoint(local.endpoint())
        .region(Region.of(local.region()))
        .credentials(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey())))
        .build();
  }
}
