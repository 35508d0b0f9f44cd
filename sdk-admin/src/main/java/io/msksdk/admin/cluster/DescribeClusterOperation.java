package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.arn.MskClusterArn;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.model.DescribeClusterV2Request;

/** DescribeClusterV2. */
final class DescribeClusterOperation {
  private static final String NAME = "DescribeClusterV2";

  private DescribeClusterOperation() {}

  static Cluster call(AwsCalls calls, MskClusterArn cluster) {
    DescribeClusterV2Request request = request(cluster);
    return Cluster.of(calls.read(NAME, client -> client.describeClusterV2(request)).clusterInfo());
  }

  static Optional<Cluster> callIfThere(AwsCalls calls, MskClusterArn cluster) {
    DescribeClusterV2Request request = request(cluster);
    return calls
        .readIfThere(NAME, client -> client.describeClusterV2(request))
        .map(response -> Cluster.of(response.clusterInfo()));
  }

  static DescribeClusterV2Request request(MskClusterArn cluster) {
    return DescribeClusterV2Request.builder().clusterArn(cluster.toString()).build();
  }
}
