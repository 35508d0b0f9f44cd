package io.msksdk.local.iam;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One refusal on the Kafka side.
 *
 * @param sequence its place in the log, from 1
 * @param at when it happened
 * @param requestId the id the client saw, null when it saw none
 * @param cluster the ARN of the cluster
 * @param principal the ARN of the caller, or the access key id when it is unknown
 * @param operation what was asked for in Kafka's words, such as {@code WRITE TOPIC orders}
 * @param action the IAM action that was needed, {@code none} where IAM has none
 * @param resource the ARN it was needed on
 * @param reason the check that failed, the statement that denied, or that no statement allows it
 * @param statement the statement that denied, or that came nearest to allowing; null when there is
 *     none
 * @param remedy the smallest statement that would allow it as JSON, null when none would
 */
public record Denial(
    long sequence,
    Instant at,
    @Nullable String requestId,
    String cluster,
    String principal,
    String operation,
    String action,
    String resource,
    String reason,
    @Nullable String statement,
    @Nullable String remedy) {}
