package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Pages;
import io.msksdk.core.arn.MskClusterArn;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.DescribeClusterRequest;
import software.amazon.awssdk.services.kafka.model.ListClustersRequest;

/** The calls of which MSK has two generations. */
interface ClusterCalls {

  MskClusterArn create(ClusterSpec spec);

  Cluster describe(MskClusterArn cluster);

  /** Lists clusters lazily, by how their names begin; null for all of them. */
  Stream<Cluster> list(@Nullable String prefix);

  /** Nested shapes, serverless clusters among them. */
  record Second(AwsCalls calls) implements ClusterCalls {

    @Override
    public MskClusterArn create(ClusterSpec spec) {
      return CreateClusterOperation.call(calls, spec);
    }

    @Override
    public Cluster describe(MskClusterArn cluster) {
      return DescribeClusterOperation.call(calls, cluster);
    }

    @Override
    public Stream<Cluster> list(@Nullable String prefix) {
      return ListClustersOperation.call(calls, prefix);
    }
  }

  /** Flat shapes of provisioned clusters. */
  record First(AwsCalls calls) implements ClusterCalls {
    private static final int PAGE = 100;

    @Override
    public MskClusterArn create(ClusterSpec spec) {
      return MskClusterArn.parse(
          calls.write(FirstGeneration.request(spec), KafkaClient::createCluster).clusterArn());
    }

    @Override
    public Cluster describe(MskClusterArn cluster) {
      DescribeClusterRequest request =
          DescribeClusterRequest.builder().clusterArn(cluster.toString()).build();
      return Cluster.of(calls.read(request, KafkaClient::describeCluster).clusterInfo());
    }

    @Override
    public Stream<Cluster> list(@Nullable String prefix) {
      return Pages.stream(
          token -> {
            var answer = calls.read(request(prefix, token), KafkaClient::listClusters);
            return new Pages.Page<>(
                answer.clusterInfoList().stream().map(Cluster::of).toList(), answer.nextToken());
          });
    }

    private static ListClustersRequest request(@Nullable String prefix, @Nullable String token) {
      return ListClustersRequest.builder()
          .clusterNameFilter(prefix)
          .maxResults(PAGE)
          .nextToken(token)
          .build();
    }
  }
}
