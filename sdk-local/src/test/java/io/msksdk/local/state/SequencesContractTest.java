package io.msksdk.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Random actions, failures and time in any order keep what must hold of every resource. */
class SequencesContractTest {
  private static final int STEPS = 120;
  private static final int MOST = 4;

  // a test can force any state; these are the ones that the service enters by itself, and from
  // where
  private static final Set<String> STEERED = Set.of("heal", "maintain", "free", "break");
  private static final Set<String> HEALTHY =
      Set.of("ACTIVE", "UPDATING", "REBOOTING_BROKER", "HEALING", "MAINTENANCE");

  private static final Map<String, List<String>> FAILING =
      Map.of(
          "cluster", List.of("CreateClusterV2", "UpdateMonitoring", "RebootBroker"),
          "configuration", List.of("DeleteConfiguration"),
          "replicator", List.of("CreateReplicator", "UpdateReplicationInfo"),
          "vpc-connection", List.of("CreateVpcConnection"),
          "topic", List.of("CreateTopic"),
          "channel", List.of("CreateChannel", "UpdateChannel"),
          "custom-plugin", List.of("CreateCustomPlugin"),
          "worker-configuration", List.of("CreateWorkerConfiguration"));

  @ParameterizedTest
  @CsvSource({
    "cluster, 1",
    "cluster, 2",
    "cluster, 3",
    "configuration, 4",
    "replicator, 5",
    "replicator, 6",
    "vpc-connection, 7",
    "topic, 8",
    "channel, 9",
    "channel, 10",
    "custom-plugin, 11",
    "worker-configuration, 12"
  })
  void sequence_ofAnything_keepsWhatMustHold(String name, long seed) {
    try (Msk msk = Msk.start()) {
      Kind kind = Kinds.named(name, msk);
      Random random = new Random(seed);
      List<String> arns = new ArrayList<>();
      int refused = 0;

      for (int step = 0; step < STEPS; step++) {
        try {
          step(msk, kind, random, arns);
        } catch (AwsServiceException e) {
          assertThat(e.statusCode()).isBetween(400, 409);
          refused++;
        }
        // each look at a resource also notes its version
        arns.removeIf(arn -> kind.state(arn).equals("GONE"));
      }
      msk.clearFaults();
      arns.forEach(arn -> msk.settle(kind, arn));
      msk.advance("PT12H");

      assertThat(refused).as("refused calls").isPositive().isLessThan(STEPS);
      msk.holds(true);
    }
  }

  private static void step(Msk msk, Kind kind, Random random, List<String> arns) {
    int choice = random.nextInt(10);
    if (choice < 2 || arns.isEmpty()) {
      if (arns.size() < MOST) {
        arns.add(kind.create().apply("r-" + random.nextInt(20)));
      }
    } else if (choice < 4) {
      msk.advance("PT" + (1 + random.nextInt(40)) + "M");
    } else if (choice == 4) {
      List<String> failing = FAILING.get(kind.name());
      msk.fail(failing.get(random.nextInt(failing.size())), "InternalError");
    } else {
      List<String> actions = kind.actions().keySet().stream().sorted().toList();
      String action = actions.get(random.nextInt(actions.size()));
      String arn = arns.get(random.nextInt(arns.size()));
      if (!STEERED.contains(action) || HEALTHY.contains(kind.state(arn))) {
        kind.act(action, arn);
      }
    }
  }
}
