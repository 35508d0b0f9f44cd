package io.msksdk.local.version;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.KafkaVersion;
import software.amazon.awssdk.services.kafka.model.ListKafkaVersionsRequest;
import software.amazon.awssdk.services.kafka.model.ListKafkaVersionsResponse;

/** Lists the versions of Apache Kafka. */
record ListKafkaVersionsOperation(KafkaVersions versions, Pages pages)
    implements Operation<ListKafkaVersionsRequest> {

  @Override
  public String name() {
    return "ListKafkaVersions";
  }

  @Override
  public ListKafkaVersionsRequest read(WireRequest request) {
    return request.as(ListKafkaVersionsRequest.builder());
  }

  @Override
  public ListKafkaVersionsResponse answer(ListKafkaVersionsRequest request, Caller caller) {
    Pages.Page<KafkaVersionRow> page =
        pages.page(
            name(),
            versions.rows(),
            KafkaVersionRow::version,
            request.maxResults(),
            request.nextToken());
    return ListKafkaVersionsResponse.builder()
        .kafkaVersions(
            page.items().stream()
                .map(row -> KafkaVersion.builder().version(row.version()).status(row.status()))
                .map(KafkaVersion.Builder::build)
                .toList())
        .nextToken(page.nextToken())
        .build();
  }
}
