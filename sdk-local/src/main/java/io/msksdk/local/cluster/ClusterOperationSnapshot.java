package io.msksdk.local.cluster;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ErrorInfo;

/**
 * What an operation on a cluster was at one moment.
 *
 * @param arn its ARN
 * @param clusterArn the cluster's ARN
 * @param requestId what tells the call that began it from others
 * @param change what it does
 * @param state its state
 * @param steps the status of each step, in their order
 * @param startedAt when it was accepted, in the local MSK's time
 * @param end how it ended, null while it runs
 */
public record ClusterOperationSnapshot(
    String arn,
    String clusterArn,
    String requestId,
    ClusterChange change,
    String state,
    Map<String, String> steps,
    Instant startedAt,
    @Nullable End end) {

  /**
   * How an operation ended.
   *
   * @param at when, in the local MSK's time
   * @param error why it failed, null when it did not
   */
  public record End(Instant at, @Nullable ErrorInfo error) {}
}
