package io.msksdk.replication.failover;

import static io.msksdk.replication.failover.FailoverTest.all;
import static io.msksdk.replication.failover.FailoverTest.assertComplete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.runbook.StepRecord;
import io.msksdk.replication.replicator.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups that no replicator gives an offset on the target. */
class TimedOffsetsTest {
  private static final Duration MARGIN = Duration.ofSeconds(30);

  @TempDir Path directory;

  private static World untranslated(TopicNames naming) {
    World world = new World(naming);
    world.translates = false;
    return world.serving();
  }

  private static FailoverOutcome fail(World world, RunStore store) {
    return FailoverTest.plan(world, pair -> Failover.planned(pair).offsetsByTime(MARGIN))
        .run(all(store));
  }

  @ParameterizedTest
  @EnumSource(
      value = TopicNames.class,
      names = {"PREFIXED_WITH_SOURCE_CLUSTER_ALIAS", "IDENTICAL"})
  void groupWithoutTranslation_goesOnByTime_missesNothing_andReadsTheMarginAgain(
      TopicNames naming) {
    World world = untranslated(naming);

    FailoverOutcome outcome = fail(world, RunStore.memory());

    assertComplete(world);
    assertThat(world.consumed.size()).isGreaterThan(new HashSet<>(world.consumed).size());
    assertThat(outcome.record().steps())
        .filteredOn(step -> step.id().equals("fill-offsets"))
        .extracting(StepRecord::token)
        .first()
        .asString()
        .startsWith("by time: billing on ");
    assertThat(outcome.record().finished()).isTrue();
  }

  @Test
  void groupWithTranslation_keepsIt() {
    World world = new World(TopicNames.IDENTICAL).serving();

    FailoverOutcome outcome = fail(world, RunStore.memory());

    assertComplete(world);
    assertThat(world.consumed).doesNotHaveDuplicates();
    assertThat(outcome.toString()).doesNotContain("by time: billing");
  }

  @Test
  void groupThatConsumesOnTheTarget_isLeftAlone_andHoldsTheFailover() {
    World world = untranslated(TopicNames.IDENTICAL);
    world.secondary.members.put(World.GROUP, 1);

    assertThatThrownBy(() -> fail(world, RunStore.memory()))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("precheck/groups-follow")
        .hasMessageContaining("ACTIVE_ON_TARGET");
    assertThat(world.secondary.commits).doesNotContainKey(World.GROUP);
  }

  /** A minute for each of the records of a partition. */
  private static void minutes(World world, int count) {
    for (int i = 0; i < count; i++) {
      world.time.advance(Duration.ofMinutes(1));
      world.tick();
    }
  }

  private static SnapshotStore snapshot(World world, Path file) {
    SnapshotStore snapshots = SnapshotStore.file(file, 2);
    try (SnapshotRecorder recorder = SnapshotRecorder.onDemand(world.pair(), snapshots)) {
      var unused = recorder.take();
    }
    return snapshots;
  }

  @ParameterizedTest
  @EnumSource(
      value = TopicNames.class,
      names = {"PREFIXED_WITH_SOURCE_CLUSTER_ALIAS", "IDENTICAL"})
  void unplanned_groupWithoutTranslation_goesOnFromTheLastSnapshot(TopicNames naming) {
    World world = untranslated(naming);
    minutes(world, 10);
    SnapshotStore snapshots = snapshot(world, directory.resolve("snapshots"));
    minutes(world, 3);
    int before = world.consumed.size();
    world.primary.down = true;
    world.revives = true;
    RunStore store = RunStore.memory();

    FailoverOutcome outcome =
        FailoverTest.plan(world, pair -> Failover.unplanned(pair).offsetsByTime(MARGIN, snapshots))
            .run(all(store));

    assertComplete(world);
    int again = world.consumed.size() - new HashSet<>(world.consumed).size();
    assertThat(again).isPositive().isLessThan(before);
    // under identical names new records follow in the same partitions, and count too
    assertThat(announced(outcome)).isBetween(again, before);
    assertThatThrownBy(
            () -> Failover.resume(world.pair(), world, store).plan(GateSettings.defaults()))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("Failover.resume(pair, application, record).snapshots(store)");
  }

  private static int announced(FailoverOutcome outcome) {
    return outcome.record().steps().stream()
        .filter(step -> step.id().equals("fill-offsets"))
        .map(StepRecord::token)
        .mapToInt(text -> Integer.parseInt(text.replaceAll(".*at most (\\d+) records.*", "$1")))
        .sum();
  }

  @Test
  void unplanned_groupWithTranslation_keepsIt() {
    World world = new World(TopicNames.IDENTICAL).serving();
    SnapshotStore snapshots = snapshot(world, directory.resolve("snapshots"));
    world.primary.down = true;
    world.revives = true;

    FailoverOutcome outcome =
        FailoverTest.plan(world, pair -> Failover.unplanned(pair).offsetsByTime(MARGIN, snapshots))
            .run(all(RunStore.memory()));

    assertComplete(world);
    assertThat(outcome.toString()).doesNotContain("by time: billing");
  }

  @Test
  void unplanned_withoutASnapshot_isRefused_andTheRemedyIsNamed() {
    World world = untranslated(TopicNames.IDENTICAL);
    SnapshotStore none = SnapshotStore.memory(2);

    assertThatThrownBy(
            () ->
                FailoverTest.plan(
                    world, pair -> Failover.unplanned(pair).offsetsByTime(MARGIN, none)))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("SnapshotRecorder");
  }

  @Test
  void otherProcedures_haveNoUseForIt() {
    World world = new World(TopicNames.IDENTICAL).serving();

    assertThatThrownBy(() -> Failover.unplanned(world.pair()).offsetsByTime(MARGIN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("an unplanned one needs snapshots");
    assertThatThrownBy(
            () -> Failover.planned(world.pair()).offsetsByTime(MARGIN, SnapshotStore.memory(2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("an unplanned failover, with snapshots");
  }
}
