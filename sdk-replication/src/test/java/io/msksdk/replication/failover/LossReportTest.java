package io.msksdk.replication.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.replication.replicator.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossReportTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(
      value = TopicNames.class,
      names = {"PREFIXED_WITH_SOURCE_CLUSTER_ALIAS", "IDENTICAL"})
  void loss_isWhatTheLastSnapshotSawAndTheSecondaryHasNot(TopicNames naming) {
    World world = new World(naming).serving();
    SnapshotStore store = SnapshotStore.file(directory.resolve("snapshots"), 5);
    try (SnapshotRecorder recorder =
        SnapshotRecorder.every(Duration.ofSeconds(30), world.pair(), store, world.time)) {
      world.time.advance(Duration.ofSeconds(60));
      world.replicates = false;
      world.time.advance(Duration.ofSeconds(30));
      assertThat(recorder.problem()).isEmpty();
    }
    world.primary.down = true;

    LossReport report = LossReport.of(world.pair(), store, world.time.now().plusSeconds(15));

    long missing =
        world.produced.size()
            - world.secondary.logs.values().stream()
                .flatMap(log -> log.stream())
                .distinct()
                .count();
    assertThat(report.known()).isPositive().isLessThanOrEqualTo(missing);
    assertThat(report.likely()).isGreaterThan(report.known());
    assertThat(report.recoveryPoint()).isPositive();
    assertThat(report.toString()).contains("orders-0", "records for certain");
  }

  @Test
  void recorderThatCannotReachTheCluster_saysSo_andGoesOn() {
    World world = new World(TopicNames.IDENTICAL).serving();
    SnapshotStore store = SnapshotStore.memory(3);
    try (SnapshotRecorder recorder =
        SnapshotRecorder.every(Duration.ofSeconds(30), world.pair(), store, world.time)) {
      world.primary.down = true;
      world.time.advance(Duration.ofSeconds(30));
      assertThat(recorder.problem()).isPresent();
      world.primary.down = false;
      world.time.advance(Duration.ofSeconds(30));
      assertThat(recorder.problem()).isEmpty();
    }
    assertThat(store.newest()).isNotEmpty();
  }

  @Test
  void withoutASnapshot_theRemedyIsNamed() {
    World world = new World(TopicNames.IDENTICAL).serving();

    assertThatThrownBy(() -> LossReport.of(world.pair(), SnapshotStore.memory(2), world.time.now()))
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("SnapshotRecorder");
  }

  @Test
  void snapshot_survivesItsFile() {
    World world = new World(TopicNames.IDENTICAL).serving();
    SnapshotStore store = SnapshotStore.file(directory.resolve("s"), 2);
    try (SnapshotRecorder recorder = SnapshotRecorder.onDemand(world.pair(), store)) {
      ReplicationSnapshot taken = recorder.take();

      assertThat(store.newest()).containsExactly(taken);
    }
  }
}
