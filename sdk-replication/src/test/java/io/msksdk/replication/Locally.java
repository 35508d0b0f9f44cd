package io.msksdk.replication;

import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.ConnectivitySettings;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.replication.replicator.ReplicatorSpec;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Opens MSK against a local one, with clusters a replicator accepts. */
public final class Locally {
  public static final Region PRIMARY = Region.EU_WEST_1;
  public static final Region STANDBY = Region.EU_CENTRAL_1;
  public static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(30))
          .pollingEvery(Duration.ofMillis(10), Duration.ofMillis(50));

  private Locally() {}

  public static Msk.Builder msk(LocalMsk local, Region region) {
    return Msk.builder()
        .region(region)
        .endpoint(local.endpoint())
        .credentials(credentials(local));
  }

  public static StaticCredentialsProvider credentials(LocalMsk local) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey()));
  }

  public static ClusterSpec.Builder clusterSpec(String name) {
    return ClusterSpec.provisioned(name, "3.7.x.kraft")
        .brokers(3, BrokerSize.standard("m5.large"))
        .subnets("subnet-a", "subnet-b", "subnet-c")
        .securityGroups("sg-" + name)
        .storageGib(100)
        .access(ClusterAccess.IAM);
  }

  public static Cluster cluster(Msk msk, String name) {
    return msk.clusters().create(clusterSpec(name).build()).await(SOON);
  }

  public static Cluster openedCluster(Msk msk, String name) {
    Cluster cluster = cluster(msk, name);
    return msk.clusters()
        .update(cluster.arn())
        .connectivity(ConnectivitySettings.privateOnly().multiVpc(ClusterAccess.IAM))
        .await(SOON);
  }

  public static String role(LocalMsk local) {
    return "arn:aws:iam::" + local.account() + ":role/replicator";
  }

  public static ReplicatorSpec.Builder across(
      LocalMsk local, String name, Cluster source, Cluster target) {
    return ReplicatorSpec.between(name, source.arn(), target.arn(), role(local))
        .sourceSubnets("subnet-a", "subnet-b")
        .targetSubnets("subnet-a", "subnet-b")
        .targetSecurityGroups("sg-target");
  }
}
