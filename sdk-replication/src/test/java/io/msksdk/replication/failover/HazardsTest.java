package io.msksdk.replication.failover;

import static io.msksdk.replication.failover.FailoverTest.all;
import static io.msksdk.replication.failover.FailoverTest.plan;
import static io.msksdk.replication.replicator.TopicNames.IDENTICAL;
import static io.msksdk.replication.replicator.TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.Finding;
import io.msksdk.core.runbook.RunProgress;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.runbook.StepState;
import io.msksdk.replication.replicator.StartingPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A test for each hazard of a failover that follows the guide to the letter. */
class HazardsTest {
  private final World prefixed = new World(PREFIXED_WITH_SOURCE_CLUSTER_ALIAS).serving();
  private final RunStore store = RunStore.memory();

  /** Lets something happen when a step begins. */
  private static Consumer<RunProgress> at(String step, Runnable event) {
    return progress -> {
      if (progress.step().id().equals(step)
          && progress.step().state() == StepState.RUNNING
          && progress.look().isEmpty()) {
        event.run();
      }
    };
  }

  @Test
  void h1_firstRecordsOnNewTopics_areCopiedBack() {
    plan(prefixed, Failover::planned).run(all(store));
    prefixed.tick();

    Set<Integer> back =
        prefixed.primary.all(List.of("standby.orders", "standby.payments")).stream()
            .flatMap(p -> prefixed.primary.logs.getOrDefault(p, List.of()).stream())
            .map(Tip::content)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Integer> own =
        prefixed.secondary.all(List.of("orders", "payments")).stream()
            .flatMap(p -> prefixed.secondary.logs.getOrDefault(p, List.of()).stream())
            .map(Tip::content)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(own).isNotEmpty();
    assertThat(back).containsAll(own);
  }

  @Test
  void h2_recordsThatAreCopiedAgain_areCounted() {
    prefixed.secondary.createTopic("orders", 2, Map.of());
    for (int i = 0; i < 7; i++) {
      long unused = prefixed.secondary.append(new TopicPartition("orders", 0), 0, -i);
    }

    FailoverOutcome outcome = plan(prefixed, Failover::planned).run(all(store));

    assertThat(outcome.toString()).contains("begins with 7 records that are there already");
  }

  @Test
  void h3_reverseReplicatorThatBeganAtLatest_isRefusedByAFailback() {
    plan(prefixed, Failover::planned).run(all(store));
    ReplicatorView r = prefixed.replicators.get("standby-to-orders");
    prefixed.replicators.put(
        r.name(),
        new ReplicatorView(
            r.arn(),
            r.name(),
            r.state(),
            r.source(),
            r.target(),
            r.alias(),
            r.naming(),
            StartingPosition.LATEST));

    assertThatThrownBy(() -> plan(prefixed, Failover::failback).run(all(RunStore.memory())))
        .hasMessageContaining("ensure-replicator/start")
        .hasMessageContaining("cannot be edited: replace it");
    assertThatThrownBy(
            () -> Failover.unplanned(prefixed.pair()).startingAt(StartingPosition.LATEST))
        .hasMessageContaining("EARLIEST, always");
  }

  @Test
  void h4_recordsBeforeTheFirstConsumer_areConsumed() {
    plan(prefixed, p -> Failover.planned(p).ordered()).run(all(store));
    prefixed.tick();

    int first = prefixed.secondary.logs.get(new TopicPartition("orders", 0)).get(0).content();
    assertThat(prefixed.consumed).contains(first);
  }

  @Test
  void h5_drain_waitsForTheReplicatorFirst() {
    World world = prefixed;
    FailoverPlan plan = plan(world, p -> Failover.planned(p).ordered());

    assertThatThrownBy(
            () ->
                plan.run(
                    all(store)
                        .reporting(
                            at(
                                "consume-copies",
                                () -> world.foreign = new TopicPartition("orders.orders", 0)))))
        .hasMessageStartingWith("stop-after-copies/delivered");
    assertThat(world.calls).doesNotContain("stopConsumers standby");
  }

  @Test
  void h6_replicatorWithRecordsInFlight_isNotDeleted() {
    plan(prefixed, Failover::planned).run(all(store));
    FailoverPlan back = plan(prefixed, Failover::failback);
    Runnable late =
        () -> {
          prefixed.replicates = false;
          long unused = prefixed.secondary.append(new TopicPartition("orders", 0), 1, -5);
        };

    assertThatThrownBy(() -> back.run(all(RunStore.memory()).reporting(at("stop-consumers", late))))
        .hasMessageStartingWith("delete-replicator/carried: last record not on the target yet");
    assertThat(prefixed.replicators).containsKey("standby-to-orders");
  }

  @Test
  void h7_missingWriteGrants_areFoundBefore() {
    // the rules have tests of their own in CoverageTest; here: they are in the way of a failover
    prefixed.primary.acls.add(CoverageTest.allow("User:app", "orders", "WRITE"));

    assertThatThrownBy(() -> plan(prefixed, Failover::planned).run(all(store)))
        .hasMessageContaining("precheck/covered")
        .hasMessageContaining("User:app WRITE orders");
    assertThat(prefixed.calls).doesNotContain("stopProducers orders");
  }

  @Test
  void h8_pattern_matchesTheTopicsAndNothingElse() {
    Subscription both =
        new Subscription(Subscription.Scope.BOTH, List.of("topic1", "a.b"), "orders");

    assertThat(List.of("topic1", "orders.topic1", "a.b", "orders.a.b"))
        .allMatch(name -> both.pattern().matcher(name).matches());
    assertThat(List.of("footopic1", "topic12", "ordersxtopic1", "axb", "other.topic1"))
        .noneMatch(name -> both.pattern().matcher(name).matches());
    assertThat(
            new Subscription(Subscription.Scope.COPIES, List.of("topic1"), "orders")
                .pattern()
                .matcher("topic1")
                .matches())
        .isFalse();
  }

  @Test
  void h9_topicsBeyondTheCap_areNamed() {
    for (int i = 0; i < 800; i++) {
      prefixed.primary.partitions.put("a%03d".formatted(i), 1);
    }
    prefixed.secondary.partitions.remove("orders.payments");
    prefixed.replicates = false;

    CoverageReport report = plan(prefixed, Failover::planned).coverage();

    assertThat(report.errors()).extracting(Finding::code).contains("coverage.beyond-cap");
    assertThat(report.errors()).extracting(Finding::property).contains("payments");
  }

  @Test
  void h10_groupThatRunsOnTheTarget_isNotReady() {
    prefixed.secondary.members.put(World.GROUP, 1);

    ReadinessReport report = plan(prefixed, Failover::planned).readiness();

    assertThat(report.problems())
        .isNotEmpty()
        .allMatch(row -> row.verdict() == GroupReadiness.Verdict.ACTIVE_ON_TARGET);
  }

  @Test
  void h11_reverseReplicator_canBeMadeBeforeClientsStop() {
    plan(prefixed, p -> Failover.planned(p).reverseFirst()).run(all(store));

    assertThat(prefixed.calls)
        .containsSubsequence("create standby-to-orders EARLIEST", "stopProducers orders");
  }

  @Test
  void h12_producersThatLiveOn_areWrittenDown_andKeepTheRunFromGoingOn() {
    World world = new World(IDENTICAL).serving();
    FailoverApplication broken = new Broken(world);
    world.primary.down = true;
    FailoverPlan plan =
        Failover.unplanned(world.pair())
            .application(broken)
            .gates(GateSettings.defaults().metricPoints(0))
            .time(world.time)
            .plan();

    FailoverOutcome outcome =
        plan.run(all(store).reporting(at("verify", () -> world.primary.down = false)));

    assertThat(outcome.record().steps().get(0).token()).contains("NOT STOPPED", "unreachable");
  }

  /** An application whose failed side cannot be reached; its producers died with it. */
  private record Broken(World world) implements FailoverApplication {

    @Override
    public void stopProducers(FailoverSite site) {
      world.stopProducers(site);
      world.stopConsumers(site);
      throw new IllegalStateException("unreachable");
    }

    @Override
    public void startProducers(FailoverSite site) {
      world.startProducers(site);
    }

    @Override
    public void stopConsumers(FailoverSite site) {
      world.stopConsumers(site);
    }

    @Override
    public void startConsumers(FailoverSite site, Subscription subscription) {
      world.startConsumers(site, subscription);
    }

    @Override
    public void moveEndpoint(FailoverSite site) {
      world.moveEndpoint(site);
    }

    @Override
    public boolean recovered(FailoverSite site) {
      return world.recovered(site);
    }
  }

  @Test
  void guide_namesEveryHazardWithItsGuard() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "failover.md"));
    Map<Hazard, String> guards = new HashMap<>();
    for (Hazard hazard : Hazard.values()) {
      guards.put(hazard, hazard.guard());
      assertThat(guide).contains("H" + (hazard.ordinal() + 1) + " ", hazard.guard());
    }
    assertThat(guards).hasSize(12);
  }
}
