package io.msksdk.admin.operation;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.Session;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.operation.OperationHandle;
import java.util.Optional;
import java.util.stream.Stream;

/** The operations behind {@code Msk.operations()}, which makes it. Thread-safe. */
public final class DefaultOperations implements Operations {
  private final Session session;
  private final OperationReads reads;

  private DefaultOperations(Session session, OperationReads reads) {
    this.session = session;
    this.reads = reads;
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the operations of its account and Region
   */
  public static DefaultOperations on(Session session) {
    return new DefaultOperations(session, new OperationReads.Second(session.calls()));
  }

  /**
   * Looks for an operation.
   *
   * @param operation its ARN
   * @return the operation, empty while it is not visible
   */
  public Optional<ClusterOperation> find(MskClusterOperationArn operation) {
    return reads.find(operation);
  }

  @Override
  public ClusterOperation describe(MskClusterOperationArn operation) {
    return reads.describe(requireNonNull(operation, "operation"));
  }

  @Override
  public Stream<ClusterOperation> list(MskClusterArn cluster) {
    return reads.list(requireNonNull(cluster, "cluster"));
  }

  @Override
  public OperationHandle<ClusterOperation> handle(MskClusterOperationArn operation) {
    requireNonNull(operation, "operation");
    return session.waits().handle(OperationWatch.of(reads, operation));
  }

  @Override
  public Operations firstGeneration() {
    return new DefaultOperations(session, new OperationReads.First(session.calls()));
  }
}
