package io.msksdk.auth;

import io.msksdk.testkit.LocalMsk;

/** Roles of a local MSK, put there as its control interface takes them. */
public final class LocalRoles {
  private final LocalMsk local;
  private final LocalControl control;

  public LocalRoles(LocalMsk local) {
    this.local = local;
    this.control = new LocalControl(local);
  }

  /** Puts a role that its account trusts, and returns its ARN. */
  public String put(String name, String policy) {
    return put(
        name,
        """
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "%s"}}
        """
            .formatted(local.account()),
        policy);
  }

  /** Puts a role with a statement that says who may assume it, and returns its ARN. */
  public String put(String name, String trust, String policy) {
    String arn = "arn:aws:iam::" + local.account() + ":role/" + name;
    control.post(
        "/_local/identities",
        """
        [{"role": "%s", "policies": [%s],
          "trust": {"Version": "2012-10-17", "Statement": [%s]}}]
        """
            .formatted(arn, policy, trust));
    return arn;
  }

  /** Ends the sessions that are open. */
  public void expire(String role) {
    control.post("/_local/credentials/expire", "{\"role\": \"" + role + "\"}");
  }
}
