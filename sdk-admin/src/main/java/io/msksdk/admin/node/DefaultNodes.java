package io.msksdk.admin.node;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Pages;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.core.arn.MskClusterArn;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ListNodesRequest;

/** The nodes behind {@code Msk.nodes()}, which makes it. Thread-safe. */
public final class DefaultNodes implements Nodes {
  private static final int PAGE = 100;

  private final AwsCalls calls;

  private DefaultNodes(AwsCalls calls) {
    this.calls = calls;
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the nodes of its clusters
   */
  public static Nodes on(Session session) {
    return new DefaultNodes(session.calls());
  }

  @Override
  public Stream<Node> list(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    return Pages.stream(
        token -> {
          var answer = calls.read(request(cluster, token), KafkaClient::listNodes);
          return new Pages.Page<>(
              answer.nodeInfoList().stream().map(Node::of).toList(), answer.nextToken());
        });
  }

  private static ListNodesRequest request(MskClusterArn cluster, @Nullable String token) {
    return ListNodesRequest.builder()
        .clusterArn(cluster.toString())
        .maxResults(PAGE)
        .nextToken(token)
        .build();
  }

  @Override
  public List<Node> brokers(MskClusterArn cluster) {
    return list(cluster)
        .filter(node -> node.brokerId().isPresent())
        .sorted(Comparator.comparingInt(node -> node.brokerId().getAsInt()))
        .toList();
  }
}
