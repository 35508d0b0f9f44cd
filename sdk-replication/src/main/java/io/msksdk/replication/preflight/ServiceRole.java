package io.msksdk.replication.preflight;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.policy.PolicyDocument;
import java.util.List;

/**
 * The role a replicator works as, as an application reads it from IAM.
 *
 * @param trust who may assume it
 * @param policies what it may do: inline and attached policies
 */
public record ServiceRole(PolicyDocument trust, List<PolicyDocument> policies) {

  /**
   * Copies the list.
   *
   * @param trust who may assume it
   * @param policies what it may do
   */
  public ServiceRole {
    requireNonNull(trust, "trust");
    policies = List.copyOf(policies);
  }
}
