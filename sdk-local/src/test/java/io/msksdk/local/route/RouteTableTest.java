package io.msksdk.local.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
  private final RouteTable routes = RouteTable.kafka();

  @Test
  void placeholder_ofThePath_isDecodedAfterTheMatch() {
    RouteTable.Match match =
        routes
            .match("GET", "/v1/clusters/arn%3Aaws%3Akafka%3Acluster%2Fa+b%2Fc/topics/t%20t")
            .orElseThrow();

    assertThat(match.route().operation()).isEqualTo("DescribeTopic");
    assertThat(match.values())
        .containsEntry("clusterArn", "arn:aws:kafka:cluster/a+b/c")
        .containsEntry("topicName", "t t");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/clusterz, ListClusters",
    "PUT, /v1/clusters/x/nodes/size, UpdateBrokerType",
    "POST, /v1/clusters/x/nodes/count, UpdateBrokerCount",
    "GET, /api/v3/clusters, ListClustersV2"
  })
  void path_unknown_hasAClosestOperation(String method, String path, String operation) {
    assertThat(routes.match(method, path)).isEmpty();
    assertThat(routes.closest(method, path).operation()).isEqualTo(operation);
  }
}
