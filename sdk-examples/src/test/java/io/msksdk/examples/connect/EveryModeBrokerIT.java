package io.msksdk.examples.connect;

import static io.msksdk.auth.client.NetworkPath.PRIVATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalMskTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

@LocalMskTest
class EveryModeBrokerIT {
  private final EveryMode examples;
  private final StaticCredentialsProvider credentials;

  EveryModeBrokerIT(LocalMsk local, LocalCluster cluster) {
    BootstrapBrokers brokers =
        BootstrapBrokers.builder()
            .region(local.region())
            .servers(AuthMode.IAM, PRIVATE, cluster.bootstrapBrokers())
            .build();
    this.examples = new EveryMode(brokers, local.caPem());
    this.credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey()));
  }

  @Test
  void iam_connects() throws Exception {
    connects(examples.iam(credentials));
  }

  @Test
  void iamWithOurMechanism_connects() throws Exception {
    connects(examples.iamWithOurMechanism(credentials));
  }

  @Test
  void connectWorker_isAFileOfCompleteSettings(@TempDir Path folder) throws Exception {
    Path file = examples.connectWorker(folder.resolve("worker.properties"));

    assertThat(Files.readString(file))
        .contains("group.id=workers", "producer.sasl.mechanism=AWS_MSK_IAM")
        .contains("consumer.sasl.msk.iam.credentials=default");
  }

  private static void connects(ClientProperties properties) throws Exception {
    try (Admin admin = Admin.create(properties.admin())) {
      assertThat(admin.describeCluster().nodes().get(30, TimeUnit.SECONDS)).isNotEmpty();
    }
  }
}
