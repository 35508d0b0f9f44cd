package io.msksdk.auth.client;

/**
 * The Region that IAM logins are signed for, and how it was found.
 *
 * @param id such as {@code eu-west-1}
 * @param rule what told it
 */
public record IamRegion(String id, Rule rule) {

  /** What may tell a Region, the first one that does so wins. */
  public enum Rule {
    /** It was set: {@link IamAuth#region}. */
    EXPLICIT,
    /** The names of the brokers tell it, in the place where MSK's own names have it. */
    BROKER_HOST,
    /** The ARN of the cluster that MSK was asked about tells it. */
    CLUSTER_ARN,
    /** The settings of the process or its AWS profile name it, as for any AWS client. */
    DEFAULT_CHAIN
  }

  /** Returns the Region and the rule, for a log. */
  @Override
  public String toString() {
    return id + " (" + rule + ")";
  }
}
