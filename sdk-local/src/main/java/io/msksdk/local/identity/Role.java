package io.msksdk.local.identity;

import io.msksdk.core.policy.PolicyDocument;
import java.util.List;

/**
 * A role that can be assumed.
 *
 * @param arn its ARN, with its path
 * @param trust who may assume it
 * @param policies what its sessions may do
 */
public record Role(String arn, PolicyDocument trust, List<PolicyDocument> policies) {

  /**
   * Keeps a copy of the list.
   *
   * @param arn its ARN, with its path
   * @param trust who may assume it
   * @param policies what its sessions may do
   */
  public Role {
    policies = List.copyOf(policies);
  }

  /**
   * Returns the name of the role, which its sessions carry without the path.
   *
   * @return the last part of the ARN
   */
  public String name() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /**
   * Returns the account of the role.
   *
   * @return the twelve digits of the ARN
   */
  public String account() {
    return arn.split(":", 6)[4];
  }

  /**
   * Returns the ARN of a session of the role.
   *
   * @param session the session's name
   * @return the principal of the session's calls and connections
   */
  public String sessionArn(String session) {
    return "arn:%s:sts::%s:assumed-role/%s/%s"
        .formatted(arn.split(":", 3)[1], account(), name(), session);
  }
}
