package io.msksdk.examples.failover;

import static io.msksdk.core.runbook.Effect.BILLED;
import static io.msksdk.core.runbook.Effect.CUTS_CLIENTS;
import static io.msksdk.core.runbook.Effect.IRREVERSIBLE;
import static io.msksdk.core.runbook.Effect.LENGTHY;

import io.msksdk.admin.Msk;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.time.Time;
import io.msksdk.replication.MskReplication;
import io.msksdk.replication.failover.Failover;
import io.msksdk.replication.failover.FailoverOutcome;
import io.msksdk.replication.failover.FailoverPair;
import io.msksdk.replication.failover.FailoverPlan;
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
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * A planned failover between two local clusters, with clients that work all the time. What it
 * prints is the runbook, its evidence and the pause of producers.
 */
public final class RehearseFailover {
  private static final Duration SETTLING = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final PrintStream out;
  private final List<String> topics;
  private final List<String> groups;

  private RehearseFailover(PrintStream out, int topics, int groups) {
    this.out = out;
    this.topics = IntStream.range(0, topics).mapToObj(i -> "orders-" + i).toList();
    this.groups = IntStream.range(0, groups).mapToObj(i -> "billing-" + i).toList();
  }

  /**
   * Rehearses with 20 topics and 10 groups.
   *
   * @param args none
   * @throws InterruptedException when it is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    try (LocalMsk local = LocalMsk.start()) {
      Result result = rehearse(local, System.out, 20, 10);
      System.out.println(result);
    }
  }

  /**
   * What a rehearsal came to.
   *
   * @param pause how long nobody could produce
   * @param written how many records were acknowledged
   * @param lost how many of them some group has not read
   * @param repeated how many records groups have read twice
   */
  record Result(Duration pause, int written, int lost, int repeated) {}

  static Result rehearse(LocalMsk local, PrintStream out, int topics, int groups)
      throws InterruptedException {
    try (Msk msk = msk(local);
        LocalCluster primary = local.cluster("orders").create();
        LocalCluster secondary = local.cluster("standby").create()) {
      return new RehearseFailover(out, topics, groups).run(local, msk, primary, secondary);
    }
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

  private Result run(LocalMsk local, Msk msk, LocalCluster primary, LocalCluster secondary)
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
    try (SteadyTraffic traffic =
        new SteadyTraffic(
            Map.of(
                primary.arn(), primary.clientProperties(),
                secondary.arn(), secondary.clientProperties()),
            topics,
            groups)) {
      return run(pair, traffic);
    }
  }

  private Result run(FailoverPair pair, SteadyTraffic traffic) throws InterruptedException {
    traffic.startProducers(pair.primary());
    traffic.startConsumers(pair.primary(), new Subscription(Subscription.Scope.OWN, topics, ""));
    Failover.activePassive(pair)
        .startingAt(StartingPosition.EARLIEST)
        .application(traffic)
        .gates(GateSettings.rehearsal())
        .plan()
        .run(RunOptions.unrecorded().allowing(BILLED, LENGTHY));

    FailoverPlan plan =
        Failover.planned(pair)
            .reverseFirst()
            .application(traffic)
            .gates(GateSettings.rehearsal())
            .plan();
    out.println(plan);
    FailoverOutcome outcome =
        plan.run(
            RunOptions.recordIn(RunStore.memory())
                .allowing(CUTS_CLIENTS, IRREVERSIBLE, BILLED, LENGTHY)
                .because("rehearsal"));
    out.println(outcome);

    traffic.stopProducers(pair.secondary());
    settle(traffic);
    return new Result(
        outcome.pause().orElseThrow(),
        traffic.written(),
        groups.stream().mapToInt(traffic::missing).sum(),
        groups.stream().mapToInt(traffic::repeated).sum());
  }

  /** Groups read on for a moment: what they have not read then is lost. */
  private void settle(SteadyTraffic traffic) throws InterruptedException {
    Time time = Time.system();
    long deadline = time.nanos() + SETTLING.toNanos();
    while (groups.stream().anyMatch(group -> traffic.missing(group) > 0)
        && time.nanos() < deadline) {
      time.sleep(LOOK);
    }
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
