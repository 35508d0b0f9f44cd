package io.msksdk.admin.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.contract.Account;
import io.msksdk.admin.contract.Contract;
import org.junit.jupiter.api.Test;

@Contract
class NodesContractTest {

  @Test
  void brokers_areThoseOfTheCluster(Account account) {
    var cluster = account.msk().clusters().describe(account.cluster());

    assertThat(account.msk().nodes().brokers(account.cluster()))
        .hasSize(cluster.brokers().orElseThrow());
  }
}
