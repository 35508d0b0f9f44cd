package io.msksdk.local.clusterpolicy;

import io.msksdk.core.policy.PolicyDocument;

/**
 * The policy of a cluster.
 *
 * @param text the document as it was sent
 * @param document what the text says
 * @param version the opaque version that an update must name
 */
public record ClusterPolicy(String text, PolicyDocument document, String version) {}
