package io.msksdk.local.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/**
 * What a cluster was at one moment.
 *
 * @param arn its ARN
 * @param name its name
 * @param createdAt when it was created, in the local MSK's time
 * @param state its state
 * @param stateInfo why it is in that state, null when there is nothing to say
 * @param version the opaque version that updates must name
 * @param tags its tags
 * @param provisioned its settings
 * @param nodes its brokers
 */
public record ClusterSnapshot(
    String arn,
    String name,
    Instant createdAt,
    ClusterState state,
    @Nullable StateInfo stateInfo,
    String version,
    Map<String, String> tags,
    Provisioned provisioned,
    List<ClusterNode> nodes) {}
