package io.msksdk.examples.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.Msk;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.replication.migration.MigratingApplication;
import io.msksdk.replication.migration.Mirror;
import io.msksdk.replication.migration.MirrorWatch;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalRecord;
import io.msksdk.testkit.LocalReplicator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/** The guide's example of a migration, with a replicator as its mirror. */
class MoveBrokerIT {
  @TempDir Path directory;

  /** A replicator that keeps the names of topics. */
  private static final class ReplicatorMirror implements Mirror, AutoCloseable {
    private final LocalMsk local;
    private final LocalCluster from;
    private final LocalCluster to;
    private Optional<LocalReplicator> replicator = Optional.empty();

    ReplicatorMirror(LocalMsk local, LocalCluster from, LocalCluster to) {
      this.local = local;
      this.from = from;
      this.to = to;
    }

    @Override
    public void start() {
      if (replicator.isEmpty()) {
        replicator =
            Optional.of(
                local
                    .replicator("move", from, to)
                    .topics("orders.*")
                    .fromEarliest()
                    .identicalNames()
                    .enhancedOffsetSync()
                    .create());
      }
    }

    @Override
    public boolean running() {
      return replicator.map(r -> r.state().equals("RUNNING")).orElse(false);
    }

    @Override
    public void stop() {
      replicator.ifPresent(LocalReplicator::close);
      replicator = Optional.empty();
    }

    @Override
    public void close() {
      stop();
    }
  }

  /** An application that says what was done to it. */
  private static final class Calls implements MigratingApplication {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void stopProducers() {
      calls.add("stop producers");
    }

    @Override
    public void stopConsumers() {
      calls.add("stop consumers");
    }

    @Override
    public void startOnTarget() {
      calls.add("start on target");
    }

    @Override
    public void stopOnTarget() {
      calls.add("stop on target");
    }

    @Override
    public void startOnSource() {
      calls.add("start on source");
    }
  }

  @Test
  void move_bringsRecordsAndGroupsToTheTarget_andStartsTheApplicationThere() throws Exception {
    Calls application = new Calls();
    try (LocalMsk local = LocalMsk.start();
        LocalCluster from = local.cluster("from").create();
        LocalCluster to = local.cluster("to").brokers(3).create();
        Msk msk = ReplicateContractTest.msk(local, Region.of(local.region()));
        Admin source = Admin.create(from.clientProperties());
        Admin target = Admin.create(to.clientProperties());
        ReplicatorMirror mirror = new ReplicatorMirror(local, from, to)) {
      from.createTopic("orders", 1).writeValues("a", "b", "c");
      TopicPartition first = new TopicPartition("orders", 0);
      source
          .alterConsumerGroupOffsets("billing", Map.of(first, new OffsetAndMetadata(0)))
          .all()
          .get();

      RunRecord record =
          new Replicate(msk, msk, WaitPolicy.atMost(Duration.ofMinutes(1)))
              .move(
                  MirrorWatch.between(from.clientProperties(), to.clientProperties()),
                  source,
                  target,
                  mirror,
                  application,
                  directory.resolve("move.json"));

      assertThat(record.finished()).isTrue();
      assertThat(application.calls)
          .containsExactly("stop producers", "stop consumers", "start on target");
      assertThat(to.topic("orders").readAll())
          .extracting(LocalRecord::value)
          .containsExactlyInAnyOrder("a", "b", "c");
      assertThat(target.listConsumerGroupOffsets("billing").partitionsToOffsetAndMetadata().get())
          .containsKey(first);
    }
  }
}
