package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.UpdateSecurityRequest;

/** UpdateSecurity. Encryption at rest and between brokers is not named: the service refuses it. */
record UpdateSecurityOperation(SecuritySettings settings) implements ClusterUpdate {

  @Override
  public String what() {
    return "change security to " + settings;
  }

  @Override
  public boolean carriedOutAs(String type) {
    return type.equals("UPDATE_SECURITY");
  }

  @Override
  public boolean alreadySo(Cluster now) {
    return now.security().equals(settings);
  }

  @Override
  public ClusterSpec.Builder target(ClusterSpec now) {
    return now.toBuilder().security(settings);
  }

  @Override
  public String send(AwsCalls calls, Cluster now) {
    UpdateSecurityRequest.Builder request =
        UpdateSecurityRequest.builder()
            .clusterArn(now.arn().toString())
            .currentVersion(now.currentVersion().orElse(null))
            .clientAuthentication(SecurityShape.write(settings));
    if (now.security().encryption() != settings.encryption()) {
      request.encryptionInfo(
          info -> info.encryptionInTransit(t -> t.clientBroker(settings.encryption().name())));
    }
    return calls.write(request.build(), KafkaClient::updateSecurity).clusterOperationArn();
  }
}
