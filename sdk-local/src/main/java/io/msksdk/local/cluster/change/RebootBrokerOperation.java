package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterChange;
import io.msksdk.local.cluster.ClusterNode;
import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.ClusterUpdates;
import io.msksdk.local.cluster.DocumentedDuration;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import java.util.List;
import software.amazon.awssdk.services.kafka.model.MutableClusterInfo;
import software.amazon.awssdk.services.kafka.model.RebootBrokerRequest;
import software.amazon.awssdk.services.kafka.model.RebootBrokerResponse;

/** Reboots one broker (developer guide, "Rebooting a broker"). */
record RebootBrokerOperation(ClusterUpdates updates) implements Operation<RebootBrokerRequest> {
  private static final String MEMBER = "brokerIds";

  @Override
  public String name() {
    return "RebootBroker";
  }

  @Override
  public RebootBrokerRequest read(WireRequest request) {
    return request.as(RebootBrokerRequest.builder());
  }

  @Override
  public RebootBrokerResponse answer(RebootBrokerRequest request, Caller caller) {
    List<String> ids = Members.required(MEMBER, request.brokerIds());
    if (ids.size() != 1) {
      throw Refusal.badRequest(MEMBER, "You can reboot only one broker at a time.");
    }
    ClusterOperationSnapshot operation =
        updates.start(caller, request.clusterArn(), null, cluster -> change(cluster, ids.get(0)));
    return RebootBrokerResponse.builder()
        .clusterArn(operation.clusterArn())
        .clusterOperationArn(operation.arn())
        .build();
  }

  private static ClusterChange change(ClusterSnapshot cluster, String asked) {
    int id =
        cluster.nodes().stream()
            .map(ClusterNode::id)
            .filter(node -> asked.matches("0*" + node + "(\\.0)?"))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.badRequest(
                        MEMBER, "The cluster has no broker with the ID " + asked + "."));
    // both are empty, as the guide shows them
    MutableClusterInfo nothing = MutableClusterInfo.builder().build();
    return ClusterChange.of(
            ClusterChange.REBOOT,
            nothing,
            nothing,
            cluster.provisioned(),
            DocumentedDuration.REBOOT)
        .with(brokers -> brokers.restart(id));
  }
}
