package io.msksdk.local.replicate;

/** Knows what the policies of a service execution role allow. Thread-safe. */
@FunctionalInterface
public interface RoleRights {

  /**
   * Decides about one need. A role that the local MSK does not know may do everything.
   *
   * @param role the ARN of the role
   * @param action the action in full
   * @param resource the ARN of a cluster or topic
   * @return true when its policies allow it
   */
  boolean allow(String role, String action, String resource);
}
