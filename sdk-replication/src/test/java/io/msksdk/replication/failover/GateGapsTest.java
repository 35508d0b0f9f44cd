package io.msksdk.replication.failover;

import static io.msksdk.replication.failover.FailoverTest.all;
import static io.msksdk.replication.failover.FailoverTest.plan;
import static io.msksdk.replication.replicator.TopicNames.IDENTICAL;
import static io.msksdk.replication.replicator.TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunStore;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What a gate could pass over although something is missing. */
class GateGapsTest {
  private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

  private final RunStore store = RunStore.memory();

  @Test
  void lastRecordsThatAreAlike_areCounted() {
    World world = new World(IDENTICAL);
    FailoverPair pair = world.pair();
    world.secondary.createTopic("orders", 2, Map.of());
    for (int i = 0; i < 3; i++) {
      long unused = world.primary.append(ORDERS, 5, 7);
    }
    for (int i = 0; i < 2; i++) {
      long unused = world.secondary.append(ORDERS, 5, 7);
    }
    Views views = new Views(pair.primary(), pair.secondary());
    Leg leg = new Leg(pair.primary(), pair.secondary(), IDENTICAL, null);
    OffsetGates gates = new OffsetGates(views, GateSettings.defaults());

    assertThat(gates.carried(leg, List.of("orders")).look().passed()).isFalse();
    long unused = world.secondary.append(ORDERS, 5, 7);
    assertThat(gates.carried(leg, List.of("orders")).look().passed()).isTrue();
  }

  @Test
  void topicCalledAfterTheOtherCluster_movesToo_andCopiesDoNot() {
    World world = new World(PREFIXED_WITH_SOURCE_CLUSTER_ALIAS).serving();
    world.primary.createTopic("standby.audit", 1, Map.of());
    world.primary.createTopic("standby-0a1b2c3d.orders", 2, Map.of());
    FailoverPair pair = world.pair(builder -> builder.topics(".*"));

    FailoverPlan plan = Failover.planned(pair).application(world).time(world.time).plan();

    assertThat(plan.topics()).containsExactly("orders", "payments", "standby.audit");
  }

  @Test
  void replacementUnderTheSameName_replaces() {
    World world = new World(IDENTICAL).serving();
    world.calls.clear();

    plan(world, p -> Failover.replacement(p).replicatorNamed("forward")).run(all(store));

    assertThat(world.calls).containsSubsequence("delete forward", "create forward EARLIEST");
  }

  @Test
  void replicatorThatFailed_endsTheWaitAtOnce() {
    World world = new World(IDENTICAL).serving();
    world.created = "FAILED";
    FailoverPlan plan = plan(world, Failover::planned);

    assertThatThrownBy(() -> plan.run(all(store)))
        .isInstanceOf(PreconditionException.class)
        .matches(e -> !((PreconditionException) e).retryable())
        .hasMessageContaining("standby-to-orders is FAILED")
        .hasMessageContaining("delete it");
  }

  @Test
  void recorderWhoseStoreFails_saysSo_andGoesOn() {
    World world = new World(IDENTICAL).serving();
    boolean[] full = {true};
    SnapshotStore kept = SnapshotStore.memory(3);
    SnapshotStore disk =
        new SnapshotStore() {
          @Override
          public void add(ReplicationSnapshot snapshot) {
            if (full[0]) {
              throw new UncheckedIOException(new NoSuchFileException("no space left"));
            }
            kept.add(snapshot);
          }

          @Override
          public List<ReplicationSnapshot> newest() {
            return kept.newest();
          }
        };
    try (SnapshotRecorder recorder =
        SnapshotRecorder.every(Duration.ofSeconds(30), world.pair(), disk, world.time)) {
      world.time.advance(Duration.ofSeconds(30));
      assertThat(recorder.problem())
          .hasValueSatisfying(e -> assertThat(e).hasMessageContaining("no space left"));
      full[0] = false;
      world.time.advance(Duration.ofSeconds(30));
      assertThat(recorder.problem()).isEmpty();
    }
    assertThat(kept.newest()).isNotEmpty();
  }

  @Test
  void resume_withAPairOfOtherClusters_isRefused() {
    World begun = new World(IDENTICAL).serving();
    begun.obeys = false;
    FailoverPlan plan = plan(begun, Failover::planned);
    assertThatThrownBy(() -> plan.run(all(store))).isInstanceOf(PreconditionException.class);
    MskClusterArn third =
        MskClusterArn.parse(
            "arn:aws:kafka:us-east-1:111122223333:cluster/third/33333333-3333-3333-3333-333333333333-3");
    FailoverSite other = FailoverSite.seen(third, () -> begun.primary, begun).build();
    // the target is the same, the source is not
    FailoverPair wrong = FailoverPair.builder(begun.secondarySite.build(), other).build();

    assertThatThrownBy(() -> Failover.resume(wrong, begun, store))
        .hasMessageContaining("the pair it was begun with");
  }

  @Test
  void settingsThatProveNothing_areRefused() {
    GateSettings settings = GateSettings.defaults();

    assertThatThrownBy(() -> settings.stillFor(Duration.ZERO, Duration.ofSeconds(1)))
        .hasMessageContaining("duration: PT0S (expected: more than zero)");
    assertThatThrownBy(() -> settings.stillFor(Duration.ofSeconds(1), Duration.ZERO))
        .hasMessageContaining("every: PT0S");
    assertThatThrownBy(() -> settings.nearLag(-1)).hasMessageContaining("messages: -1");
    assertThatThrownBy(() -> settings.mostReread(-1)).hasMessageContaining("records: -1");
    assertThatThrownBy(() -> settings.patience(Duration.ofSeconds(-1), Duration.ofSeconds(1)))
        .hasMessageContaining("clients: PT-1S");
  }

  @Test
  void clientThatCannotBeMade_isToldAsARefusal() {
    World world = new World(IDENTICAL);
    FailoverSite site =
        FailoverSite.builder(world.primaryArn, Map.of("bootstrap.servers", "nowhere"), world)
            .build();

    assertThatThrownBy(site::open)
        .isInstanceOf(PreconditionException.class)
        .hasMessageContaining("client");
  }
}
