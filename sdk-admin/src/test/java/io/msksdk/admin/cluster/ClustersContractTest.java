package io.msksdk.admin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.contract.Account;
import io.msksdk.admin.contract.Contract;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.ConflictException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.check.Finding;
import org.junit.jupiter.api.Test;

/** What holds of clusters everywhere; trouble on the way is a matter of the local MSK alone. */
@Contract
class ClustersContractTest {

  private static MskClusterArn unknown(Account account) {
    MskClusterArn there = account.cluster();
    return MskClusterArn.of(
        there.region(), there.account(), "nobody", "abcd1234-0123-abcd-5678-1234abcd5678-1");
  }

  private static ClusterSpec taken(Account account) {
    return ClusterSpec.provisioned(account.cluster().name(), "3.6.0")
        .brokers(account.subnets().size(), BrokerSize.standard("m7g.large"))
        .subnets(account.subnets().toArray(String[]::new))
        .build();
  }

  @Test
  void createdCluster_isWhatWasAskedFor(Account account) {
    Cluster cluster = account.msk().clusters().describe(account.cluster());

    assertThat(cluster.state()).isEqualTo(ClusterState.ACTIVE);
    assertThat(cluster.serverless()).isFalse();
    assertThat(cluster.brokers()).hasValue(account.subnets().size());
    assertThat(cluster.brokerSize()).contains(BrokerSize.standard("m7g.large"));
    assertThat(cluster.tags()).containsEntry("purpose", "contract");
    assertThat(cluster.currentVersion()).isPresent();
    assertThat(cluster.security().access())
        .containsExactlyInAnyOrder(ClusterAccess.IAM, ClusterAccess.SCRAM);
    assertThat(cluster.createdAt()).isPresent();
    assertThat(ClusterSpec.of(cluster).subnets())
        .containsExactlyInAnyOrderElementsOf(account.subnets());
  }

  @Test
  void cluster_isFoundByItsWholeName_andListed(Account account) {
    Clusters clusters = account.msk().clusters();
    MskClusterArn arn = account.cluster();

    assertThat(clusters.find(arn.name()).map(Cluster::arn)).contains(arn);
    assertThat(clusters.find(arn.name().substring(0, 5))).isEmpty();
    assertThat(clusters.list()).extracting(Cluster::arn).contains(arn);
    assertThat(clusters.creation(arn).await(account.patience()).arn()).isEqualTo(arn);
  }

  @Test
  void takenName_isAConflict_andThePreflightSaysSo(Account account) {
    Clusters clusters = account.msk().clusters();

    assertThat(clusters.preflight(taken(account)))
        .extracting(Finding::code)
        .contains("cluster.name-taken", "configuration.unclean")
        .doesNotContain("cluster.version-old");
    assertThatThrownBy(() -> clusters.create(taken(account))).isInstanceOf(ConflictException.class);
  }

  @Test
  void unknownCluster_isNotFound(Account account) {
    Clusters clusters = account.msk().clusters();

    assertThatThrownBy(() -> clusters.describe(unknown(account)))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Check the ARN or name, the Region and the account.");
    assertThatThrownBy(() -> clusters.delete(unknown(account)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void updateOfNothing_isASuccessWithoutAnOperation(Account account) {
    Clusters clusters = account.msk().clusters();
    int brokers = account.subnets().size();
    long before = account.msk().operations().list(account.cluster()).count();

    Cluster same = clusters.update(account.cluster()).brokers(brokers).await(account.patience());

    assertThat(same.brokers()).hasValue(brokers);
    assertThat(account.msk().operations().list(account.cluster())).hasSize((int) before);
  }

  @Test
  void storage_growsOnce_andNotAgainForHours(Account account) {
    ClusterUpdates updates = account.msk().clusters().update(account.cluster());

    assertThat(updates.storageGib(120).await(account.patience()).storageGib()).hasValue(120);

    assertThat(updates.storageGib(120).await(account.patience()).storageGib()).hasValue(120);
    assertThatThrownBy(() -> updates.storageGib(140))
        .hasMessageContaining("(expected: no change for 6 hours). Try again from ");
    assertThatThrownBy(() -> updates.storageGib(50)).hasMessageContaining("Storage can only grow.");
    assertThatThrownBy(() -> updates.brokers(brokersThatDoNotSpread(account)))
        .hasMessageContaining("a multiple of the ");
  }

  private static int brokersThatDoNotSpread(Account account) {
    return account.subnets().size() + 1;
  }
}
