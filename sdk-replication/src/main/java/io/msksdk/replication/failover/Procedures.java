package io.msksdk.replication.failover;

import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.Gate;
import io.msksdk.core.runbook.GateLook;
import io.msksdk.replication.replicator.StartingPosition;
import io.msksdk.replication.replicator.TopicNames;
import java.util.ArrayList;
import java.util.List;

/** The order of the steps of each procedure. */
final class Procedures {
  private final Work work;
  private final CutOver cut;

  private Procedures(Work work) {
    this.work = work;
    this.cut = new CutOver(work);
  }

  static List<FailoverStep> steps(Work work) {
    Procedures procedures = new Procedures(work);
    return switch (work.definition().procedure()) {
      case PLANNED -> procedures.planned();
      case UNPLANNED -> procedures.unplanned();
      case FAILBACK -> procedures.failback();
      case ACTIVE_PASSIVE -> procedures.activePassive();
      case ACTIVE_ACTIVE -> procedures.activeActive();
      case REPLACEMENT -> procedures.replacement();
    };
  }

  private List<FailoverStep> planned() {
    List<FailoverStep> steps = new ArrayList<>();
    steps.add(cut.precheck());
    steps.addAll(cut.ownTopics());
    if (work.definition().early()) {
      steps.add(cut.createReverse(work.from() + " serves"));
    }
    steps.addAll(handOver());
    if (!work.definition().early()) {
      steps.add(cut.createReverse("no client runs"));
    }
    steps.add(cut.startHandedOver());
    steps.addAll(cut.startConsumers());
    return steps;
  }

  /** From the first client stopped to the last, in the order in which nothing is lost. */
  private List<FailoverStep> handOver() {
    List<FailoverStep> steps = new ArrayList<>();
    steps.add(cut.stopProducers());
    steps.add(cut.drainSource());
    steps.add(cut.drainReplicator());
    if (work.definition().fills()) {
      steps.add(cut.fillOffsets());
    }
    steps.add(cut.groupsReady());
    steps.add(cut.stopConsumers());
    return steps;
  }

  private List<FailoverStep> unplanned() {
    List<FailoverStep> steps = new ArrayList<>();
    steps.add(
        FailoverStep.of(
                "try-stop",
                "try to stop producers and consumers of " + work.from() + "; go on if that fails",
                new LastAttempt(work)::stop)
            .with(Effect.CUTS_CLIENTS, Effect.LOSES_RECORDS)
            .leaving("clients of " + work.from() + " are stopped or cut off", "start them again"));
    steps.add(
        FailoverStep.looking(
                "deliveries-ended", "wait until nothing more arrives from " + work.from())
            .until(() -> work.offsets().still("delivered", work.to(), work::copies))
            .until(() -> work.groups().readable(work.forward(), work.topics()))
            .leaving("nothing arrives any more", "start the clients of " + work.from()));
    steps.addAll(cut.ownTopics());
    steps.add(cut.startProducers());
    if (work.definition().fills()) {
      steps.add(cut.fillKeptOffsets());
    }
    steps.addAll(cut.startConsumers());
    steps.add(
        FailoverStep.looking("event-over", "wait until " + work.from() + " serves again")
            .with(Effect.LENGTHY)
            .until(() -> work.offsets().answers(work.from(), work.application(), work.topics()))
            .until(() -> work.offsets().still("old-producers-silent", work.from(), work::topics))
            .leaving(
                work.to() + " serves; " + work.from() + " is back, and silent", "nothing to undo"));
    steps.add(cut.createReverse(work.to() + " serves"));
    return steps;
  }

  private List<FailoverStep> failback() {
    List<FailoverStep> steps = new ArrayList<>();
    steps.add(
        FailoverStep.looking("recovered", "see that " + work.to() + " serves again")
            .until(() -> work.offsets().answers(work.to(), work.application(), work.topics()))
            .leaving(work.from() + " serves", "nothing to undo"));
    steps.add(
        FailoverStep.of(
                "ensure-replicator",
                "create the replicator " + work.forward() + ", from EARLIEST, unless it is there",
                () -> work.create(work.forward()))
            .with(Effect.BILLED, Effect.LENGTHY)
            .unless(() -> work.exists(work.forward()))
            .until(work.forwardGates().healthy())
            .until(work.forwardGates()::startsAtEarliest)
            .leaving(work.from() + " serves", "delete that replicator"));
    steps.add(readAlias());
    steps.add(
        FailoverStep.looking("catch-up", "wait until " + work.to() + " has nearly all records")
            .until(work.forwardGates().lagNearZero())
            .until(() -> work.offsets().copied(work.forward(), work.topics()))
            .until(cut::groupsFollow)
            .leaving(work.from() + " serves", "nothing to undo"));
    steps.addAll(handOver());
    boolean deletes = !work.definition().keepsReverse();
    boolean prefixed = work.forward().naming() == TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS;
    if (deletes && prefixed) {
      steps.add(deleteForward());
    }
    steps.add(cut.startHandedOver());
    steps.addAll(cut.startConsumers());
    if (deletes && !prefixed) {
      steps.add(deleteForward());
    }
    steps.add(
        FailoverStep.looking("verify-replicator", "see that " + work.reverse() + " works again")
            .until(work.reverseGates().healthy())
            .until(work.reverseGates().throughput())
            .leaving(work.to() + " serves, " + work.from() + " stands by", "a planned failover"));
    return steps;
  }

  private FailoverStep deleteForward() {
    FailoverStep step =
        FailoverStep.of(
                "delete-replicator",
                "delete the replicator " + work.forward(),
                () -> work.delete(work.forward()))
            .with(Effect.IRREVERSIBLE)
            .unless(() -> !work.exists(work.forward()));
    if (work.forward().naming() == TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS) {
      // "close to 0" is enough to begin a failback, and too much to delete: exact, after clients
      // stopped
      step.after(() -> work.offsets().carried(work.forward(), work.topics()));
    }
    return step.until(work.forwardGates()::gone)
        .leaving(
            "the replicator " + work.forward() + " is gone",
            "create it again, from EARLIEST, and start the clients of " + work.from());
  }

  /** After the replicator is deleted nobody else knows the prefix of its copies. */
  private FailoverStep readAlias() {
    return FailoverStep.of(
            FailoverPlan.ALIAS_STEP, "write down the prefix of copies", work.forward()::alias)
        .leaving(work.from() + " serves", "nothing to undo");
  }

  private List<FailoverStep> activePassive() {
    List<FailoverStep> steps = new ArrayList<>();
    steps.add(createForward());
    steps.add(readAlias());
    steps.addAll(cut.ownTopics());
    steps.add(
        FailoverStep.looking("ready", "see that " + work.to() + " can stand in")
            .until(() -> work.offsets().copied(work.forward(), work.topics()))
            .until(() -> work.groups().ready(work.forward(), work.topics()))
            .leaving(
                work.from() + " serves, " + work.to() + " stands by", "delete the replicator"));
    return steps;
  }

  private FailoverStep createForward() {
    return FailoverStep.of(
            "create-forward",
            "create the replicator "
                + work.forward()
                + ", from "
                + work.definition().start()
                + " (MSK takes up to 30 minutes)",
            () -> work.create(work.forward()))
        .with(Effect.BILLED, Effect.LENGTHY)
        .unless(() -> work.exists(work.forward()))
        .until(work.forwardGates().healthy())
        .leaving(work.from() + " serves", "delete the replicator " + work.forward());
  }

  private List<FailoverStep> activeActive() {
    List<FailoverStep> steps = new ArrayList<>();
    steps.add(createForward());
    steps.addAll(cut.ownTopics());
    steps.add(cut.createReverse(work.from() + " serves"));
    for (FailoverSite site : List.of(work.from(), work.to())) {
      String at = site == work.from() ? "one" : "other";
      steps.add(
          FailoverStep.of(
                  "producers-" + at,
                  "start the producers of " + site,
                  () -> work.ended(() -> work.application().startProducers(site)))
              .until(() -> work.offsets().flowing("flowing", site, work::topics))
              .leaving("producers of " + site + " run", "stop the producers of " + site));
    }
    for (Leg into : List.of(work.reverse(), work.forward())) {
      FailoverSite site = into.target();
      String at = site == work.from() ? "one" : "other";
      steps.add(
          FailoverStep.of(
                  "consumers-" + at, "start the consumers of " + site, () -> startConsumers(into))
              .leaving("consumers of " + site + " run", "stop the consumers of " + site));
    }
    steps.add(
        FailoverStep.looking("apart", "see that no group runs on both clusters")
            .until(() -> work.groups().differ(work.from(), work.to()))
            .leaving("both clusters serve", "stop the clients of one"));
    return steps;
  }

  private String startConsumers(Leg into) {
    return work.ended(
        () ->
            work.application()
                .startConsumers(
                    into.target(),
                    new Subscription(Subscription.Scope.BOTH, work.topics(), into.alias())));
  }

  private List<FailoverStep> replacement() {
    return List.of(
        FailoverStep.of(
                "delete-replicator",
                "delete the replicator " + work.forward(),
                () -> work.delete(work.forward()))
            .with(Effect.IRREVERSIBLE, Effect.LENGTHY)
            .unless(() -> !work.exists(work.forward()))
            .after(() -> safeToDelete())
            .until(work.forwardGates()::gone)
            .leaving("nothing is copied", "create the replicator again"),
        createForward(),
        FailoverStep.looking("copied", "see that all topics are copied")
            .until(() -> work.offsets().copied(work.forward(), work.topics()))
            .leaving("the replicator " + work.forward() + " is a new one", "replace it again"));
  }

  /** What is written between the two is copied only by one that begins at EARLIEST. */
  private Gate safeToDelete() {
    return work.definition().start() == StartingPosition.EARLIEST
        ? Gate.of(
            "recopies",
            "a new replicator that copies everything again",
            () -> GateLook.passes("begins at EARLIEST: records are copied again"))
        : work.offsets().still("fenced", work.from(), work::topics);
  }
}
