package io.msksdk.admin.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.contract.Account;
import io.msksdk.admin.contract.Contract;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Contract
class TopicsContractTest {

  @Test
  void topic_isCreatedChangedGrownAndDeleted(Account account) {
    Topics topics = account.msk().topics();
    MskClusterArn cluster = account.express();
    TopicSpec spec = TopicSpec.named("contract-orders").partitions(2).build();

    Topic made = topics.create(cluster, spec).await(account.patience());

    assertThat(made.name()).isEqualTo("contract-orders");
    assertThat(made.partitions()).isEqualTo(2);
    assertThat(topics.list(cluster)).extracting(Topic::name).contains("contract-orders");
    assertThat(topics.partitions(cluster, "contract-orders")).hasSize(2);

    Map<String, String> day = Map.of("retention.ms", "86400000");
    Topic changed = topics.configure(cluster, "contract-orders", day).await(account.patience());
    assertThat(changed.configs()).containsAllEntriesOf(day);
    Topic grown = topics.grow(cluster, "contract-orders", 4).await(account.patience());
    assertThat(grown.partitions()).isEqualTo(4);

    topics.delete(cluster, "contract-orders").await(account.patience());

    assertThat(topics.find(cluster, "contract-orders")).isEmpty();
  }

  @Test
  void topicThatIsNot_isNotFound_andMsksOwnAreLeftAlone(Account account) {
    Topics topics = account.msk().topics();
    MskClusterArn cluster = account.express();

    assertThat(topics.find(cluster, "contract-none")).isEmpty();
    assertThatThrownBy(() -> topics.delete(cluster, "contract-none"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> topics.delete(cluster, "__amazon_msk_canary"))
        .isInstanceOf(InvalidSpecException.class);
    assertThat(topics.list(cluster))
        .extracting(Topic::name)
        .noneMatch(name -> name.startsWith("__amazon_msk_canary"));
  }
}
