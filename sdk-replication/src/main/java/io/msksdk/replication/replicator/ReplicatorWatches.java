package io.msksdk.replication.replicator;

import io.msksdk.core.arn.MskReplicatorArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What ends the changes of a replicator. Creation may last 30 minutes (Amazon MSK Developer Guide,
 * "Create an MSK Replicator" and "Troubleshoot MSK Replicator"), so a wait lasts twice that unless
 * told otherwise.
 */
final class ReplicatorWatches {
  private static final WaitPolicy USUAL = WaitPolicy.atMost(Duration.ofMinutes(60));
  private static final String EXPECTED = "usually within 30 min";
  private static final String CAUSES =
      "It does not recover: put the cause right, delete it and create it again. Check the"
          + " security groups, between Regions the source's multi-VPC connectivity for IAM and its"
          + " cluster policy, the permissions of the role, network ACLs, and the load of both"
          + " clusters.";

  private ReplicatorWatches() {}

  static Watch<?, Replicator> creation(MskReplicatorArn arn, Supplier<Optional<Replicator>> look) {
    AtomicBoolean seen = new AtomicBoolean();
    Watch.Builder<Optional<Replicator>, Replicator> watch = watch("create", arn, look);
    watch.succeedWhen(now -> is(now, ReplicatorState.RUNNING), Optional::orElseThrow);
    watch.failWhen(now -> is(now, ReplicatorState.FAILED), ReplicatorWatches::failure);
    watch.failWhen(
        now -> is(now, ReplicatorState.DELETING) || (now.isEmpty() && seen.get()),
        now -> new Watch.Failure("Deleted", "somebody deleted it meanwhile", ""));
    return watch
        .state(
            now -> {
              now.ifPresent(there -> seen.set(true));
              return state(now);
            })
        .build();
  }

  /** A replicator that is still RUNNING with its old version has not begun to change. */
  static Watch<?, Replicator> update(
      MskReplicatorArn arn, String before, Supplier<Optional<Replicator>> look) {
    Watch.Builder<Optional<Replicator>, Replicator> watch = watch("update", arn, look);
    watch.succeedWhen(
        now -> is(now, ReplicatorState.RUNNING) && changed(now, before), Optional::orElseThrow);
    watch.failWhen(now -> is(now, ReplicatorState.FAILED), ReplicatorWatches::failure);
    watch.failWhen(
        now -> now.isEmpty() || is(now, ReplicatorState.DELETING),
        now -> new Watch.Failure("Deleted", "somebody deleted it meanwhile", ""));
    return watch.state(ReplicatorWatches::state).build();
  }

  /**
   * Reads may lag behind the deletion, so a state from before it says nothing; only FAILED after
   * DELETING does.
   */
  static Watch<?, Void> deletion(MskReplicatorArn arn, Supplier<Optional<Replicator>> look) {
    AtomicBoolean deleting = new AtomicBoolean();
    Watch.Builder<Optional<Replicator>, Void> watch = watch("delete", arn, look);
    watch.succeedWhen(Optional::isEmpty, now -> null);
    watch.failWhen(
        now -> is(now, ReplicatorState.FAILED) && deleting.get(), ReplicatorWatches::failure);
    return watch
        .state(
            now -> {
              deleting.compareAndSet(false, is(now, ReplicatorState.DELETING));
              return state(now);
            })
        .build();
  }

  private static <R> Watch.Builder<Optional<Replicator>, R> watch(
      String verb, MskReplicatorArn arn, Supplier<Optional<Replicator>> look) {
    Watch.Builder<Optional<Replicator>, R> watch =
        Watch.of(verb + " replicator " + arn.name(), arn.toString(), USUAL, look);
    return watch.kind(verb + "-replicator").detail(now -> detail(now));
  }

  private static String detail(Optional<Replicator> now) {
    boolean working = is(now, ReplicatorState.CREATING) || is(now, ReplicatorState.UPDATING);
    String reason =
        now.flatMap(Replicator::stateReason).map(Replicator.StateReason::message).orElse("");
    return working && reason.isEmpty() ? EXPECTED : reason;
  }

  private static boolean is(Optional<Replicator> now, ReplicatorState state) {
    return now.filter(there -> there.state() == state).isPresent();
  }

  private static boolean changed(Optional<Replicator> now, String before) {
    return now.flatMap(Replicator::currentVersion).filter(before::equals).isEmpty();
  }

  private static String state(Optional<Replicator> now) {
    return now.map(Replicator::rawState).orElse("not there");
  }

  private static Watch.Failure failure(Optional<Replicator> now) {
    return now.flatMap(Replicator::stateReason)
        .map(reason -> new Watch.Failure(reason.code(), reason.message(), CAUSES))
        .orElseGet(() -> new Watch.Failure("FAILED", "the service gives no reason", CAUSES));
  }
}
