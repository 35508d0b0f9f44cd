package io.msksdk.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** What is left when engines have come and gone: nothing. */
class EngineLeaksBrokerIT {
  private static final int ENGINES = 3;

  private final List<Path> homes = new ArrayList<>();

  @Test
  void engine_startedAndStopped3Times_leavesNothing() {
    // what the JDK and the clients keep for good exists after the first round
    runOnce();
    Left before = Left.await(left -> left.ports().isEmpty() && left.noneOfAnEngine());

    for (int i = 0; i < ENGINES; i++) {
      runOnce();
    }

    assertThat(Left.await(before::equals)).isEqualTo(before);
    assertThat(homes).hasSize(ENGINES + 1).allSatisfy(home -> assertThat(home).doesNotExist());
    assertThat(Security.getProviders())
        .extracting(Provider::getName)
        .noneMatch(name -> name.startsWith("MskLocal"));
  }

  private void runOnce() {
    try (TestEngine engine = TestEngine.start();
        KafkaClient kafka = engine.kafka()) {
      homes.add(engine.caFile().getParent());
      String arn = kafka.createClusterV2(TestClusters.iam("short", 1)).clusterArn();
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    }
  }
}
