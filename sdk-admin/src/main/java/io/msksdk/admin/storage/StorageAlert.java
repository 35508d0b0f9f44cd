package io.msksdk.admin.storage;

import io.msksdk.core.arn.MskClusterArn;

/**
 * What MSK asks for because a cluster's volumes fill up (Amazon MSK Developer Guide, "Amazon MSK
 * storage capacity alerts").
 *
 * @param cluster the cluster
 * @param urgency how urgent it is
 * @param rawStatus the service's own word
 */
public record StorageAlert(MskClusterArn cluster, Urgency urgency, String rawStatus) {

  /** How urgent an alert is. */
  public enum Urgency {
    /** A broker has used 60 % or 80 % of its volume: plan. */
    ACTION_RECOMMENDED,
    /** A broker has run out of space: act now. */
    CRITICAL_ACTION_REQUIRED,
    /** Something this version does not know. */
    UNKNOWN;

    static Urgency of(String raw) {
      for (Urgency urgency : values()) {
        if (urgency.name().equals(raw)) {
          return urgency;
        }
      }
      return UNKNOWN;
    }
  }
}
