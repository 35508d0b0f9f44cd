package io.msksdk.admin.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.contract.Account;
import io.msksdk.admin.contract.Contract;
import io.msksdk.admin.version.EndOfSupport;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

@Contract
class UpgradesContractTest {

  @Test
  void outlook_namesTheHops(Account account) {
    String target = account.msk().versions().targets(account.cluster()).get(0);

    UpgradeOutlook outlook = account.msk().upgrades().outlook(account.cluster(), target);

    assertThat(outlook.hops()).containsExactly(target);
    assertThat(outlook.toString()).startsWith("msk-sdk-contract: 3.6.0 -> " + target);
  }

  @Test
  void deadlines_countTheDays(Account account) {
    LocalDate day = LocalDate.parse("2026-03-31");
    EndOfSupport table = EndOfSupport.published().with("3.6.0", day);
    assertThat(account.cluster()).isNotNull();

    List<VersionDeadline> deadlines =
        account.msk().upgrades().deadlines(table, LocalDate.parse("2026-03-01"));

    assertThat(deadlines)
        .filteredOn(deadline -> deadline.cluster().equals(account.cluster()))
        .singleElement()
        .satisfies(
            deadline -> {
              assertThat(deadline.daysLeft()).isEqualTo(30);
              assertThat(deadline.targets()).isNotEmpty();
              assertThat(deadline.toString())
                  .startsWith("msk-sdk-contract: 3.6.0, support ends 2026-03-31 (30 days)");
            });
  }
}
