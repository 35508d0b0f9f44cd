package io.msksdk.admin.operation;

import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/** What ends the wait for an operation. */
final class OperationWatch {
  private static final WaitPolicy USUAL = WaitPolicy.atMost(Duration.ofHours(2));

  private OperationWatch() {}

  static Watch<Optional<ClusterOperation>, ClusterOperation> of(
      OperationReads reads, MskClusterOperationArn arn) {
    // right after it was accepted an operation may not be visible yet; once seen, gone means that
    // its cluster was deleted
    AtomicBoolean seen = new AtomicBoolean();
    Watch.Builder<Optional<ClusterOperation>, ClusterOperation> watch =
        Watch.of(
            "operation on cluster " + arn.cluster().name(),
            arn.toString(),
            USUAL,
            () -> reads.find(arn));
    watch.kind("cluster-operation");
    watch.succeedWhen(
        now -> now.filter(ClusterOperation::succeeded).isPresent(), Optional::orElseThrow);
    watch.failWhen(
        now -> now.filter(ClusterOperation::failed).isPresent(), now -> failure(now.orElseThrow()));
    watch.failWhen(
        now -> now.isEmpty() && seen.get(),
        now -> new Watch.Failure("Gone", "its cluster was deleted meanwhile", ""));
    watch.state(
        now -> {
          now.ifPresent(operation -> seen.set(true));
          return now.map(ClusterOperation::rawState).orElse("not visible yet");
        });
    watch.percent(now -> now.map(ClusterOperation::percent).orElse(OptionalInt.empty()));
    watch.detail(now -> now.map(OperationProgress::detail).orElse(""));
    return watch.build();
  }

  private static Watch.Failure failure(ClusterOperation operation) {
    return operation
        .failure()
        .map(reason -> new Watch.Failure(reason.code(), reason.message(), ""))
        .orElseGet(() -> new Watch.Failure("Unknown", "the service gives no reason", ""));
  }
}
