package io.msksdk.local.channel;

import io.msksdk.local.cluster.ClusterChange;
import io.msksdk.local.cluster.ClusterOperationSnapshot;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.brokers.BrokerWork;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ErrorInfo;
import software.amazon.awssdk.services.kafka.model.MutableClusterInfo;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/**
 * One operation on a channel; the service shows it among those of the cluster. Guarded by itself.
 */
final class ChannelChange {
  private static final MutableClusterInfo NOTHING = MutableClusterInfo.builder().build();

  private final String arn;
  private final String requestId = UUID.randomUUID().toString();
  private final ClusterSnapshot cluster;
  private final String type;
  private final Instant startedAt;
  private String state = "PENDING";
  private ClusterOperationSnapshot.@Nullable End end;

  /**
   * Begins.
   *
   * @param cluster the cluster of the channel
   * @param type what is done; no document has the names
   * @param now when
   */
  ChannelChange(ClusterSnapshot cluster, String type, Instant now) {
    this.arn =
        cluster.arn().replaceFirst(":cluster/", ":cluster-operation/") + "/" + UUID.randomUUID();
    this.cluster = cluster;
    this.type = type;
    this.startedAt = now;
  }

  String arn() {
    return arn;
  }

  String clusterArn() {
    return cluster.arn();
  }

  synchronized String state() {
    return state;
  }

  synchronized void begin() {
    state = "UPDATE_IN_PROGRESS";
  }

  synchronized void end(Instant now, @Nullable StateInfo failure) {
    state = failure == null ? "UPDATE_COMPLETE" : "UPDATE_FAILED";
    end =
        new ClusterOperationSnapshot.End(
            now,
            failure == null
                ? null
                : ErrorInfo.builder()
                    .errorCode(failure.code())
                    .errorString(failure.message())
                    .build());
  }

  synchronized ClusterOperationSnapshot snapshot() {
    return new ClusterOperationSnapshot(
        arn,
        cluster.arn(),
        requestId,
        new ClusterChange(
            type, type, NOTHING, NOTHING, cluster.provisioned(), Channels.CHANGE, BrokerWork.NONE),
        state,
        Map.of(type, step()),
        startedAt,
        end);
  }

  private String step() {
    return switch (state) {
      case "PENDING" -> "PENDING";
      case "UPDATE_COMPLETE" -> "COMPLETED";
      case "UPDATE_FAILED" -> "FAILED";
      default -> "IN_PROGRESS";
    };
  }
}
