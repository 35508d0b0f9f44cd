package io.msksdk.local.operation;

import io.msksdk.local.cluster.Clusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The operations of the {@code kafka} service that are built. Immutable. */
public final class KafkaOperations {
  private final Map<String, Operation<?>> byName;

  private KafkaOperations(List<Operation<?>> operations) {
    this.byName =
        operations.stream()
            .collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));
  }

  /**
   * Makes the operations.
   *
   * @param clusters the clusters they work on
   * @return the operations
   */
  public static KafkaOperations on(Clusters clusters) {
    Pages pages = new Pages();
    return new KafkaOperations(
        List.of(
            new CreateClusterOperation(clusters),
            new CreateClusterV2Operation(clusters),
            new DescribeClusterOperation(clusters),
            new DescribeClusterV2Operation(clusters),
            new ListClustersOperation(clusters, pages),
            new ListClustersV2Operation(clusters, pages),
            new DeleteClusterOperation(clusters),
            new GetBootstrapBrokersOperation(clusters),
            new ListNodesOperation(clusters, pages),
            new TagResourceOperation(clusters),
            new UntagResourceOperation(clusters),
            new ListTagsForResourceOperation(clusters)));
  }

  /**
   * Finds an operation.
   *
   * @param name the operation's name
   * @return the operation, empty when it is not built yet
   */
  public Optional<Operation<?>> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
