package io.msksdk.replication.failover;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.replication.replicator.TopicNames;

/** What a failover refuses, each with its reason. */
final class FailoverRefusal {

  private FailoverRefusal() {}

  static PreconditionException otherRecord(String kind) {
    return PreconditionException.of(
        Finding.error("failover.other-record", "record", kind, "the record of a failover"));
  }

  static PreconditionException noRecord() {
    return PreconditionException.of(
        Finding.error("failover.no-record", "record", null, "the record of a failover"));
  }

  static PreconditionException calledOff(RunRecord record) {
    return PreconditionException.of(
        Finding.error(
                "failover.called-off", "record", record.kind() + ", called off", "a run under way")
            .advising("Plan anew: where things stand is in the record."));
  }

  static PreconditionException otherPair(Object seen, Object expected) {
    return PreconditionException.of(
        Finding.error("failover.other-pair", "record", seen, String.valueOf(expected))
            .advising("Take the run up with the pair it was begun with."));
  }

  static PreconditionException noReplicator(FailoverSite from, FailoverSite to) {
    return PreconditionException.of(
        Finding.error(
                "failover.no-replicator", "replicator", "none", "one from " + from + " to " + to)
            .advising("Set the pair up first: Failover.activePassive or activeActive."));
  }

  static PreconditionException orderedTopics() {
    return PreconditionException.of(
        Finding.error("failover.ordered", "ordered", TopicNames.IDENTICAL, "PREFIXED names")
            .advising(
                "With identical names copies and new records share a partition, copies first, since"
                    + " producers start only when the copies have ended."));
  }

  static PreconditionException nothingToMove(FailoverPair pair) {
    return PreconditionException.of(
        Finding.error(
            "failover.no-topics", "topics", pair.topics(), "a pattern that matches a topic"));
  }

  static PreconditionException otherNaming(ReplicatorView replicator, TopicNames naming) {
    return PreconditionException.of(
        Finding.error(
            "failover.naming",
            "naming",
            naming,
            replicator.naming() + ", as " + replicator.name() + " has it"));
  }

  static PreconditionException noSnapshot() {
    return PreconditionException.of(
        Finding.error("failover.no-snapshot", "snapshots", "none", "at least one")
            .advising("Let a SnapshotRecorder run all the time, outside the primary's Region."));
  }

  static PreconditionException snapshotFailed(RuntimeException why) {
    return PreconditionException.passing(
        Finding.error(
                "failover.snapshot-failed",
                "snapshot",
                why.getClass().getSimpleName() + ", " + why.getMessage(),
                "a snapshot that is taken and kept")
            .advising("The recorder goes on; look at its store."));
  }

  static PreconditionException replicatorFailed(ReplicatorView replicator) {
    return PreconditionException.of(
        Finding.error(
                "failover.replicator-failed",
                "replicator",
                replicator.name() + " is " + replicator.state(),
                "one that is RUNNING")
            .advising("It does not recover: delete it, create it again, and run again."));
  }

  static PreconditionException snapshotsMissing() {
    return PreconditionException.of(
        Finding.error("failover.snapshots", "snapshots", "none", "those the run was begun with")
            .advising("Give them: Failover.resume(pair, application, record).snapshots(store)."));
  }

  static InvalidSpecException notASnapshot(String text) {
    return InvalidSpecException.of(
        Finding.error("failover.snapshot", "at", text, "a time as a recorder writes it"));
  }
}
