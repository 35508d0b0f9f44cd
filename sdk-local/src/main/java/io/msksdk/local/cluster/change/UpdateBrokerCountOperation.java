package io.msksdk.local.cluster.change;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.cluster.ClusterChange;
import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.DocumentedDuration;
import io.msksdk.local.cluster.brokers.BrokerWork;
import io.msksdk.local.wire.WireRequest;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.kafka.model.BrokerCountUpdateInfo;
import software.amazon.awssdk.services.kafka.model.MutableClusterInfo;
import software.amazon.awssdk.services.kafka.model.UpdateBrokerCountRequest;
import software.amazon.awssdk.services.kafka.model.UpdateBrokerCountResponse;

/** Adds brokers, or removes some that are empty. */
record UpdateBrokerCountOperation(ClusterChangeOperations.Parts parts)
    implements Operation<UpdateBrokerCountRequest> {
  private static final String MEMBER = "targetNumberOfBrokerNodes";

  @Override
  public String name() {
    return "UpdateBrokerCount";
  }

  @Override
  public UpdateBrokerCountRequest read(WireRequest request) {
    return request.as(UpdateBrokerCountRequest.builder());
  }

  @Override
  public UpdateBrokerCountResponse answer(UpdateBrokerCountRequest request, Caller caller) {
    String version = Members.required(Members.CURRENT_VERSION, request.currentVersion());
    int target = Members.required(MEMBER, request.targetNumberOfBrokerNodes());
    ClusterOperationSnapshot operation =
        Members.withoutNotFound(
            () ->
                parts
                    .updates()
                    .start(
                        caller,
                        request.clusterArn(),
                        version,
                        cluster -> change(caller, cluster, target)));
    return UpdateBrokerCountResponse.builder()
        .clusterArn(operation.clusterArn())
        .clusterOperationArn(operation.arn())
        .build();
  }

  private ClusterChange change(Caller caller, ClusterSnapshot cluster, int target) {
    BrokerCountRules.check(cluster, target, parts.quotas());
    int now = cluster.provisioned().numberOfBrokerNodes();
    if (target > now) {
      parts.clusters().checkBrokersOf(caller.owner(), target - now, MEMBER);
      List<Integer> created = BrokerCountRules.created(cluster, target);
      BrokerCountUpdateInfo brokers =
          BrokerCountUpdateInfo.builder().createdBrokerIds(ids(created)).build();
      return change("INCREASE_BROKER_COUNT", cluster, target, brokers, b -> b.add(created));
    }
    Set<Integer> occupied = parts.updates().occupied(caller.owner(), cluster.arn());
    List<Integer> deleted = BrokerCountRules.deleted(cluster, occupied);
    BrokerCountUpdateInfo brokers =
        BrokerCountUpdateInfo.builder().deletedBrokerIds(ids(deleted)).build();
    return change("DECREASE_BROKER_COUNT", cluster, target, brokers, b -> b.remove(deleted));
  }

  private static ClusterChange change(
      String type,
      ClusterSnapshot cluster,
      int target,
      BrokerCountUpdateInfo brokers,
      BrokerWork work) {
    return ClusterChange.of(
            type,
            MutableClusterInfo.builder()
                .numberOfBrokerNodes(cluster.provisioned().numberOfBrokerNodes())
                .build(),
            MutableClusterInfo.builder()
                .numberOfBrokerNodes(target)
                .brokerCountUpdateInfo(brokers)
                .build(),
            cluster.provisioned().toBuilder().numberOfBrokerNodes(target).build(),
            DocumentedDuration.BROKER_COUNT)
        .with(work);
  }

  private static List<Double> ids(List<Integer> ids) {
    return ids.stream().map(Integer::doubleValue).toList();
  }
}
