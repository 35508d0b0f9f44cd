package io.msksdk.replication.failover;

import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.Gate;
import io.msksdk.core.runbook.GateLook;
import io.msksdk.replication.replicator.StartingPosition;
import io.msksdk.replication.replicator.TopicNames;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The steps that procedures share, from the cluster that serves to the one that shall. */
final class CutOver {
  private final Work work;

  CutOver(Work work) {
    this.work = work;
  }

  FailoverStep precheck() {
    FailoverStep step =
        FailoverStep.looking(
                "precheck", "look at the replicator, the copies, the groups and the access")
            .until(work.forwardGates().healthy())
            .until(work.forwardGates().lagNearZero())
            .until(() -> work.offsets().copied(work.forward(), work.topics()))
            .until(this::covered)
            .until(this::planned)
            .until(this::groupsFollow);
    return step.leaving(work.from() + " serves; nothing was changed", "nothing to undo");
  }

  /** Topics made since the plan: no gate looks at their records, and no client moves to them. */
  private Gate planned() {
    return Gate.of(
        "planned",
        "no topic of the pair on " + work.from() + " that is not in the plan",
        () -> {
          List<String> late = work.late();
          return late.isEmpty()
              ? GateLook.passes(work.topics().size() + " topics, as planned")
              : GateLook.holds("made since the plan, plan anew: " + OffsetGates.named(late));
        });
  }

  private Gate covered() {
    return Gate.of(
        "covered",
        "everything clients need on " + work.to(),
        () -> {
          CoverageReport report =
              Coverage.of(work.pair(), work.forward(), work.views(), work.topics());
          return report.errors().isEmpty()
              ? GateLook.passes(report.findings().size() + " warnings")
              : GateLook.holds(
                  OffsetGates.named(report.errors().stream().map(f -> f.message()).toList()));
        });
  }

  /**
   * The producers' topics must be there, and known to the reverse replicator, before the first
   * record.
   */
  List<FailoverStep> ownTopics() {
    if (work.forward().naming() == TopicNames.IDENTICAL) {
      return List.of();
    }
    FailoverStep step =
        FailoverStep.of(
                "own-topics",
                "create on " + work.to() + " the topics its producers will write to",
                work::createOwn)
            .unless(() -> work.missingOwn().isEmpty())
            .until(
                () ->
                    Gate.of(
                            "own-topics",
                            "all topics of producers on " + work.to(),
                            () -> {
                              List<String> missing = work.missingOwn();
                              return missing.isEmpty()
                                  ? GateLook.passes(work.topics().size() + " topics")
                                  : GateLook.holds("missing: " + OffsetGates.named(missing));
                            })
                        .within(work.settings().clientsWithin())
                        .lookingEvery(work.settings().lookEvery()))
            .leaving(work.from() + " serves; empty topics were added", "leave them");
    if (work.definition().procedure() != Procedure.UNPLANNED) {
      // a replicator takes a while to find topics, and copies are the models
      step.after(() -> work.offsets().copied(work.forward(), work.topics()));
    }
    return List.of(step);
  }

  FailoverStep stopProducers() {
    return FailoverStep.of(
            "stop-producers",
            "stop the producers of " + work.from(),
            () -> work.begun(() -> work.application().stopProducers(work.from())))
        .with(Effect.CUTS_CLIENTS)
        .until(() -> work.offsets().still("fenced", work.from(), work::topics))
        .until(this::planned)
        .leaving(
            "nobody produces; consumers of " + work.from() + " still read",
            "start the producers of " + work.from());
  }

  FailoverStep drainSource() {
    return FailoverStep.looking(
            "drain-source", "let the consumers of " + work.from() + " process what is left")
        .until(() -> work.groups().consumed("consumed", work.from(), work::topics))
        .leaving(
            "nobody produces, everything is processed", "start the producers of " + work.from());
  }

  FailoverStep drainReplicator() {
    return FailoverStep.looking("drain-replicator", "wait until every record is on " + work.to())
        .until(() -> work.offsets().carried(work.forward(), work.topics()))
        .until(work.forwardGates().lagZero())
        .until(() -> work.offsets().still("delivered", work.to(), work::copies))
        .leaving(
            "nobody produces, both clusters hold the same records",
            "start the producers of " + work.from());
  }

  FailoverStep groupsReady() {
    return FailoverStep.looking("groups-ready", "check the offset of every group on " + work.to())
        .until(() -> work.groups().ready(work.forward(), work.topics()))
        .leaving(
            "nobody produces, every group can go on on " + work.to(),
            "start the producers of " + work.from());
  }

  /** Before clients stop: what offsets by time will mend does not hold. */
  Gate groupsFollow() {
    return work.definition().fills()
        ? work.groups().follow(work.forward(), work.topics())
        : work.groups().ready(work.forward(), work.topics());
  }

  /** After everything is on the target, so that no record comes that is older. */
  FailoverStep fillOffsets() {
    return FailoverStep.of(
            "fill-offsets",
            "commit offsets by time on " + work.to() + " for groups without a translated one",
            work::fillOffsets)
        .unless(() -> !work.offsetsMissing())
        .leaving(
            "nobody produces, groups without a translation have an offset by time",
            "start the producers of " + work.from());
  }

  /** Before consumers start: those whose offset no replicator has given. */
  FailoverStep fillKeptOffsets() {
    return FailoverStep.of(
            "fill-offsets",
            "commit offsets by time on "
                + work.to()
                + " for groups without a translated one, by the last snapshot",
            work::fillOffsets)
        .unless(() -> !work.offsetsMissing())
        .leaving(
            work.to() + " takes records; groups without a translation have an offset by time",
            "run the procedure the other way");
  }

  FailoverStep stopConsumers() {
    return FailoverStep.of(
            "stop-consumers",
            "stop the consumers of " + work.from(),
            () -> work.begun(() -> work.application().stopConsumers(work.from())))
        .with(Effect.CUTS_CLIENTS)
        .until(() -> work.groups().idle(work.from()))
        .leaving("no client runs", "start producers and consumers of " + work.from());
  }

  FailoverStep createReverse(String standing) {
    FailoverStep step =
        FailoverStep.of(
                "create-reverse",
                "create the replicator "
                    + work.reverse()
                    + ", from "
                    + work.definition().start()
                    + " (MSK takes up to 30 minutes)",
                () -> work.create(work.reverse()))
            .with(Effect.BILLED, Effect.LENGTHY)
            .unless(() -> work.exists(work.reverse()))
            .until(work.reverseGates().healthy());
    if (work.definition().start() == StartingPosition.LATEST) {
      step.until(() -> work.offsets().copied(work.reverse(), work.topics()));
    } else {
      step.until(work.reverseGates()::startsAtEarliest);
      step.until(this::recopies);
    }
    return step.leaving(
        standing + "; a replicator " + work.reverse() + " runs", "delete that replicator");
  }

  /** Informs: what is retained is read again, and billed again, from the beginning. */
  private Gate recopies() {
    return Gate.of(
        "recopies",
        "evidence of how much is copied from the beginning",
        () -> {
          ClusterView source = work.views().of(work.reverse().source());
          List<String> there = work.topics().stream().filter(source.topics()::containsKey).toList();
          Map<TopicPartition, Long> starts = source.starts(there);
          long records =
              source.ends(there).entrySet().stream()
                  .mapToLong(end -> end.getValue() - starts.getOrDefault(end.getKey(), 0L))
                  .sum();
          return GateLook.passes("begins with " + records + " records that are there already");
        });
  }

  /** After a hand-over: what a producer that came back wrote since is seen here at the latest. */
  FailoverStep startHandedOver() {
    FailoverStep step = startProducers();
    if (work.forward().naming() != TopicNames.IDENTICAL) {
      // under identical names the target's own records may push the last copy out of sight
      step.after(() -> work.offsets().carried(work.forward(), work.topics()));
    }
    return step;
  }

  FailoverStep startProducers() {
    return FailoverStep.of(
            "start-producers",
            "move the endpoint to " + work.to() + " and start the producers there",
            () ->
                work.ended(
                    () -> {
                      work.application().moveEndpoint(work.to());
                      work.application().startProducers(work.to());
                    }))
        .pointOfNoReturn()
        .until(() -> work.offsets().flowing("flowing", work.to(), work::topics))
        .leaving(
            work.to() + " takes records", "not by restarting: run the procedure the other way");
  }

  /** Both topics at once, or copies before own records. */
  List<FailoverStep> startConsumers() {
    if (!work.definition().ordered()) {
      return List.of(
          consumers(
              "start-consumers", "start the consumers on " + work.to(), Subscription.Scope.BOTH),
          progress());
    }
    return List.of(
        consumers(
            "consume-copies",
            "start the consumers on " + work.to() + " for copies only",
            Subscription.Scope.COPIES),
        FailoverStep.of(
                "stop-after-copies",
                "wait until all copies are processed and stop those consumers",
                () -> work.begun(() -> work.application().stopConsumers(work.to())))
            .after(() -> work.offsets().still("delivered", work.to(), work::copies))
            .after(() -> work.groups().consumed("drained", work.to(), work::copies))
            .until(() -> work.groups().idle(work.to()))
            .leaving(work.to() + " takes records; copies are processed", "run this again"),
        consumers(
            "consume-own",
            "start the consumers on " + work.to() + " for own topics",
            Subscription.Scope.OWN),
        progress());
  }

  private FailoverStep consumers(String id, String title, Subscription.Scope scope) {
    return FailoverStep.of(id, title, () -> work.startConsumers(scope))
        .until(() -> work.groups().joined(work.to()))
        .leaving(work.to() + " serves", "run the procedure the other way");
  }

  private FailoverStep progress() {
    return FailoverStep.looking("verify", "see that every group moves on")
        .until(() -> work.groups().progress(work.to(), work::consumed))
        .leaving(work.to() + " serves", "run the procedure the other way");
  }
}
