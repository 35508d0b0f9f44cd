package io.msksdk.examples.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.Msk;
import io.msksdk.changefeed.fake.FakeTicdc;
import io.msksdk.changefeed.ticdc.Changefeed;
import io.msksdk.changefeed.ticdc.ChangefeedState;
import io.msksdk.changefeed.ticdc.TicdcClient;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.testkit.ClientAccess;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalMskTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@LocalMskTest
class ChangefeedFromClusterBrokerIT {
  private final LocalMsk local;
  private final StaticCredentialsProvider credentials;

  ChangefeedFromClusterBrokerIT(LocalMsk local) {
    this.local = local;
    this.credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey()));
  }

  @Test
  void changefeed_runs_fromTheArnOfACluster() {
    List<String> lines = new ArrayList<>();
    try (LocalCluster cluster =
            local.cluster("feed").brokers(3).access(ClientAccess.IAM, ClientAccess.SCRAM).create();
        Msk msk =
            Msk.builder()
                .region(Region.of(local.region()))
                .endpoint(local.endpoint())
                .credentials(credentials)
                .build();
        FakeTicdc server = FakeTicdc.start();
        TicdcClient ticdc = TicdcClient.at(server.endpoint())) {
      associate(msk, cluster);
      server.table("shop", "orders", true);

      Changefeed feed =
          ChangefeedFromCluster.with(msk, ticdc)
              .trusting(local.caPem())
              .create(MskClusterArn.parse(cluster.arn()), "ticdc", "a-password", lines::add);

      assertThat(feed.state()).isEqualTo(ChangefeedState.NORMAL);
      assertThat(feed.config().object("filter").orElseThrow().texts("rules"))
          .containsExactly("shop.*", "!shop.tmp_*");
    }
    String report = lines.get(0);
    for (String check :
        List.of(
            "settings",
            "dns",
            "reach",
            "tls",
            "login",
            "cluster",
            "topic",
            "acl",
            "version",
            "verify-table")) {
      assertThat(report).contains(check);
    }
    assertThat(report).contains("tidb_shop_orders").doesNotContain("a-password");
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
