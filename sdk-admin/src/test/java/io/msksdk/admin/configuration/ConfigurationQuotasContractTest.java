package io.msksdk.admin.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.Locally;
import io.msksdk.admin.Msk;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import org.junit.jupiter.api.Test;

/** Quotas that only the account knows, at the bound and one step beyond. */
class ConfigurationQuotasContractTest {

  private static ServerProperties partitions(int number) {
    return ServerProperties.builder().set(ServerProperty.NUM_PARTITIONS, number).build();
  }

  @Test
  void configurationsAndRevisions_beyondTheirQuotas_areRefusedBeforeTheCall() {
    Limits limits =
        Limits.published().with("configurationsPerAccount", 2).with("revisionsPerConfiguration", 2);
    try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start();
        Msk msk = Locally.msk(local).limits(limits).build()) {
      Configurations configurations = msk.configurations();
      ConfigurationRevision first = configurations.create("one", partitions(1), "");
      configurations.create("two", partitions(1), "");

      assertThat(configurations.revise(first.configuration(), partitions(2), "").number())
          .isEqualTo(2);
      assertThatThrownBy(() -> configurations.revise(first.configuration(), partitions(3), ""))
          .isInstanceOf(PreconditionException.class)
          .hasMessageContaining("revisions: 2 there already (expected: fewer than 2)");
      assertThatThrownBy(() -> configurations.create("three", partitions(1), ""))
          .isInstanceOf(PreconditionException.class)
          .hasMessageContaining("configurations: 2 there already (expected: fewer than 2)");
      assertThat(configurations.list()).hasSize(2);
    }
  }
}
