package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.configuration.ConfigurationRevision;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.UpdateClusterConfigurationRequest;

/** UpdateClusterConfiguration. */
record UpdateConfigurationOperation(ConfigurationRevision revision) implements ClusterUpdate {

  @Override
  public String what() {
    return "apply " + revision;
  }

  @Override
  public boolean carriedOutAs(String type) {
    return type.equals("UPDATE_CLUSTER_CONFIGURATION");
  }

  @Override
  public boolean alreadySo(Cluster now) {
    return now.configuration().filter(revision::equals).isPresent();
  }

  @Override
  public ClusterSpec.Builder target(ClusterSpec now) {
    return now.toBuilder().configuration(revision);
  }

  @Override
  public String send(AwsCalls calls, Cluster now) {
    UpdateClusterConfigurationRequest request =
        UpdateClusterConfigurationRequest.builder()
            .clusterArn(now.arn().toString())
            .currentVersion(now.currentVersion().orElse(null))
            .configurationInfo(CreateClusterOperation.configuration(revision))
            .build();
    return calls.write(request, KafkaClient::updateClusterConfiguration).clusterOperationArn();
  }
}
