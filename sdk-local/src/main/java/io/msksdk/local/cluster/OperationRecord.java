package io.msksdk.local.cluster;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ErrorInfo;

/** One operation on a cluster as it is now. Guarded by itself. */
final class OperationRecord {
  static final String PENDING = "PENDING";

  private static final String FIRST_STEP = "INITIALIZE_UPDATE";
  private static final String LAST_STEP = "FINALIZE_UPDATE";
  private static final String IN_PROGRESS = "IN_PROGRESS";
  private static final String COMPLETED = "COMPLETED";

  private final String arn;
  private final String clusterArn;
  private final String requestId = UUID.randomUUID().toString();
  private final ClusterChange change;
  private final Instant startedAt;
  private final Map<String, String> steps = new LinkedHashMap<>();
  private String state = PENDING;
  private ClusterOperationSnapshot.@Nullable End end;

  OperationRecord(String clusterArn, ClusterChange change, Instant startedAt) {
    this.arn =
        clusterArn.replaceFirst(":cluster/", ":cluster-operation/") + "/" + UUID.randomUUID();
    this.clusterArn = clusterArn;
    this.change = change;
    this.startedAt = startedAt;
    steps.put(FIRST_STEP, PENDING);
    steps.put(change.step(), PENDING);
    steps.put(LAST_STEP, PENDING);
  }

  String arn() {
    return arn;
  }

  ClusterChange change() {
    return change;
  }

  synchronized String state() {
    return state;
  }

  synchronized boolean running() {
    return end == null;
  }

  synchronized @Nullable Instant endedWell() {
    return end == null || end.error() != null ? null : end.at();
  }

  /** Says whether it had not begun before. */
  synchronized boolean begin() {
    if (!state.equals(PENDING)) {
      return false;
    }
    // the guide names other states for this one operation ("Rebooting a broker")
    state = change.reboots() ? "REBOOT_IN_PROGRESS" : "UPDATE_IN_PROGRESS";
    steps.put(FIRST_STEP, IN_PROGRESS);
    return true;
  }

  /** Lets the first step end, then the second. */
  synchronized void step() {
    if (end != null) {
      return;
    }
    boolean first = !COMPLETED.equals(steps.get(FIRST_STEP));
    steps.put(first ? FIRST_STEP : change.step(), COMPLETED);
    steps.put(first ? change.step() : LAST_STEP, IN_PROGRESS);
  }

  synchronized void end(Instant at, @Nullable ErrorInfo error) {
    end = new ClusterOperationSnapshot.End(at, error);
    if (error == null) {
      state = change.reboots() ? "REBOOT_COMPLETE" : "UPDATE_COMPLETE";
      steps.replaceAll((name, status) -> COMPLETED);
    } else {
      state = "UPDATE_FAILED";
      steps.replaceAll((name, status) -> status.equals(IN_PROGRESS) ? "FAILED" : status);
    }
  }

  synchronized ClusterOperationSnapshot snapshot() {
    return new ClusterOperationSnapshot(
        arn, clusterArn, requestId, change, state, new LinkedHashMap<>(steps), startedAt, end);
  }
}
