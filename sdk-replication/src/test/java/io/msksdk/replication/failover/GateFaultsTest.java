package io.msksdk.replication.failover;

import static io.msksdk.replication.failover.FailoverTest.all;
import static io.msksdk.replication.replicator.TopicNames.IDENTICAL;
import static io.msksdk.replication.replicator.TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunProgress;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.runbook.StepRecord;
import io.msksdk.core.runbook.StepState;
import io.msksdk.replication.replicator.StartingPosition;
import io.msksdk.replication.replicator.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One fault for each gate: the gate holds, the refusal names it, and the run goes on without it.
 */
class GateFaultsTest {
  private static final TopicPartition COPY = new TopicPartition("orders.orders", 1);

  /**
   * A fault.
   *
   * @param gate the gate that must hold
   * @param step the step at whose begin the fault is there, empty for before the run
   * @param fault what goes wrong
   * @param repair what makes it right again
   */
  private record Fault(
      String gate,
      TopicNames naming,
      Function<FailoverPair, Failover> procedure,
      String step,
      Consumer<World> fault,
      Consumer<World> repair) {

    @Override
    public String toString() {
      return gate;
    }
  }

  private static Fault planned(
      String gate, String step, Consumer<World> fault, Consumer<World> repair) {
    return new Fault(
        gate, PREFIXED_WITH_SOURCE_CLUSTER_ALIAS, Failover::planned, step, fault, repair);
  }

  private static void state(World world, String name, String state) {
    ReplicatorView r = world.replicators.get(name);
    world.replicators.put(
        name,
        new ReplicatorView(
            r.arn(), name, state, r.source(), r.target(), r.alias(), r.naming(), r.start()));
  }

  static Stream<Fault> faults() {
    return Stream.of(
        planned(
            "precheck/running",
            "",
            w -> state(w, "forward", "UPDATING"),
            w -> state(w, "forward", "RUNNING")),
        planned(
            "precheck/copied",
            "",
            w -> w.secondary.partitions.put("orders.orders", 1),
            w -> w.secondary.partitions.put("orders.orders", 2)),
        planned(
            "precheck/covered",
            "",
            w -> w.primary.acls.add(write("orders")),
            w -> w.secondary.acls.add(write("orders"))),
        planned(
            "precheck/groups-ready",
            "",
            w -> {
              w.translates = false;
              w.secondary.commits.remove(World.GROUP);
            },
            w -> w.translates = true),
        planned(
            "precheck/planned",
            "",
            w -> w.primary.partitions.put("refunds", 1),
            w -> w.primary.partitions.remove("refunds")),
        planned(
            "stop-producers/planned",
            "stop-producers",
            w -> w.primary.partitions.put("refunds", 1),
            w -> w.primary.partitions.remove("refunds")),
        planned(
            "drain-replicator/carried",
            "drain-source",
            w -> w.primary.open.put(new TopicPartition("orders", 1), 1L),
            w -> w.primary.open.clear()),
        planned(
            "drain-source/consumed",
            "stop-producers",
            w -> {
              w.stuck = w.primaryArn;
              w.primary.commits.get(World.GROUP).remove(new TopicPartition("orders", 1));
            },
            w -> w.stuck = null),
        planned(
            "start-producers/carried",
            "create-reverse",
            w -> {
              w.replicates = false;
              long unused = w.primary.append(new TopicPartition("orders", 0), 1, 4711);
            },
            w -> w.replicates = true),
        new Fault(
            "own-topics/copied",
            PREFIXED_WITH_SOURCE_CLUSTER_ALIAS,
            Failover::activePassive,
            "",
            w -> {
              w.replicates = false;
              w.secondary.partitions.clear();
            },
            w -> w.replicates = true),
        planned("stop-producers/fenced", "", w -> w.obeys = false, GateFaultsTest::obey),
        planned(
            "drain-source/consumed",
            "stop-producers",
            w -> {
              w.stuck = w.primaryArn;
              w.primary.commits.get(World.GROUP).put(new TopicPartition("orders", 0), 1L);
            },
            w -> w.stuck = null),
        planned(
            "drain-replicator/carried",
            "own-topics",
            w -> w.replicates = false,
            w -> w.replicates = true),
        planned(
            "drain-replicator/delivered",
            "drain-replicator",
            w -> w.foreign = COPY,
            w -> w.foreign = null),
        planned(
            "groups-ready/groups-ready",
            "groups-ready",
            w -> w.secondary.commits.get(World.GROUP).put(COPY, 100_000L),
            w -> w.secondary.commits.get(World.GROUP).put(COPY, w.secondary.end(COPY))),
        planned(
            "stop-consumers/idle",
            "",
            w -> w.clings = true,
            w -> {
              w.clings = false;
              w.primary.members.clear();
            }),
        planned(
            "create-reverse/running",
            "",
            w -> w.created = "CREATING",
            w -> state(w, "standby-to-orders", "RUNNING")),
        planned("start-producers/flowing", "", w -> w.mute = true, w -> w.mute = false),
        planned(
            "start-consumers/joined",
            "",
            w -> w.refuses = true,
            w -> w.secondary.members.put(World.GROUP, 1)),
        planned("verify/progress", "verify", w -> w.stuck = w.secondaryArn, w -> w.stuck = null),
        new Fault(
            "stop-after-copies/delivered",
            PREFIXED_WITH_SOURCE_CLUSTER_ALIAS,
            pair -> Failover.planned(pair).ordered(),
            "consume-copies",
            w -> w.foreign = COPY,
            w -> w.foreign = null),
        new Fault(
            "stop-after-copies/drained",
            PREFIXED_WITH_SOURCE_CLUSTER_ALIAS,
            pair -> Failover.planned(pair).ordered(),
            "consume-copies",
            w -> {
              w.stuck = w.secondaryArn;
              w.secondary.commits.get(World.GROUP).put(COPY, 1L);
            },
            w -> w.stuck = null),
        new Fault(
            "event-over/recovered",
            IDENTICAL,
            Failover::unplanned,
            "",
            w -> w.recovered = false,
            w -> w.recovered = true),
        new Fault(
            "event-over/old-producers-silent",
            PREFIXED_WITH_SOURCE_CLUSTER_ALIAS,
            Failover::unplanned,
            "",
            w -> {
              w.obeys = false;
              w.primary.down = true;
              w.revives = true;
            },
            GateFaultsTest::obey),
        new Fault(
            "delete-replicator/fenced",
            IDENTICAL,
            pair -> Failover.replacement(pair).startingAt(StartingPosition.LATEST),
            "",
            w -> {},
            GateFaultsTest::obey));
  }

  private static void obey(World world) {
    world.obeys = true;
    world.stopProducers(world.pair().primary());
  }

  private static AclBinding write(String topic) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry("User:app", "*", AclOperation.WRITE, AclPermissionType.ALLOW));
  }

  private static FailoverPlan plan(World world, Fault fault) {
    GateSettings gates =
        GateSettings.defaults()
            .metricPoints(0)
            .patience(Duration.ofMinutes(2), Duration.ofMinutes(2))
            .eventWithin(Duration.ofMinutes(2));
    return fault
        .procedure()
        .apply(world.pair())
        .application(world)
        .gates(gates)
        .time(world.time)
        .plan();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void fault_isHeldByItsGate_andTheRunGoesOnWithoutIt(Fault fault) {
    World world = new World(fault.naming()).serving();
    RunStore store = RunStore.memory();
    FailoverPlan plan = plan(world, fault);
    Consumer<RunProgress> breaking =
        progress -> {
          if (progress.step().id().equals(fault.step())
              && progress.step().state() == StepState.RUNNING
              && progress.look().isEmpty()) {
            fault.fault().accept(world);
          }
        };
    if (fault.step().isEmpty()) {
      fault.fault().accept(world);
    }

    assertThatThrownBy(() -> plan.run(all(store).reporting(breaking)))
        .isInstanceOf(PreconditionException.class)
        .hasMessageStartingWith(fault.gate() + ": ");
    List<StepRecord> held =
        store.load().orElseThrow().steps().stream().filter(s -> s.note() != null).toList();
    assertThat(held).singleElement().extracting(StepRecord::note).asString().startsWith("held by ");

    fault.repair().accept(world);
    FailoverOutcome outcome = plan.run(all(store));

    assertThat(outcome.record().finished()).isTrue();
  }

  @Test
  void gate_canBeOverridden_andTheRecordSaysWhy() {
    World world = new World(IDENTICAL).serving();
    world.clings = true;
    Fault fault = planned("stop-consumers/idle", "", w -> {}, w -> {});

    FailoverOutcome outcome =
        plan(world, fault).run(all(RunStore.memory()).overriding(fault.gate(), "known member"));

    assertThat(outcome.toString()).contains("OVERRIDDEN: known member");
  }
}
