package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What ends the creation and the deletion of a cluster. */
final class ClusterWatches {
  /** Creations of well over an hour are reported; a shorter deadline gives up on good clusters. */
  private static final WaitPolicy USUAL = WaitPolicy.atMost(Duration.ofHours(2));

  private final AwsCalls calls;

  ClusterWatches(AwsCalls calls) {
    this.calls = calls;
  }

  Watch<Optional<Cluster>, Cluster> creation(MskClusterArn arn) {
    // right after it was accepted a cluster may not be visible yet; once seen, gone means deleted
    AtomicBoolean seen = new AtomicBoolean();
    Watch.Builder<Optional<Cluster>, Cluster> watch = watch("create", arn);
    watch.succeedWhen(now -> is(now, ClusterState.ACTIVE), Optional::orElseThrow);
    watch.failWhen(now -> is(now, ClusterState.FAILED), ClusterWatches::failure);
    watch.failWhen(
        now -> is(now, ClusterState.DELETING) || (now.isEmpty() && seen.get()),
        now -> new Watch.Failure("Deleted", "somebody deleted it meanwhile", ""));
    watch.state(
        now -> {
          now.ifPresent(cluster -> seen.set(true));
          return state(now, "not visible yet");
        });
    return watch.build();
  }

  Watch<Optional<Cluster>, Void> deletion(MskClusterArn arn) {
    // a failed cluster is deleted as well: FAILED is a failure only once the deletion has begun
    AtomicBoolean begun = new AtomicBoolean();
    Watch.Builder<Optional<Cluster>, Void> watch = watch("delete", arn);
    watch.succeedWhen(Optional::isEmpty, now -> null);
    watch.failWhen(now -> is(now, ClusterState.FAILED) && begun.get(), ClusterWatches::failure);
    watch.state(
        now -> {
          if (is(now, ClusterState.DELETING)) {
            begun.set(true);
          }
          return state(now, "gone");
        });
    return watch.build();
  }

  private <R> Watch.Builder<Optional<Cluster>, R> watch(String verb, MskClusterArn arn) {
    Watch.Builder<Optional<Cluster>, R> watch =
        Watch.of(
            verb + " cluster " + arn.name(),
            arn.toString(),
            USUAL,
            () -> DescribeClusterOperation.callIfThere(calls, arn));
    return watch
        .kind(verb + "-cluster")
        .detail(
            now -> now.flatMap(Cluster::stateReason).map(Cluster.StateReason::message).orElse(""));
  }

  private static boolean is(Optional<Cluster> now, ClusterState state) {
    return now.filter(cluster -> cluster.state() == state).isPresent();
  }

  private static String state(Optional<Cluster> now, String absent) {
    return now.map(Cluster::rawState).orElse(absent);
  }

  private static Watch.Failure failure(Optional<Cluster> now) {
    return now.flatMap(Cluster::stateReason)
        .map(reason -> failure(reason.code(), reason.message()))
        .orElseGet(() -> failure("Unknown", "the service gives no reason"));
  }

  private static Watch.Failure failure(String code, String message) {
    return new Watch.Failure(
        code, message, "A failed cluster can only be deleted; then create it again.");
  }
}
