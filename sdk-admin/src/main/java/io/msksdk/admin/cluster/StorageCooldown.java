package io.msksdk.admin.cluster;

import io.msksdk.admin.operation.ClusterOperation;
import io.msksdk.admin.operation.Operations;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * After a change of its volumes a cluster takes no other for 6 hours (Amazon MSK Developer Guide,
 * "Scaling up broker storage").
 */
final class StorageCooldown {
  private static final String VOLUMES = "UPDATE_BROKER_STORAGE";

  /** Of volumes or of the storage mode, which nothing has to cool after. */
  private static final String STORAGE = "UPDATE_STORAGE";

  private static final String MODE = "storageMode";

  /** MSK runs one operation at a time: more than these take longer than the cooldown. */
  private static final int NEWEST = 50;

  private final Operations operations;
  private final Duration pause;

  StorageCooldown(Operations operations, Limits limits) {
    this.operations = operations;
    this.pause = Duration.ofHours(limits.value("storageCooldown"));
  }

  private boolean heats(ClusterOperation operation) {
    return operation.type().equals(VOLUMES)
        || (operation.type().equals(STORAGE)
            && operations.describe(operation.arn()).changes().stream()
                .anyMatch(change -> !change.startsWith(MODE)));
  }

  /** An end the service dates later than now says that the clocks differ: the service decides. */
  Optional<Finding> finding(MskClusterArn cluster, Instant now) {
    return operations
        .list(cluster)
        .limit(NEWEST)
        .filter(ClusterOperation::succeeded)
        .filter(this::heats)
        .flatMap(operation -> operation.endedAt().stream())
        .findFirst()
        .filter(ended -> !ended.isAfter(now) && now.isBefore(ended.plus(pause)))
        .map(
            ended ->
                Finding.error(
                        "storage.cooldown",
                        "storage",
                        "changed at " + ended,
                        "no change for " + pause.toHours() + " hours")
                    .advising("Try again from " + ended.plus(pause) + " on."));
  }
}
