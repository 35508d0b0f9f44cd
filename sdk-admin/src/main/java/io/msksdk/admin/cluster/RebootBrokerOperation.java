package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.RebootBrokerRequest;

/** RebootBroker: the one update without a version, one broker a call. */
record RebootBrokerOperation(int brokerId) implements ClusterUpdate {

  @Override
  public String what() {
    return "reboot broker " + brokerId;
  }

  @Override
  public boolean carriedOutAs(String type) {
    return type.equals("REBOOT_NODE");
  }

  @Override
  public boolean alreadySo(Cluster now) {
    return false;
  }

  @Override
  public String send(AwsCalls calls, Cluster now) {
    RebootBrokerRequest request =
        RebootBrokerRequest.builder()
            .clusterArn(now.arn().toString())
            .brokerIds(String.valueOf(brokerId))
            .build();
    return calls.write(request, KafkaClient::rebootBroker).clusterOperationArn();
  }
}
