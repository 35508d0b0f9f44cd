package io.msksdk.admin.vpc;

import io.msksdk.core.arn.MskVpcConnectionArn;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** What ends the changes of a VPC connection. */
final class VpcWatches {
  private static final WaitPolicy USUAL = WaitPolicy.atMost(Duration.ofMinutes(60));
  private static final Set<VpcConnectionState> LOST =
      Set.of(
          VpcConnectionState.FAILED,
          VpcConnectionState.REJECTED,
          VpcConnectionState.REJECTING,
          VpcConnectionState.INACTIVE,
          VpcConnectionState.DEACTIVATING,
          VpcConnectionState.DELETING);

  private VpcWatches() {}

  static Watch<?, VpcConnection> creation(
      MskVpcConnectionArn arn, Supplier<Optional<VpcConnection>> look) {
    AtomicBoolean seen = new AtomicBoolean();
    Watch.Builder<Optional<VpcConnection>, VpcConnection> watch = watch("create", arn, look);
    watch.succeedWhen(now -> is(now, Set.of(VpcConnectionState.AVAILABLE)), Optional::orElseThrow);
    watch.failWhen(now -> is(now, LOST), VpcWatches::failure);
    watch.failWhen(
        now -> now.isEmpty() && seen.get(),
        now -> new Watch.Failure("Deleted", "somebody deleted it meanwhile", ""));
    return watch
        .state(
            now -> {
              now.ifPresent(connection -> seen.set(true));
              return state(now);
            })
        .build();
  }

  static Watch<?, Void> deletion(MskVpcConnectionArn arn, Supplier<Optional<VpcConnection>> look) {
    Watch.Builder<Optional<VpcConnection>, Void> watch = watch("delete", arn, look);
    watch.succeedWhen(Optional::isEmpty, now -> null);
    return watch.state(VpcWatches::state).build();
  }

  static Watch<?, VpcConnection> rejection(
      MskVpcConnectionArn arn, Supplier<Optional<VpcConnection>> look) {
    Watch.Builder<Optional<VpcConnection>, VpcConnection> watch = watch("reject", arn, look);
    watch.succeedWhen(now -> is(now, Set.of(VpcConnectionState.REJECTED)), Optional::orElseThrow);
    watch.failWhen(
        now -> now.isEmpty(),
        now -> new Watch.Failure("Deleted", "its client deleted it meanwhile", ""));
    return watch.state(VpcWatches::state).build();
  }

  private static <R> Watch.Builder<Optional<VpcConnection>, R> watch(
      String verb, MskVpcConnectionArn arn, Supplier<Optional<VpcConnection>> look) {
    Watch.Builder<Optional<VpcConnection>, R> watch =
        Watch.of(verb + " VPC connection to " + arn.clusterName(), arn.toString(), USUAL, look);
    return watch.kind(verb + "-vpc-connection");
  }

  private static boolean is(Optional<VpcConnection> now, Set<VpcConnectionState> states) {
    return now.filter(connection -> states.contains(connection.state())).isPresent();
  }

  private static String state(Optional<VpcConnection> now) {
    return now.map(VpcConnection::rawState).orElse("not there");
  }

  private static Watch.Failure failure(Optional<VpcConnection> now) {
    VpcConnection connection = now.orElseThrow();
    return switch (connection.state()) {
      case REJECTED, REJECTING ->
          new Watch.Failure(
              "Rejected", "the cluster's owner rejected it", "Delete it, it is billed; ask them.");
      case INACTIVE, DEACTIVATING ->
          new Watch.Failure(
              "Inactive",
              "the cluster's owner turned its scheme off",
              "Delete it, it is billed, and create it again once the scheme is on.");
      default -> new Watch.Failure(connection.rawState(), "it did not come up", "Delete it.");
    };
  }
}
