package io.msksdk.replication.failover;

import static io.msksdk.replication.failover.FailoverTest.all;
import static io.msksdk.replication.failover.FailoverTest.assertComplete;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.runbook.StepRecord;
import io.msksdk.replication.replicator.TopicNames;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups that no replicator gives an offset on the target. */
class TimedOffsetsTest {
  private static final Duration MARGIN = Duration.ofSeconds(30);

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

  @Test
  void otherProcedures_haveNoUseForIt() {
    World world = new World(TopicNames.IDENTICAL).serving();

    assertThatThrownBy(() -> Failover.unplanned(world.pair()).offsetsByTime(MARGIN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a planned failover or a failback");
  }
}
