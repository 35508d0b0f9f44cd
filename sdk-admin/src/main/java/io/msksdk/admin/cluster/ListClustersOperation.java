package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Pages;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Request;
import software.amazon.awssdk.services.kafka.model.ListClustersV2Response;

/** ListClustersV2, all pages. */
final class ListClustersOperation {
  private static final String NAME = "ListClustersV2";
  private static final int PAGE = 100;

  private ListClustersOperation() {}

  /**
   * Lists clusters lazily.
   *
   * @param prefix how their names begin, null for all of them
   */
  static Stream<Cluster> call(AwsCalls calls, @Nullable String prefix) {
    return Pages.stream(
        token -> {
          ListClustersV2Request request = request(prefix, token);
          return page(calls.read(NAME, client -> client.listClustersV2(request)));
        });
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
