package io.msksdk.admin.contract;

import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a contract is held against: a local MSK, or with {@code -Preal-account} a real account, with
 * the credentials and the Region of the AWS default chains. One cluster serves all contracts of a
 * run; what a test makes beside it has a name of its own and is removed by the test.
 */
public final class Account implements AutoCloseable {
  private final @Nullable LocalMsk local;
  private final Msk msk;
  private final WaitPolicy patience;
  private @Nullable MskClusterArn cluster;
  private @Nullable MskClusterArn express;

  private Account(@Nullable LocalMsk local, Msk msk, WaitPolicy patience) {
    this.local = local;
    this.msk = msk;
    this.patience = patience;
  }

  static Account open() {
    if (Boolean.getBoolean("msk.real")) {
      RealAccount.require();
      return new Account(null, Msk.builder().build(), WaitPolicy.atMost(Duration.ofHours(2)));
    }
    LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
    return new Account(
        local,
        Locally.msk(local).build(),
        WaitPolicy.atMost(Duration.ofMinutes(1))
            .pollingEvery(Duration.ofMillis(5), Duration.ofMillis(50)));
  }

  public Msk msk() {
    return msk;
  }

  /** How long an operation may last there. */
  public WaitPolicy patience() {
    return patience;
  }

  /** The subnets of {@code -Dmsk.subnets=subnet-1,subnet-2,...}, or such as a local MSK takes. */
  public List<String> subnets() {
    String given = System.getProperty("msk.subnets", "");
    return given.isEmpty()
        ? List.of("subnet-a", "subnet-b", "subnet-c")
        : Arrays.asList(given.split(",", -1));
  }

  /** The VPC of {@code -Dmsk.vpc=vpc-...}, whose subnets those are. */
  public String vpc() {
    return System.getProperty("msk.vpc", "vpc-contract");
  }

  /** The security group of {@code -Dmsk.securityGroup=sg-...} in that VPC. */
  public String securityGroup() {
    return System.getProperty("msk.securityGroup", "sg-contract");
  }

  /** The role of {@code -Dmsk.role=arn:...}, by which channels write to {@link #bucket}. */
  public String role() {
    return System.getProperty("msk.role", "arn:aws:iam::111122223333:role/contract");
  }

  /** The bucket of {@code -Dmsk.bucket=arn:...}. */
  public String bucket() {
    return System.getProperty("msk.bucket", "arn:aws:s3:::contract");
  }

  /** The Express cluster of the contracts that need one; made by the first that asks. */
  public synchronized MskClusterArn express() {
    if (express == null) {
      ClusterSpec spec =
          ClusterSpec.provisioned("msk-sdk-contract-express", "3.8.x")
              .brokers(subnets().size(), BrokerSize.express("m7g.large"))
              .subnets(subnets().toArray(String[]::new))
              .addTag("purpose", "contract")
              .build();
      Cluster made = msk.clusters().create(spec).await(patience);
      express = made.arn();
    }
    return express;
  }

  /** The cluster all contracts share; made by the first that asks. */
  public synchronized MskClusterArn cluster() {
    if (cluster == null) {
      ClusterSpec spec =
          ClusterSpec.provisioned("msk-sdk-contract", "3.6.0")
              .brokers(subnets().size(), BrokerSize.standard("m7g.large"))
              .subnets(subnets().toArray(String[]::new))
              .storageGib(100)
              .access(ClusterAccess.IAM, ClusterAccess.SCRAM)
              .addTag("purpose", "contract")
              .build();
      Cluster made = msk.clusters().create(spec).await(patience);
      cluster = made.arn();
    }
    return cluster;
  }

  private void delete(@Nullable MskClusterArn made) {
    if (made != null) {
      var unused = msk.clusters().delete(made).await(patience);
    }
  }

  @Override
  public synchronized void close() {
    delete(cluster);
    delete(express);
    msk.close();
    if (local != null) {
      local.close();
    }
  }
}
