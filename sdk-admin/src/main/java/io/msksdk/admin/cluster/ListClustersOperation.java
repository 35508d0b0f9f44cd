package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Pages;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Request;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Response;

/** ListClustersV2, all pages. */
final class ListClustersOperation {
  private static final int PAGE = 100;

  private ListClustersOperation() {}

  /**
   * Lists clusters lazily.
   *
   * @param prefix how their names begin, null for all of them
   */
  static Stream<Cluster> call(AwsCalls calls, @Nullable String prefix) {
    return Pages.stream(
        token -> page(calls.read(request(prefix, token), KafkaClient::listClustersV2)));
  }

  static ListClustersV2Request request(@Nullable String prefix, @Nullable String token) {
    return ListClustersV2Request.builder()
        .clusterNameFilter(prefix)
        .maxResults(PAGE)
        .nextToken(token)
        .build();
  }

  static Pages.Page<Cluster> page(ListClustersV2Response response) {
    return new Pages.Page<>(
        response.clusterInfoList().stream().map(Cluster::of).toList(), response.nextToken());
  }
}
