package io.msksdk.replication.failover;

/**
 * What goes wrong in failovers that follow the guide to the letter, and what guards against it
 * here. The same table is in {@code docs/failover.md}.
 */
public enum Hazard {
  /** H1: first records on new topics are never copied back, as the topic was not discovered yet. */
  UNDISCOVERED_TOPICS("own-topics; the reverse replicator begins at EARLIEST"),
  /** H2: a replicator that begins at EARLIEST copies old records again. */
  RECOPIED_RECORDS("create-reverse/recopies says how many"),
  /** H3: a wrong starting position cannot be edited. */
  FIXED_STARTING_POSITION("create-reverse/start and ensure-replicator/start"),
  /** H4: consumers skip records of topics for which they have no offset. */
  SKIPPED_BEGINNING("beginnings are committed before consumers start"),
  /** H5: a drain passes while the replicator still delivers. */
  EARLY_DRAIN("stop-after-copies/delivered comes before drained"),
  /** H6: the reverse replicator is deleted with records in flight. */
  DELETED_IN_FLIGHT("delete-replicator/carried, partition by partition"),
  /** H7: producers are refused on the target. */
  MISSING_WRITE_GRANTS("precheck/covered, coverage.write-acl and coverage.policy"),
  /** H8: a pattern catches topics of others. */
  LOOSE_PATTERN("Subscription.pattern is anchored and quoted"),
  /** H9: topics beyond the 750th are not copied, silently. */
  TOPIC_CAP("precheck/covered, coverage.beyond-cap"),
  /** H10: the same group on both clusters, whose offsets overwrite one another. */
  SHARED_GROUP("groups-ready (ACTIVE_ON_TARGET) and apart/groups-differ"),
  /** H11: half an hour of pause, while the reverse replicator is created. */
  LATE_REVERSE("Failover.reverseFirst creates it while clients run"),
  /** H12: producers on the failed cluster live on. */
  SURVIVING_PRODUCERS(
      "try-stop writes down what it could not stop; event-over/old-producers-silent");

  private final String guard;

  Hazard(String guard) {
    this.guard = guard;
  }

  /**
   * Returns what guards against it.
   *
   * @return the step, gate or method
   */
  public String guard() {
    return guard;
  }
}
