package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.UpdateBrokerCountRequest;

/** UpdateBrokerCount. */
record UpdateBrokerCountOperation(int total) implements ClusterUpdate {

  @Override
  public String what() {
    return "change the number of brokers to " + total;
  }

  @Override
  public boolean carriedOutAs(String type) {
    return type.endsWith("_BROKER_COUNT");
  }

  @Override
  public boolean alreadySo(Cluster now) {
    return now.brokers().orElse(-1) == total;
  }

  @Override
  public @Nullable Finding refusal(Cluster now, Limits limits) {
    int zones = now.subnets().size();
    int brokers = now.brokers().orElse(0);
    if (total < 1 || (zones > 0 && total % zones != 0)) {
      return Finding.error(
          "brokers.spread", "brokers", total, "a multiple of the " + zones + " subnets");
    }
    if (total > brokers) {
      return ClusterRules.count(total, now.kafkaVersion().orElse(""), limits);
    }
    if (now.brokerSize().filter(size -> size.instanceType().contains("t3.")).isPresent()) {
      return Finding.error("brokers.remove-size", "brokers", total, "no fewer with t3 brokers");
    }
    return KafkaVersionText.of(now.kafkaVersion().orElse("")).atLeast(2, 8, 1)
        ? null
        : Finding.error(
            "brokers.remove-version",
            "kafkaVersion",
            now.kafkaVersion(),
            "2.8.1 to remove brokers");
  }

  @Override
  public ClusterSpec.Builder target(ClusterSpec now) {
    return now.toBuilder().brokers(total);
  }

  @Override
  public String send(AwsCalls calls, Cluster now) {
    UpdateBrokerCountRequest request =
        UpdateBrokerCountRequest.builder()
            .clusterArn(now.arn().toString())
            .currentVersion(now.currentVersion().orElse(null))
            .targetNumberOfBrokerNodes(total)
            .build();
    return calls.write(request, KafkaClient::updateBrokerCount).clusterOperationArn();
  }
}
