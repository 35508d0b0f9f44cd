package io.msksdk.admin.vpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.contract.Account;
import io.msksdk.admin.contract.Contract;
import io.msksdk.core.arn.MskVpcConnectionArn;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.RunOptions;
import org.junit.jupiter.api.Test;

@Contract
class VpcConnectionsContractTest {

  @Test
  void connection_isMadeSeenFromBothSides_rejectedAndDeleted(Account account) {
    VpcConnections connections = account.msk().vpcConnections();
    var opened =
        account
            .msk()
            .connectivity()
            .waiting(account.patience())
            .openToVpcs(account.cluster(), ClusterAccess.IAM)
            .run(RunOptions.unrecorded().allowing(Effect.values()));
    assertThat(opened.finished()).isTrue();
    VpcConnectionSpec spec =
        VpcConnectionSpec.to(account.cluster(), VpcScheme.SASL_IAM, account.vpc())
            .subnets(account.subnets().toArray(String[]::new))
            .securityGroups(account.securityGroup())
            .build();

    MskVpcConnectionArn arn = connections.create(spec).await(account.patience()).arn();

    assertThat(connections.describe(arn).vpc()).contains(account.vpc());
    assertThat(connections.list()).extracting(VpcConnection::arn).contains(arn);
    assertThat(connections.clients(account.cluster())).extracting(VpcConnection::arn).contains(arn);

    assertThat(connections.reject(account.cluster(), arn).await(account.patience()).state())
        .isEqualTo(VpcConnectionState.REJECTED);
    assertThat(account.msk().connectivity().billedForNothing())
        .extracting(VpcConnection::arn)
        .contains(arn);

    connections.delete(arn).await(account.patience());

    assertThatThrownBy(() -> connections.describe(arn)).isInstanceOf(NotFoundException.class);
  }
}
