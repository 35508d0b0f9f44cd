package io.msksdk.admin.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.contract.Account;
import io.msksdk.admin.contract.Contract;
import io.msksdk.admin.topic.TopicSpec;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskTopicArn;
import io.msksdk.core.call.NotFoundException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@Contract
class ChannelsContractTest {

  @Test
  void channel_isMadeChangedAndDeleted(Account account) {
    Channels channels = account.msk().channels();
    MskClusterArn cluster = account.express();
    var topic =
        account
            .msk()
            .topics()
            .create(cluster, TopicSpec.named("contract-archived").build())
            .await(account.patience());
    ChannelSpec spec =
        ChannelSpec.toS3(
            "contract-archive",
            account.role(),
            account.bucket(),
            MskTopicArn.of(cluster, topic.name()));

    String arn = channels.create(cluster, spec).await(account.patience()).arn();

    assertThat(channels.list(cluster)).extracting(Channel::arn).containsExactly(arn);
    assertThat(channels.describe(cluster, arn).topics()).hasSize(1);
    Channel fresher =
        channels.freshness(cluster, arn, Duration.ofMinutes(5)).await(account.patience());
    assertThat(fresher.arn()).isEqualTo(arn);

    channels.delete(cluster, arn).await(account.patience());

    assertThatThrownBy(() -> channels.describe(cluster, arn)).isInstanceOf(NotFoundException.class);
    account.msk().topics().delete(cluster, topic.name()).await(account.patience());
  }
}
