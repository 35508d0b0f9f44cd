package io.msksdk.replication.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.MskException;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.replication.DyingStore;
import io.msksdk.replication.SavedText;
import io.msksdk.replication.replicator.StartingPosition;
import io.msksdk.replication.replicator.TopicNames;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The procedures on clusters of lists, record by record. */
class FailoverTest {
  private static final GateSettings GATES =
      GateSettings.defaults().metricPoints(0).eventWithin(Duration.ofHours(1));

  private final RunStore store = RunStore.memory();

  static RunOptions all(RunStore store) {
    return RunOptions.recordIn(store).allowing(Effect.values());
  }

  static FailoverPlan plan(World world, Function<FailoverPair, Failover> procedure) {
    return procedure.apply(world.pair()).application(world).gates(GATES).time(world.time).plan();
  }

  /** Nothing is lost, and no more is read twice than was announced. */
  static void assertComplete(World world) {
    world.tick();
    assertThat(world.consumed).containsAll(world.produced.subList(0, world.produced.size() - 4));
  }

  static void assertOrdered(World world) {
    for (TopicPartition key : new HashSet<>(world.keys.values())) {
      List<Integer> first =
          world.consumed.stream().distinct().filter(r -> key.equals(world.keys.get(r))).toList();
      assertThat(first).isSorted();
    }
  }

  @CanIgnoreReturnValue
  private FailoverOutcome fail(World world) {
    return plan(world, Failover::planned).run(all(store));
  }

  @ParameterizedTest
  @EnumSource(
      value = TopicNames.class,
      names = {"PREFIXED_WITH_SOURCE_CLUSTER_ALIAS", "IDENTICAL"})
  void planned_losesNothing_andRepeatsNoMoreThanItSays(TopicNames naming) {
    World world = new World(naming).serving();

    FailoverOutcome outcome = fail(world);

    assertComplete(world);
    assertThat(world.consumed).doesNotHaveDuplicates();
    assertThat(outcome.record().finished()).isTrue();
    assertThat(outcome.pause()).isPresent();
    assertThat(outcome.toString()).contains("0 records read again", "carried to their last record");
    assertThat(world.calls)
        .containsSubsequence(
            "stopProducers orders",
            "stopConsumers orders",
            "create standby-to-orders EARLIEST",
            "moveEndpoint standby",
            "startProducers standby",
            "startConsumers standby BOTH");
  }

  @Test
  void planned_ordered_keepsTheOrderOfEachKey() {
    World world = new World(TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS).serving();

    plan(world, pair -> Failover.planned(pair).ordered()).run(all(store));

    assertComplete(world);
    assertOrdered(world);
    assertThat(world.calls)
        .containsSubsequence(
            "startConsumers standby COPIES", "stopConsumers standby", "startConsumers standby OWN");
  }

  @Test
  void ordered_underIdenticalNames_isRefusedWithTheReason() {
    World world = new World(TopicNames.IDENTICAL).serving();

    assertThatThrownBy(() -> plan(world, pair -> Failover.planned(pair).ordered()))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("copies first");
  }

  @ParameterizedTest
  @EnumSource(
      value = TopicNames.class,
      names = {"PREFIXED_WITH_SOURCE_CLUSTER_ALIAS", "IDENTICAL"})
  void unplanned_thenFailback_losesOnlyWhatWasNotCopied(TopicNames naming) {
    World world = new World(naming).serving();
    world.replicates = false;
    world.tick();
    world.tick();
    world.primary.down = true;
    world.replicates = true;
    world.recovered = false;
    FailoverPlan plan = plan(world, Failover::unplanned);

    assertThatThrownBy(() -> plan.run(all(store)))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("event-over/recovered");
    world.primary.down = false;
    world.recovered = true;
    plan.run(all(store));
    plan(world, Failover::failback).run(all(RunStore.memory()));

    assertComplete(world);
    assertThat(world.calls)
        .containsSubsequence(
            "startProducers standby",
            "create standby-to-orders EARLIEST",
            "stopProducers standby",
            "startProducers orders");
    assertThat(world.replicators).containsOnlyKeys("forward");
  }

  @Test
  void failback_ofActiveActive_keepsBothReplicators() {
    World world = new World(TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS).serving();
    fail(world);

    Failover.failback(world.pair(FailoverPair.Builder::activeActive))
        .application(world)
        .gates(GATES)
        .time(world.time)
        .plan()
        .run(all(RunStore.memory()));

    assertThat(world.replicators).containsOnlyKeys("forward", "standby-to-orders");
    assertComplete(world);
  }

  @Test
  void activePassive_isSetUp_andActiveActive() {
    World passive = new World(TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS);
    passive.startProducers(passive.pair().primary());
    passive.startConsumers(
        passive.pair().primary(),
        new Subscription(Subscription.Scope.OWN, List.of("orders", "payments"), ""));
    passive.tick();

    plan(passive, Failover::activePassive).run(all(store));

    assertThat(passive.replicators).containsOnlyKeys("orders-to-standby");
    assertThat(passive.secondary.partitions).containsKeys("orders", "orders.orders");

    World active = new World(TopicNames.IDENTICAL);
    active.primary.commit("reports", Map.of());
    plan(active, Failover::activeActive).run(all(RunStore.memory()));
    assertThat(active.replicators).hasSize(2);
  }

  @Test
  void replacement_beginsAtEarliest_andLatestWantsSilence() {
    World world = new World(TopicNames.IDENTICAL).serving();

    assertThatThrownBy(
            () ->
                plan(world, p -> Failover.replacement(p).startingAt(StartingPosition.LATEST))
                    .run(all(RunStore.memory())))
        .hasMessageContaining("delete-replicator/fenced: still written to");
    plan(world, p -> Failover.replacement(p).replicatorNamed("new")).run(all(store));

    assertThat(world.replicators).containsOnlyKeys("new");
  }

  static Stream<Arguments> kills() {
    return Stream.of(TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS, TopicNames.IDENTICAL)
        .flatMap(n -> Stream.of(Arguments.of(n, true), Arguments.of(n, false)));
  }

  @ParameterizedTest
  @MethodSource("kills")
  void processKilledAtEverySave_isTakenUpByAnother(TopicNames naming, boolean saves) {
    for (int n = 1; ; n++) {
      World world = new World(naming).serving();
      SavedText left = new SavedText();
      FailoverPlan plan = plan(world, Failover::planned);
      try {
        plan.run(all(new DyingStore(left, n, saves)));
        assertThat(n).isGreaterThan(30);
        return;
      } catch (DyingStore.Killed killed) {
        takeUp(world, left, Failover::planned);
      }
      assertComplete(world);
      assertThat(world.consumed).as("killed at save %s", n).doesNotHaveDuplicates();
      assertThat(world.calls.stream().filter(call -> call.startsWith("create standby"))).hasSize(1);
    }
  }

  /** Another process has nothing of the first one but the text. */
  private static void takeUp(
      World world, RunStore store, Function<FailoverPair, Failover> procedure) {
    if (store.load().isEmpty()) {
      plan(world, procedure).run(all(store));
      return;
    }
    FailoverOutcome outcome =
        Failover.resume(world.pair(), world, store).plan(GATES, world.time).run(all(store));
    assertThat(outcome.record().finished()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("kills")
  void failbackKilledAtEverySave_isTakenUpByAnother(TopicNames naming, boolean saves) {
    for (int n = 1; ; n++) {
      World world = new World(naming).serving();
      plan(world, Failover::planned).run(all(RunStore.memory()));
      SavedText left = new SavedText();
      FailoverPlan plan = plan(world, Failover::failback);
      try {
        plan.run(all(new DyingStore(left, n, saves)));
        assertThat(n).isGreaterThan(30);
        return;
      } catch (DyingStore.Killed killed) {
        takeUp(world, left, Failover::failback);
      }
      assertComplete(world);
      assertThat(world.replicators).containsOnlyKeys("forward");
    }
  }

  @Test
  void plan_readsLikeARunbook() {
    World world = new World(TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS).serving();

    String text = plan(world, Failover::planned).toString();

    assertThat(text)
        .contains("PLANNED-FAILOVER  orders in eu-west-1 -> standby in eu-central-1")
        .contains("2 topics, 1 groups; gates on metrics are left out")
        .contains("stop the producers of orders in eu-west-1  [stop-producers]  [CUTS_CLIENTS]")
        .contains("go on when fenced: end offsets on orders in eu-west-1 stand still, for 10 s")
        .contains("back: start the producers of orders in eu-west-1")
        .contains("---- point of no return ----");
  }

  @Test
  void dryRun_looksAtTheGates_andChangesNothing() {
    World world = new World(TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS).serving();
    world.replicators.clear();
    FailoverPlan plan = plan(world, Failover::planned);
    world.calls.clear();

    List<GateCheck> checks = plan.check();

    assertThat(checks).extracting(GateCheck::gate).contains("precheck/running", "precheck/covered");
    assertThat(checks)
        .filteredOn(c -> c.gate().equals("precheck/running"))
        .noneMatch(GateCheck::passed);
    assertThat(world.calls).isEmpty();
  }

  @Test
  void effects_mustBeAllowed() {
    World world = new World(TopicNames.IDENTICAL).serving();

    assertThatThrownBy(() -> plan(world, Failover::unplanned).run(RunOptions.recordIn(store)))
        .hasMessageContaining("LOSES_RECORDS");
  }

  @Test
  void abort_saysWhereThingsStand_andEndsTheRecord() {
    World world = new World(TopicNames.IDENTICAL).serving();
    world.obeys = false;
    FailoverPlan plan = plan(world, Failover::planned);
    assertThatThrownBy(() -> plan.run(all(store)))
        .isInstanceOf(PreconditionException.class)
        .matches(e -> ((MskException) e).retryable())
        .hasMessageContaining("stop-producers/fenced: still written to: orders-0 by");

    Standing standing = plan.abort(store, "called off by ops");

    assertThat(standing.pastNoReturn()).isFalse();
    assertThat(standing.toString())
        .contains("orders in eu-west-1 serves")
        .contains(
            "May have been done in part: stop the producers of orders in eu-west-1, held by fenced")
        .contains("to get back: start the producers of orders in eu-west-1");
    assertThat(store.load().orElseThrow().ended()).isTrue();
  }

  @Test
  void resume_withoutARecord_isRefused() {
    World world = new World(TopicNames.IDENTICAL).serving();

    assertThatThrownBy(() -> Failover.resume(world.pair(), world, store))
        .hasMessageContaining("the record of a failover");
  }
}
