package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds the cluster of a create request whose answer was lost. MSK has no idempotency tokens, so
 * the name, unique in the account and Region, is all there is to go by; the date tells a new
 * cluster from one that was there before.
 */
final class LostCreation {
  private static final int LOOKS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How far this machine's clock may be ahead of the service's, as for a signature. */
  private static final Duration SKEW = Duration.ofMinutes(15);

  private final AwsCalls calls;
  private final Time time;

  LostCreation(AwsCalls calls, Time time) {
    this.calls = calls;
    this.time = time;
  }

  MskClusterArn find(String name, Instant sent, CallException lost) {
    for (int look = 1; ; look++) {
      Optional<Cluster> found =
          ListClustersOperation.call(calls, name).filter(c -> c.name().equals(name)).findFirst();
      if (found.isPresent() && madeBy(found.get(), sent)) {
        return found.get().arn();
      }
      if (found.isPresent() || look == LOOKS) {
        throw lost;
      }
      pause(lost);
    }
  }

  private static boolean madeBy(Cluster cluster, Instant sent) {
    return cluster.createdAt().filter(made -> made.isAfter(sent.minus(SKEW))).isPresent();
  }

  private void pause(CallException lost) {
    try {
      time.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw lost;
    }
  }
}
