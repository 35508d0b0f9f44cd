package io.msksdk.local.version;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.wire.WireRequest;
import java.util.List;
import software.amazon.awssdk.services.kafka.model.CompatibleKafkaVersion;
import software.amazon.awssdk.services.kafka.model.GetCompatibleKafkaVersionsRequest;
import software.amazon.awssdk.services.kafka.model.GetCompatibleKafkaVersionsResponse;

/** Lists what a cluster, or any cluster, can be updated to. */
record GetCompatibleKafkaVersionsOperation(KafkaVersions versions, ClusterVersion clusters)
    implements Operation<GetCompatibleKafkaVersionsRequest> {

  @Override
  public String name() {
    return "GetCompatibleKafkaVersions";
  }

  @Override
  public GetCompatibleKafkaVersionsRequest read(WireRequest request) {
    return request.as(GetCompatibleKafkaVersionsRequest.builder());
  }

  @Override
  public GetCompatibleKafkaVersionsResponse answer(
      GetCompatibleKafkaVersionsRequest request, Caller caller) {
    List<String> sources =
        request.clusterArn() == null
            ? versions.names().stream().filter(v -> !versions.targets(v).isEmpty()).toList()
            : List.of(clusters.of(caller.owner(), request.clusterArn()));
    return GetCompatibleKafkaVersionsResponse.builder()
        .compatibleKafkaVersions(
            sources.stream()
                .map(
                    source ->
                        CompatibleKafkaVersion.builder()
                            .sourceVersion(source)
                            .targetVersions(versions.targets(source))
                            .build())
                .toList())
        .build();
  }
}
