package io.msksdk.admin.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.contract.Account;
import io.msksdk.admin.contract.Contract;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Contract
class TagsContractTest {

  @Test
  void tags_areAddedReplacedAndRemoved(Account account) {
    Tags tags = account.msk().tags();
    MskClusterArn cluster = account.cluster();

    tags.add(cluster, Map.of("team", "orders", "stage", "test"));
    tags.add(cluster, Map.of("team", "billing"));

    assertThat(tags.list(cluster)).containsEntry("team", "billing").containsEntry("stage", "test");

    tags.remove(cluster, List.of("team", "stage", "never-there"));

    assertThat(tags.list(cluster)).doesNotContainKeys("team", "stage");
  }

  @Test
  void tagsMskDoesNotHave_areRefusedBeforeTheCall(Account account) {
    assertThatThrownBy(
            () -> account.msk().tags().add(account.cluster(), Map.of("aws:team", "orders")))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("aws:");
  }
}
