package io.msksdk.admin.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.contract.Account;
import io.msksdk.admin.contract.Contract;
import io.msksdk.core.runbook.PreconditionException;
import java.util.List;
import org.junit.jupiter.api.Test;

@Contract
class KafkaVersionsContractTest {

  @Test
  void targetsOfTheCluster_areAmongThoseOfItsVersion(Account account) {
    KafkaVersions versions = account.msk().versions();
    String present =
        account.msk().clusters().describe(account.cluster()).kafkaVersion().orElseThrow();

    List<String> targets = versions.targets(account.cluster());

    assertThat(targets).isNotEmpty();
    assertThat(versions.list()).extracting(OfferedVersion::name).contains(present);
    assertThat(versions.path(present, targets.get(0))).containsExactly(targets.get(0));
    assertThat(versions.path(present, present)).isEmpty();
    assertThatThrownBy(() -> versions.path(present, "1.1.1"))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("there is no downgrade");
  }
}
