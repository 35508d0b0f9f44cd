package io.msksdk.admin.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.contract.Account;
import io.msksdk.admin.contract.Contract;
import io.msksdk.auth.client.AccessNotEnabledException;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.NetworkPath;
import java.util.List;
import org.junit.jupiter.api.Test;

@Contract
class BootstrapContractTest {

  @Test
  void servers_areGivenForWhatIsOpen_andRefusedForWhatIsNot(Account account) {
    Bootstrap bootstrap = account.msk().bootstrap();

    List<String> servers =
        bootstrap.brokers(account.cluster()).servers(AuthMode.IAM, NetworkPath.PRIVATE);

    assertThat(servers).isNotEmpty().isSorted();
    assertThat(bootstrap.accessOf(account.cluster(), servers.get(0)))
        .hasValueSatisfying(access -> assertThat(access.mode()).isEqualTo(AuthMode.IAM));
    assertThatThrownBy(
            () -> bootstrap.brokers(account.cluster()).servers(AuthMode.SCRAM, NetworkPath.PUBLIC))
        .isInstanceOf(AccessNotEnabledException.class);
  }
}
