package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.arn.MskClusterArn;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.DescribeClusterV2Request;

/** DescribeClusterV2. */
final class DescribeClusterOperation {

  private DescribeClusterOperation() {}

  static Cluster call(AwsCalls calls, MskClusterArn cluster) {
    return Cluster.of(calls.read(request(cluster), KafkaClient::describeClusterV2).clusterInfo());
  }

  static Optional<Cluster> callIfThere(AwsCalls calls, MskClusterArn cluster) {
    return calls
        .readIfThere(request(cluster), KafkaClient::describeClusterV2)
        .map(response -> Cluster.of(response.clusterInfo()));
  }

  static DescribeClusterV2Request request(MskClusterArn cluster) {
    return DescribeClusterV2Request.builder().clusterArn(cluster.toString()).build();
  }
}
