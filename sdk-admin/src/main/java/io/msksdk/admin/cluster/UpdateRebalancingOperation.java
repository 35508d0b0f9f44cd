package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.UpdateRebalancingRequest;

/** UpdateRebalancing. */
record UpdateRebalancingOperation(Rebalancing rebalancing) implements ClusterUpdate {

  @Override
  public String what() {
    return "set rebalancing to " + rebalancing;
  }

  @Override
  public boolean carriedOutAs(String type) {
    return type.equals("UPDATE_REBALANCING");
  }

  @Override
  public boolean alreadySo(Cluster now) {
    return now.rebalancing().filter(present -> present == rebalancing).isPresent();
  }

  @Override
  public @Nullable Finding refusal(Cluster now, Limits limits) {
    return now.brokerSize().filter(BrokerSize::express).isPresent()
        ? null
        : Finding.error("rebalancing.express", "rebalancing", rebalancing, "Express brokers");
  }

  @Override
  public ClusterSpec.Builder target(ClusterSpec now) {
    return now.toBuilder().rebalancing(rebalancing);
  }

  @Override
  public String send(AwsCalls calls, Cluster now) {
    UpdateRebalancingRequest request =
        UpdateRebalancingRequest.builder()
            .clusterArn(now.arn().toString())
            .currentVersion(now.currentVersion().orElse(null))
            .rebalancing(r -> r.status(rebalancing.name()))
            .build();
    return calls.write(request, KafkaClient::updateRebalancing).clusterOperationArn();
  }
}
