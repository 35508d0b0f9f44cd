package io.msksdk.examples.connect;

import static io.msksdk.auth.client.NetworkPath.PRIVATE;
import static io.msksdk.core.operation.WaitPolicy.atMost;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.auth.credentials.CredentialSource;
import io.msksdk.auth.credentials.SharedCredentials;
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
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@LocalMskTest
class EveryModeBrokerIT {
  private final LocalMsk local;
  private final EveryMode examples;
  private final StaticCredentialsProvider credentials;

  EveryModeBrokerIT(LocalMsk local, LocalCluster cluster) {
    BootstrapBrokers brokers =
        BootstrapBrokers.builder()
            .region(local.region())
            .servers(AuthMode.IAM, PRIVATE, cluster.bootstrapBrokers())
            .build();
    this.local = local;
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
  void iamToken_connects() throws Exception {
    connects(examples.iamToken(credentials));
  }

  @Test
  void iamRole_connects() throws Exception {
    CredentialSource source = CredentialSource.provider(credentials);

    try (SharedCredentials shared = SharedCredentials.acquire(source)) {
      connects(examples.iamRole(shared));
    }
  }

  @Test
  void scramAndTls_connect() throws Exception {
    try (Msk msk =
            Msk.builder()
                .region(Region.of(local.region()))
                .endpoint(local.endpoint())
                .credentials(credentials)
                .build();
        SecretsManagerClient secrets = secrets()) {
      Cluster cluster =
          msk.clusters()
              .create(
                  ClusterSpec.provisioned("every-mode", "3.9.x.kraft")
                      .brokers(2, BrokerSize.standard("m7g.large"))
                      .subnets("subnet-a", "subnet-b")
                      .access(ClusterAccess.IAM, ClusterAccess.SCRAM, ClusterAccess.UNAUTHENTICATED)
                      .build())
              .await(atMost(ofMinutes(1)));
      EveryMode own = new EveryMode(msk.bootstrap().brokers(cluster.arn()), local.caPem());
      String secret = secret(secrets);
      assertThat(
              msk.client()
                  .batchAssociateScramSecret(
                      r -> r.clusterArn(cluster.arn().toString()).secretArnList(secret))
                  .unprocessedScramSecrets())
          .isEmpty();

      connects(own.scram(secrets, secret));
      connects(own.tls());
      msk.clusters().delete(cluster.arn()).await(atMost(ofMinutes(1)));
    }
  }

  private String secret(SecretsManagerClient secrets) {
    return secrets
        .createSecret(
            r ->
                r.name("AmazonMSK_every_mode")
                    .kmsKeyId("11111111-2222-3333-4444-555555555555")
                    .secretString("{\"username\":\"dora\",\"password\":\"a-password\"}"))
        .arn();
  }

  private SecretsManagerClient secrets() {
    return SecretsManagerClient.builder()
        .endpointOverride(local.endpoint())
        .region(Region.of(local.region()))
        .credentialsProvider(credentials)
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
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
