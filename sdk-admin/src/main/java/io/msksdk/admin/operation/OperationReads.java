package io.msksdk.admin.operation;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Pages;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.DescribeClusterOperationRequest;
import software.amazon.awssdk.services.kafka.model.DescribeClusterOperationV2Request;
import software.amazon.awssdk.services.kafka.model.ListClusterOperationsRequest;
import software.amazon.awssdk.services.kafka.model.ListClusterOperationsV2Request;

/** The reads of one generation of the calls. */
interface OperationReads {
  int PAGE = 100;

  Optional<ClusterOperation> find(MskClusterOperationArn operation);

  ClusterOperation describe(MskClusterOperationArn operation);

  Stream<ClusterOperation> list(MskClusterArn cluster);

  /** DescribeClusterOperationV2 and ListClusterOperationsV2. */
  record Second(AwsCalls calls) implements OperationReads {

    @Override
    public Optional<ClusterOperation> find(MskClusterOperationArn operation) {
      return calls
          .readIfThere(request(operation), KafkaClient::describeClusterOperationV2)
          .map(answer -> ClusterOperation.of(answer.clusterOperationInfo()));
    }

    @Override
    public ClusterOperation describe(MskClusterOperationArn operation) {
      return ClusterOperation.of(
          calls
              .read(request(operation), KafkaClient::describeClusterOperationV2)
              .clusterOperationInfo());
    }

    private static DescribeClusterOperationV2Request request(MskClusterOperationArn operation) {
      return DescribeClusterOperationV2Request.builder()
          .clusterOperationArn(operation.toString())
          .build();
    }

    @Override
    public Stream<ClusterOperation> list(MskClusterArn cluster) {
      return Pages.stream(
          token -> {
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
          });
    }
  }

  /** DescribeClusterOperation and ListClusterOperations. */
  record First(AwsCalls calls) implements OperationReads {

    @Override
    public Optional<ClusterOperation> find(MskClusterOperationArn operation) {
      return calls
          .readIfThere(request(operation), KafkaClient::describeClusterOperation)
          .map(answer -> ClusterOperation.of(answer.clusterOperationInfo()));
    }

    @Override
    public ClusterOperation describe(MskClusterOperationArn operation) {
      return ClusterOperation.of(
          calls
              .read(request(operation), KafkaClient::describeClusterOperation)
              .clusterOperationInfo());
    }

    private static DescribeClusterOperationRequest request(MskClusterOperationArn operation) {
      return DescribeClusterOperationRequest.builder()
          .clusterOperationArn(operation.toString())
          .build();
    }

    @Override
    public Stream<ClusterOperation> list(MskClusterArn cluster) {
      return Pages.stream(
          token -> {
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
          });
    }
  }
}
