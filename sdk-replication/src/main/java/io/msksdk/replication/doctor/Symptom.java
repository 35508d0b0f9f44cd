package io.msksdk.replication.doctor;

/**
 * What somebody sees of a sick replicator (Amazon MSK Developer Guide, "Troubleshoot MSK
 * Replicator").
 */
public enum Symptom {
  /** Its state went from CREATING to FAILED. */
  CREATION_FAILED,
  /** It stays in CREATING. */
  STUCK_CREATING,
  /** It replicates nothing, or only some of the data. */
  NOT_REPLICATING,
  /** Records have other offsets on the target. */
  OFFSETS_DIFFER,
  /** A consumer group, or its offsets, are not on the target. */
  GROUPS_MISSING,
  /** Its latency is high or rises. */
  LATENCY_HIGH
}
