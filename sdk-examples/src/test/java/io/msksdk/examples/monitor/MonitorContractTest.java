package io.msksdk.examples.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.VerdictStatus;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The guide's examples, run one after the other on one cluster. */
class MonitorContractTest {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(60))
          .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(50));

  @TempDir Path directory;

  @Test
  void examples_doWhatTheGuideSays() throws IOException {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
        Msk msk = msk(local)) {
      Cluster cluster =
          msk.clusters()
              .create(
                  ClusterSpec.provisioned("orders", "3.7.x.kraft")
                      .subnets("subnet-a", "subnet-b", "subnet-c")
                      .build())
              .await(SOON);
      Monitor monitor = new Monitor(msk);

      assertThat(monitor.read(cluster).points()).isEmpty();
      assertThat(monitor.latency(cluster)).hasSize(5);
      assertThat(monitor.alarm(cluster, "arn:aws:sns:us-east-1:111122223333:ops").failed())
          .isEmpty();
      monitor.storage(cluster);
      assertThat(monitor.prometheus(cluster, directory)).exists();
      LagSnapshot lag = monitor.report(cluster, "billing", directory.resolve("lag.html"));
      assertThat(lag.group("billing").orElseThrow().verdict().status())
          .isEqualTo(VerdictStatus.UNKNOWN);
      assertThat(directory.resolve("lag.html")).isNotEmptyFile();
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
