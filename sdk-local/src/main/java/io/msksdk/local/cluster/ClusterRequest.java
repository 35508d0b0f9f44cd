package io.msksdk.local.cluster;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ProvisionedRequest;

/**
 * What is asked for when a provisioned cluster is created, whichever version of the call is used.
 *
 * @param name the cluster's name, null when the caller left it out
 * @param provisioned its settings
 * @param tags its tags
 * @param prefix where the settings stand in the call, such as {@code provisioned.} or nothing
 */
public record ClusterRequest(
    @Nullable String name,
    ProvisionedRequest provisioned,
    Map<String, String> tags,
    String prefix) {}
