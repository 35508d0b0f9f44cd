package io.msksdk.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** What is left in an engine when clusters of three brokers have come and gone: nothing. */
class ClusterLeaksBrokerIT {

  @Test
  void cluster_startedAndStopped3Times_leavesNothing() throws Exception {
    startAndStop(3);
  }

  @Test
  @Tag("full")
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void cluster_startedAndStopped50Times_leavesNothing() throws Exception {
    startAndStop(50);
  }

  private static void startAndStop(int times) throws Exception {
    try (TestEngine engine = TestEngine.start();
        KafkaClient kafka = engine.kafka()) {
      // what a first cluster needs, later ones use too
      runOnce(kafka);
      Set<String> beans = beans();
      Left before = Left.await(left -> left.nodes() == 0);

      for (int i = 0; i < times; i++) {
        runOnce(kafka);
      }

      Left after = Left.await(left -> left.nodes() == 0 && left.ports().equals(before.ports()));
      assertThat(after.ports()).isEqualTo(before.ports());
      assertThat(after.threads().stream().filter(name -> !before.threads().contains(name)))
          // the engine's own pool keeps what it has for another minute
          .allMatch(name -> name.startsWith("msk-"));
      assertThat(beans()).isEqualTo(beans);
      assertThat(directories(engine.caFile().getParent())).isEmpty();
    }
  }

  private static void runOnce(KafkaClient kafka) {
    String arn = kafka.createClusterV2(TestClusters.iam("short", 3)).clusterArn();
    TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    var unused = kafka.deleteCluster(r -> r.clusterArn(arn));
    TestClusters.awaitGone(kafka, arn);
  }

  private static Set<String> beans() {
    return ManagementFactory.getPlatformMBeanServer().queryNames(null, null).stream()
        .map(Object::toString)
        .filter(name -> name.startsWith("kafka"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Path> directories(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(path -> path.getFileName().toString().startsWith("cluster-"))
          .collect(Collectors.toSet());
    }
  }
}
