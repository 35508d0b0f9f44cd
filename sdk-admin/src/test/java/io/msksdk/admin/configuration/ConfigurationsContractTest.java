package io.msksdk.admin.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.configuration.EffectiveProperties.Origin;
import io.msksdk.admin.contract.Account;
import io.msksdk.admin.contract.Contract;
import io.msksdk.core.arn.MskConfigurationArn;
import io.msksdk.core.call.ConflictException;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.runbook.PreconditionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Contract
class ConfigurationsContractTest {
  private static final ServerProperties DURABLE =
      ServerProperties.builder().set(ServerProperty.MIN_INSYNC_REPLICAS, 2).build();

  private Account account;
  private Configurations configurations;

  @BeforeEach
  void open(Account account) {
    this.account = account;
    configurations = account.msk().configurations();
  }

  @AfterEach
  void removeMade() {
    configurations
        .list()
        .filter(configuration -> configuration.name().startsWith("msk-sdk-contract-conf"))
        .toList()
        .stream()
        .filter(configuration -> configurations.users(configuration.arn()).isEmpty())
        .forEach(c -> configurations.delete(c.arn()).await(account.patience()));
  }

  @Test
  void configuration_isCreatedRevisedAndDeleted() {
    ConfigurationRevision first =
        configurations.create("msk-sdk-contract-conf1", DURABLE, "durable");
    MskConfigurationArn arn = first.configuration();
    ServerProperties wider =
        ServerProperties.builder().addAll(DURABLE).set(ServerProperty.NUM_PARTITIONS, 3).build();

    ConfigurationRevision second = configurations.revise(arn, wider, "wider");

    assertThat(second.number()).isEqualTo(2);
    assertThat(configurations.revise(arn, wider, "again")).isEqualTo(second);
    assertThat(configurations.find("msk-sdk-contract-conf1"))
        .hasValueSatisfying(found -> assertThat(found.latest()).isEqualTo(second));
    assertThat(configurations.changes(first, second))
        .extracting(ServerProperties.Change::toString)
        .containsExactly("num.partitions: (default) -> 3 [restarts brokers]");
    assertThatThrownBy(() -> configurations.create("msk-sdk-contract-conf1", wider, ""))
        .isInstanceOf(ConflictException.class);

    configurations.delete(arn).await(account.patience());

    assertThatThrownBy(() -> configurations.describe(arn)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void tune_revisesAndApplies_inOneStep_andDeletionNamesTheUser() {
    var updates = account.msk().clusters().update(account.cluster());
    ConfigurationRevision first =
        configurations.create("msk-sdk-contract-conf2", DURABLE, "durable");
    Cluster before = updates.configuration(first).await(account.patience());
    assertThat(before.configuration()).contains(first);

    Cluster after =
        updates
            .tune(properties -> properties.set(ServerProperty.NUM_PARTITIONS, 6), "more")
            .await(account.patience());

    ConfigurationRevision second = ConfigurationRevision.of(first.configuration(), 2);
    assertThat(after.configuration()).contains(second);
    assertThat(updates.tune(properties -> {}, "nothing").id()).isEqualTo(after.arn().toString());
    EffectiveProperties effective = configurations.effective(after.arn());
    assertThat(effective.setting("num.partitions"))
        .hasValueSatisfying(
            setting -> {
              assertThat(setting.value()).isEqualTo("6");
              assertThat(setting.origin()).isEqualTo(Origin.CONFIGURATION);
              assertThat(setting.source()).isEqualTo("msk-sdk-contract-conf2, revision 2");
            });
    assertThatThrownBy(() -> configurations.delete(first.configuration()))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("[msk-sdk-contract]")
        .hasMessageContaining("Give these clusters another configuration first.");
    assertThatThrownBy(() -> updates.tune(p -> p.set("num.partitions", "none"), "not a number"))
        .isInstanceOf(InvalidSpecException.class);
  }
}
