package io.msksdk.local.replicator;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.replicator.ReplicatorRequest.ClusterSide;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.KafkaClusterSummary;
import software.amazon.awssdk.services.kafka.model.ListReplicatorsRequest;
import software.amazon.awssdk.services.kafka.model.ListReplicatorsResponse;
import software.amazon.awssdk.services.kafka.model.ReplicationInfoSummary;
import software.amazon.awssdk.services.kafka.model.ReplicatorSummary;

/** Lists replicators, and references to those of other Regions. */
record ListReplicatorsOperation(Replicators replicators, Pages pages)
    implements Operation<ListReplicatorsRequest> {

  @Override
  public String name() {
    return "ListReplicators";
  }

  @Override
  public ListReplicatorsRequest read(WireRequest request) {
    return request.as(ListReplicatorsRequest.builder());
  }

  @Override
  public ListReplicatorsResponse answer(ListReplicatorsRequest request, Caller caller) {

    String prefix = request.replicatorNameFilter() == null ? "" : request.replicatorNameFilter();
    Pages.Page<ReplicatorView> page =
        pages.page(
            name() + caller.owner() + prefix,
            replicators.list(caller.owner()).stream()
                .filter(view -> view.replicator().name().startsWith(prefix))
                .toList(),
            ReplicatorView::arn,
            request.maxResults(),
            request.nextToken());
    return ListReplicatorsResponse.builder()
        .replicators(page.items().stream().map(ListReplicatorsOperation::shape).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static ReplicatorSummary shape(ReplicatorView view) {
    Replicator replicator = view.replicator();
    ReplicatorRequest request = replicator.request();
    return ReplicatorSummary.builder()
        .creationTime(replicator.createdAt())
        .currentVersion(replicator.version())
        .isReplicatorReference(view.reference())
        .kafkaClustersSummary(shape(request.source()), shape(request.target()))
        .replicationInfoSummaryList(
            ReplicationInfoSummary.builder()
                .sourceKafkaClusterAlias(request.source().alias())
                .targetKafkaClusterAlias(request.target().alias())
                .build())
        .replicatorArn(view.arn())
        .replicatorName(replicator.name())
        .replicatorResourceArn(replicator.arn())
        .replicatorState(replicator.state())
        .build();
  }

  private static KafkaClusterSummary shape(ClusterSide side) {
    return KafkaClusterSummary.builder()
        .amazonMskCluster(side.cluster().amazonMskCluster())
        .apacheKafkaCluster(side.cluster().apacheKafkaCluster())
        .kafkaClusterAlias(side.alias())
        .build();
  }
}
