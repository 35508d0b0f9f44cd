package io.msksdk.admin.operation;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Pages;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.call.NotFoundException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.DescribeClusterOperationRequest;
import software.amazon.awssdk.services.kafka.model.DescribeClusterOperationV2Request;
import software.amazon.awssdk.services.kafka.model.ListClusterOperationsRequest;
import software.amazon.awssdk.services.kafka.model.ListClusterOperationsV2Request;

/** The reads of one generation of the calls. */
interface OperationReads {
  int PAGE = 100;

  ClusterOperation describe(MskClusterOperationArn operation);

  Pages.Page<ClusterOperation> page(MskClusterArn cluster, @Nullable String token);

  default Optional<ClusterOperation> find(MskClusterOperationArn operation) {
    try {
      return Optional.of(describe(operation));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  default Stream<ClusterOperation> list(MskClusterArn cluster) {
    return Pages.stream(token -> page(cluster, token));
  }

  /** DescribeClusterOperationV2 and ListClusterOperationsV2. */
  record Second(AwsCalls calls) implements OperationReads {

    @Override
    public ClusterOperation describe(MskClusterOperationArn operation) {
      return ClusterOperation.of(
          calls
              .read(
                  DescribeClusterOperationV2Request.builder()
                      .clusterOperationArn(operation.toString())
                      .build(),
                  KafkaClient::describeClusterOperationV2)
              .clusterOperationInfo());
    }

    @Override
    public Pages.Page<ClusterOperation> page(MskClusterArn cluster, @Nullable String token) {
      var answer =
          calls.read(
              ListClusterOperationsV2Request.builder()
                  .clusterArn(cluster.toString())
                  .maxResults(PAGE)
                  .nextToken(token)
                  .build(),
              KafkaClient::listClusterOperationsV2);
      return new Pages.Page<>(
          answer.clusterOperationInfoList().stream().map(ClusterOperation::of).toList(),
          answer.nextToken());
    }
  }

  /** DescribeClusterOperation and ListClusterOperations. */
  record First(AwsCalls calls) implements OperationReads {

    @Override
    public ClusterOperation describe(MskClusterOperationArn operation) {
      return ClusterOperation.of(
          calls
              .read(
                  DescribeClusterOperationRequest.builder()
                      .clusterOperationArn(operation.toString())
                      .build(),
                  KafkaClient::describeClusterOperation)
              .clusterOperationInfo());
    }

    @Override
    public Pages.Page<ClusterOperation> page(MskClusterArn cluster, @Nullable String token) {
      var answer =
          calls.read(
              ListClusterOperationsRequest.builder()
                  .clusterArn(cluster.toString())
                  .maxResults(PAGE)
                  .nextToken(token)
                  .build(),
              KafkaClient::listClusterOperations);
      return new Pages.Page<>(
          answer.clusterOperationInfoList().stream().map(ClusterOperation::of).toList(),
          answer.nextToken());
    }
  }
}
