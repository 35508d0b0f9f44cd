package io.msksdk.admin.plan;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.admin.cluster.ClusterUpdates;
import io.msksdk.admin.cluster.StorageMode;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.runbook.Effect;
import java.util.EnumSet;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a plan that change storage. Size and throughput of the volumes are one step: after
 * it MSK takes no other for hours.
 */
final class StorageSteps {

  private StorageSteps() {}

  /** Says whether the throughput falls, so that the volumes must change before the brokers do. */
  static boolean shedThroughput(ClusterSpec from, ClusterSpec to) {
    return rate(to).orElse(0) < rate(from).orElse(0);
  }

  static @Nullable PlannedStep volumes(ClusterSpec from, ClusterSpec to) {
    boolean grows = grows(from, to);
    boolean rates = !rate(from).equals(rate(to));
    if (!grows && !rates) {
      return null;
    }
    return new PlannedStep(
        "storage",
        (grows ? Planner.change("storage GiB", from.storageGib(), to.storageGib()) : "")
            + (grows && rates ? ", " : "")
            + (rates ? Planner.change("throughput MiB/s", text(from), text(to)) : ""),
        grows ? EnumSet.of(Effect.IRREVERSIBLE, Effect.BILLED) : EnumSet.of(Effect.BILLED),
        type -> type.equals("UPDATE_BROKER_STORAGE") || type.equals("UPDATE_STORAGE"),
        now -> (!grows || !grows(now, to)) && rate(now).equals(rate(to)),
        updates -> rates ? changeRate(updates, grows, to) : updates.storageGib(to.storageGib()));
  }

  private static OperationHandle<Cluster> changeRate(
      ClusterUpdates updates, boolean grows, ClusterSpec to) {
    if (rate(to).isEmpty()) {
      return grows
          ? updates.storageWithoutThroughput(to.storageGib())
          : updates.withoutThroughput();
    }
    int mib = rate(to).getAsInt();
    return grows ? updates.storage(to.storageGib(), mib) : updates.throughputMibPerSecond(mib);
  }

  /** Express brokers bring their storage. */
  private static boolean grows(ClusterSpec from, ClusterSpec to) {
    return from.storageGib() != to.storageGib() && !to.brokerSize().express();
  }

  private static OptionalInt rate(ClusterSpec spec) {
    return spec.storage().throughputMibPerSecond();
  }

  private static String text(ClusterSpec spec) {
    return rate(spec).isPresent() ? String.valueOf(rate(spec).getAsInt()) : "none";
  }

  static @Nullable PlannedStep mode(ClusterSpec from, ClusterSpec to) {
    return from.storage().mode() == to.storage().mode()
        ? null
        : new PlannedStep(
            "storage-mode",
            Planner.change("storage mode", from.storage().mode(), to.storage().mode()),
            EnumSet.of(Effect.IRREVERSIBLE, Effect.BILLED),
            "UPDATE_STORAGE"::equals,
            now -> now.storage().mode() == StorageMode.TIERED,
            updates -> updates.tieredStorage());
  }
}
