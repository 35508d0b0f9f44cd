package io.msksdk.examples.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.ConnectivitySettings;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.Statement;
import io.msksdk.replication.policy.ReplicatorPolicies;
import io.msksdk.replication.preflight.ServiceRole;
import io.msksdk.replication.replicator.Replicator;
import io.msksdk.replication.replicator.ReplicatorState;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The guide's example of a replicator after its preflight. */
class ReplicateContractTest {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(60))
          .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(50));

  @Test
  void replicator_isCreatedAfterItsPreflight() {
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
        Msk primary = msk(local, Region.EU_WEST_1);
        Msk standby = msk(local, Region.EU_CENTRAL_1)) {
      Cluster source = cluster(primary, "orders");
      Cluster target = cluster(standby, "standby");
      primary
          .clusters()
          .update(source.arn())
          .connectivity(ConnectivitySettings.privateOnly().multiVpc(ClusterAccess.IAM))
          .await(SOON);
      ServiceRole role =
          new ServiceRole(
              ReplicatorPolicies.trust(local.account()),
              List.of(PolicyDocument.of(Statement.allow("kafka-cluster:*").on("*").build())));

      Replicator made =
          new Replicate(primary, standby, SOON)
              .create(
                  source.arn(),
                  target.arn(),
                  "arn:aws:iam::" + local.account() + ":role/replicator",
                  role);

      assertThat(made.state()).isEqualTo(ReplicatorState.RUNNING);
    }
  }

  private static Cluster cluster(Msk msk, String name) {
    return msk.clusters()
        .create(
            ClusterSpec.provisioned(name, "3.7.x.kraft")
                .brokers(3, BrokerSize.standard("m7g.large"))
                .subnets("subnet-a", "subnet-b", "subnet-c")
                .securityGroups("sg-cluster")
                .storageGib(100)
                .access(ClusterAccess.IAM)
                .build())
        .await(SOON);
  }

  static Msk msk(LocalMsk local, Region region) {
    return Msk.builder()
        .endpoint(local.endpoint())
        .region(region)
        .credentials(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey())))
        .build();
  }
}
