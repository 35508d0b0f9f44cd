package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.UpdateConnectivityRequest;

/** UpdateConnectivity. */
record UpdateConnectivityOperation(ConnectivitySettings settings) implements ClusterUpdate {

  @Override
  public String what() {
    return "change connectivity to " + settings;
  }

  @Override
  public boolean carriedOutAs(String type) {
    return type.equals("UPDATE_CONNECTIVITY");
  }

  @Override
  public boolean alreadySo(Cluster now) {
    return now.connectivity().equals(settings);
  }

  @Override
  public ClusterSpec.Builder target(ClusterSpec now) {
    return now.toBuilder().connectivity(settings);
  }

  @Override
  public String send(AwsCalls calls, Cluster now) {
    UpdateConnectivityRequest request =
        UpdateConnectivityRequest.builder()
            .clusterArn(now.arn().toString())
            .currentVersion(now.currentVersion().orElse(null))
            .connectivityInfo(ConnectivityShape.change(now.connectivity(), settings))
            .build();
    return calls.write(request, KafkaClient::updateConnectivity).clusterOperationArn();
  }
}
