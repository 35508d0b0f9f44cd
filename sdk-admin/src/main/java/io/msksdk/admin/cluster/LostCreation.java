package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.time.Time;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds the cluster of a create request whose answer was lost. MSK has no idempotency tokens, so
 * the name, unique in the account and Region, is all there is to go by; the date tells a new
 * cluster from one that was there before.
 */
final class LostCreation {
  private final AwsCalls calls;
  private final Time time;

  LostCreation(AwsCalls calls, Time time) {
    this.calls = calls;
    this.time = time;
  }

  MskClusterArn find(String name, Instant sent, CallException lost) {
    return new SecondLooks(time, lost).find(() -> look(name, sent, lost));
  }

  private Optional<MskClusterArn> look(String name, Instant sent, CallException lost) {
    Optional<Cluster> found =
        ListClustersOperation.call(calls, name).filter(c -> c.name().equals(name)).findFirst();
    if (found.isPresent() && !SecondLooks.since(found.get().createdAt().orElse(null), sent)) {
      throw lost;
    }
    return found.map(Cluster::arn);
  }
}
