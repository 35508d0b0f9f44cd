package io.msksdk.examples.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.Msk;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.changefeed.preflight.CheckResult;
import io.msksdk.changefeed.preflight.PreflightReport;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.testkit.ClientAccess;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalMskTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@LocalMskTest
class ChangefeedCheckBrokerIT {
  private final LocalMsk local;
  private final StaticCredentialsProvider credentials;

  ChangefeedCheckBrokerIT(LocalMsk local) {
    this.local = local;
    this.credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey()));
  }

  @Test
  void changefeed_thatFits_isReady() {
    try (LocalCluster cluster =
            local.cluster("feed").brokers(3).access(ClientAccess.IAM, ClientAccess.SCRAM).create();
        Msk msk =
            Msk.builder()
                .region(Region.of(local.region()))
                .endpoint(local.endpoint())
                .credentials(credentials)
                .build()) {
      associate(msk, cluster);
      BootstrapBrokers brokers = msk.bootstrap().brokers(MskClusterArn.parse(cluster.arn()));

      PreflightReport report =
          CheckChangefeed.describe(brokers, "ticdc", "a-password").trusting(local.caPem()).run();

      assertThat(report.ready()).as("%s", report).isTrue();
      assertThat(report.results())
          .extracting(CheckResult::check)
          .contains("settings", "dns", "reach", "tls", "login", "cluster", "topic", "acl");
      assertThat(report.toString()).contains("tidb_shop_orders").doesNotContain("a-password");
    }
  }

  private void associate(Msk msk, LocalCluster cluster) {
    try (SecretsManagerClient secrets =
        SecretsManagerClient.builder()
            .endpointOverride(local.endpoint())
            .region(Region.of(local.region()))
            .credentialsProvider(credentials)
            .httpClientBuilder(Apache5HttpClient.builder())
            .build()) {
      String secret =
          secrets
              .createSecret(
                  r ->
                      r.name("AmazonMSK_ticdc")
                          .kmsKeyId("11111111-2222-3333-4444-555555555555")
                          .secretString("{\"username\":\"ticdc\",\"password\":\"a-password\"}"))
              .arn();
      assertThat(
              msk.client()
                  .batchAssociateScramSecret(r -> r.clusterArn(cluster.arn()).secretArnList(secret))
                  .unprocessedScramSecrets())
          .isEmpty();
    }
  }
}
