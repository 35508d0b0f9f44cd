package io.msksdk.micrometer;

/** How fine the meters of lag are; each step has those before it. */
public enum LagGranularity {
  /** Meters of groups. */
  GROUP,
  /** Meters of each topic a group reads, too. */
  TOPIC,
  /** Meters of each partition a group reads, too: those with the most lag. */
  PARTITION
}
