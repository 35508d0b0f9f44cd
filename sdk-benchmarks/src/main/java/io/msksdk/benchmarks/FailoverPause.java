package io.msksdk.benchmarks;

import static io.msksdk.core.runbook.Effect.BILLED;
import static io.msksdk.core.runbook.Effect.CUTS_CLIENTS;
import static io.msksdk.core.runbook.Effect.IRREVERSIBLE;
import static io.msksdk.core.runbook.Effect.LENGTHY;

import io.msksdk.admin.Msk;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.time.Time;
import io.msksdk.replication.MskReplication;
import io.msksdk.replication.failover.Failover;
import io.msksdk.replication.failover.FailoverPair;
import io.msksdk.replication.failover.FailoverSite;
import io.msksdk.replication.failover.GateSettings;
import io.msksdk.replication.failover.ReplicatorControl;
import io.msksdk.replication.failover.ReplicatorOrder;
import io.msksdk.replication.failover.Subscription;
import io.msksdk.replication.replicator.ReplicatorSpec;
import io.msksdk.replication.replicator.StartingPosition;
import io.msksdk.replication.replicator.TopicNames;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * A planned failover of 20 topics and 10 groups with steady traffic, rehearsed on two local
 * clusters: how long nobody can produce. Half a second of it is each of the looks that offsets
 * stand still.
 */
final class FailoverPause implements Comparison.Measurement {
  private static final int ROUNDS = 3;
  private static final Duration WARM = Duration.ofSeconds(2);

  private final List<String> topics = IntStream.range(0, 20).mapToObj(i -> "orders-" + i).toList();
  private final List<String> groups = IntStream.range(0, 10).mapToObj(i -> "billing-" + i).toList();

  @Override
  public Comparison.Figures take() throws Exception {
    double[] pauses = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      try (LocalMsk local = LocalMsk.start();
          Msk msk = msk(local);
          LocalCluster primary = local.cluster("orders").create();
          LocalCluster secondary = local.cluster("standby").create()) {
        pauses[round] = pause(local, msk, primary, secondary).toNanos() / 1e6;
      }
    }
    return Comparison.Figures.ofOurs(Rounds.median(Arrays.stream(pauses).boxed().toList()));
  }

  private Duration pause(LocalMsk local, Msk msk, LocalCluster primary, LocalCluster secondary)
      throws InterruptedException {
    for (String topic : topics) {
      var unused = primary.createTopic(topic, 1);
    }
    ReplicatorControl control =
        ReplicatorControl.of(
            MskReplication.on(msk).replicators(), order -> spec(order, local.account()));
    FailoverPair pair =
        FailoverPair.builder(site(primary, control), site(secondary, control))
            .naming(TopicNames.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS)
            .topics("orders-\\d+")
            .groups("billing-.*")
            .build();
    Map<String, Map<String, Object>> clients =
        Map.of(
            primary.arn(), primary.clientProperties(),
            secondary.arn(), secondary.clientProperties());
    try (FailoverTraffic traffic = new FailoverTraffic(clients, topics, groups)) {
      return pause(pair, traffic);
    }
  }

  private Duration pause(FailoverPair pair, FailoverTraffic traffic) throws InterruptedException {
    traffic.startProducers(pair.primary());
    traffic.startConsumers(pair.primary(), new Subscription(Subscription.Scope.OWN, topics, ""));
    Failover.activePassive(pair)
        .startingAt(StartingPosition.EARLIEST)
        .application(traffic)
        .gates(GateSettings.rehearsal())
        .plan()
        .run(RunOptions.unrecorded().allowing(BILLED, LENGTHY));
    Time.system().sleep(WARM);
    if (traffic.read() == 0) {
      throw new IllegalStateException("no group reads");
    }
    return Failover.planned(pair)
        .reverseFirst()
        .application(traffic)
        .gates(GateSettings.rehearsal())
        .plan()
        .run(RunOptions.unrecorded().allowing(CUTS_CLIENTS, IRREVERSIBLE, BILLED, LENGTHY))
        .pause()
        .orElseThrow();
  }

  private static Msk msk(LocalMsk local) {
    return Msk.builder()
        .region(Region.of(local.region()))
        .endpoint(local.endpoint())
        .credentials(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey())))
        .build();
  }

  private static FailoverSite site(LocalCluster cluster, ReplicatorControl control) {
    return FailoverSite.builder(
            MskClusterArn.parse(cluster.arn()), cluster.clientProperties(), control)
        .build();
  }

  private static ReplicatorSpec.Builder spec(ReplicatorOrder order, String account) {
    return ReplicatorSpec.between(
            order.name(),
            order.source(),
            order.target(),
            "arn:aws:iam::" + account + ":role/replicator")
        .sourceSubnets("subnet-a", "subnet-b")
        .sourceSecurityGroups("sg-source")
        .targetSubnets("subnet-a", "subnet-b")
        .targetSecurityGroups("sg-target");
  }
}
