package io.msksdk.admin.policy;

import io.msksdk.core.policy.PolicyDocument;

/**
 * The policy of a cluster as it is now.
 *
 * @param document the policy
 * @param version what an update must name; the cluster's own version is another one
 */
public record ClusterPolicy(PolicyDocument document, String version) {}
