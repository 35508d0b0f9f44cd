package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.UpdateBrokerTypeRequest;

/** UpdateBrokerType. */
record UpdateBrokerTypeOperation(BrokerSize size) implements ClusterUpdate {

  @Override
  public String what() {
    return "change the brokers to " + size;
  }

  @Override
  public boolean carriedOutAs(String type) {
    return type.equals("UPDATE_BROKER_TYPE");
  }

  @Override
  public boolean alreadySo(Cluster now) {
    return now.brokerSize().filter(size::equals).isPresent();
  }

  @Override
  public @Nullable Finding refusal(Cluster now, Limits limits) {
    // the service has been seen to accept this and to land on another size
    return now.brokerSize().filter(present -> present.express() != size.express()).isPresent()
        ? Finding.error(
                "size.kind", "brokerSize", size, "of the kind it is, " + now.brokerSize().get())
            .advising("Standard and Express clusters cannot become one another: migrate.")
        : null;
  }

  @Override
  public ClusterSpec.Builder target(ClusterSpec now) {
    return now.toBuilder().brokerSize(size);
  }

  @Override
  public String send(AwsCalls calls, Cluster now) {
    UpdateBrokerTypeRequest request =
        UpdateBrokerTypeRequest.builder()
            .clusterArn(now.arn().toString())
            .currentVersion(now.currentVersion().orElse(null))
            .targetInstanceType(size.instanceType())
            .build();
    return calls.write(request, KafkaClient::updateBrokerType).clusterOperationArn();
  }
}
