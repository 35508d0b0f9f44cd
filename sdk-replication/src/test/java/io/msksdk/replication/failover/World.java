package io.msksdk.replication.failover;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.time.ManualTime;
import io.msksdk.replication.replicator.StartingPosition;
import io.msksdk.replication.replicator.TopicNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Two clusters of lists, replicators between them, and an application with one producer and one
 * group. A record is a number; every topic has two partitions.
 */
final class World implements FailoverApplication, ReplicatorControl {
  static final String GROUP = "billing";
  private static final MskClusterArn P =
      MskClusterArn.parse(
          "arn:aws:kafka:eu-west-1:111122223333:cluster/orders/11111111-1111-1111-1111-111111111111-1");
  private static final MskClusterArn S =
      MskClusterArn.parse(
          "arn:aws:kafka:eu-central-1:111122223333:cluster/standby/22222222-2222-2222-2222-222222222222-2");

  final ManualTime time = ManualTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
  final FakeCluster primary = new FakeCluster(this::tick);
  final FakeCluster secondary = new FakeCluster(this::tick);
  final TopicNames naming;
  final MskClusterArn primaryArn;
  final MskClusterArn secondaryArn;
  final FailoverSite.Builder primarySite;
  final FailoverSite.Builder secondarySite;
  final Map<String, ReplicatorView> replicators = new TreeMap<>();
  final List<String> calls = new ArrayList<>();
  final List<Integer> produced = new ArrayList<>();
  final List<Integer> consumed = new ArrayList<>();
  final Map<Integer, TopicPartition> keys = new HashMap<>();
  private final Map<String, Long> copied = new HashMap<>();
  private final Map<String, TreeMap<Long, Long>> translations = new HashMap<>();
  private final Map<Integer, MskClusterArn> origin = new HashMap<>();
  private final Set<MskClusterArn> producing = new HashSet<>();
  private final Map<MskClusterArn, Subscription> consuming = new HashMap<>();
  boolean replicates = true;
  boolean obeys = true;
  boolean translates = true;
  boolean recovered = true;
  boolean clings;
  boolean mute;
  boolean refuses;
  @Nullable MskClusterArn stuck;
  boolean revives;
  @Nullable TopicPartition foreign;
  String created = "RUNNING";

  World(TopicNames naming) {
    this(naming, P, S, null);
  }

  /** With clusters and replicators of a local MSK when a control is given. */
  World(TopicNames naming, MskClusterArn p, MskClusterArn s, ReplicatorControl[] control) {
    this.naming = naming;
    this.primaryArn = p;
    this.secondaryArn = s;
    primarySite =
        FailoverSite.seen(
            p, () -> primary, control == null ? this : new Seen(control[0], replicators));
    secondarySite =
        FailoverSite.seen(
            s, () -> secondary, control == null ? this : new Seen(control[1], replicators));
    for (String topic : List.of("orders", "payments")) {
      primary.createTopic(topic, 2, Map.of("retention.ms", "604800000"));
    }
  }

  /** The usual beginning: clients on the primary and a replicator that has caught up. */
  @CanIgnoreReturnValue
  World serving() {
    FailoverPair pair = pair();
    if (replicators.isEmpty()) {
      pair.secondary()
          .replicators()
          .create(
              new ReplicatorOrder(
                  "forward", primaryArn, secondaryArn, naming, StartingPosition.EARLIEST));
    }
    producing.add(primaryArn);
    consuming.put(
        primaryArn, new Subscription(Subscription.Scope.OWN, List.of("orders", "payments"), ""));
    primary.members.put(GROUP, 1);
    primary.commit(GROUP, primary.starts(List.of("orders", "payments")));
    for (int i = 0; i < 5; i++) {
      tick();
    }
    return this;
  }

  FailoverPair pair() {
    return pair(builder -> {});
  }

  FailoverPair pair(Consumer<FailoverPair.Builder> more) {
    FailoverPair.Builder builder =
        FailoverPair.builder(primarySite.build(), secondarySite.build())
            .naming(naming)
            .topics("orders|payments|refunds");
    more.accept(builder);
    return builder.build();
  }

  FakeCluster cluster(MskClusterArn arn) {
    return arn.equals(primaryArn) ? primary : secondary;
  }

  /** A moment: producers write a record each, replicators copy, consumers read to the end. */
  void tick() {
    TopicPartition stranger = foreign;
    if (stranger != null) {
      long unused = secondary.append(stranger, 0, -1);
    }
    for (MskClusterArn site : List.copyOf(producing)) {
      if (!cluster(site).down && !mute(site)) {
        cluster(site).all(List.of("orders", "payments")).forEach(p -> produce(site, p));
      }
    }
    if (replicates) {
      replicators.values().stream().filter(r -> r.state().equals("RUNNING")).forEach(this::copy);
    }
    consuming.forEach(this::consume);
  }

  private boolean mute(MskClusterArn site) {
    return mute && site.equals(secondaryArn);
  }

  private void produce(MskClusterArn site, TopicPartition partition) {
    int record = produced.size() + 1;
    produced.add(record);
    origin.put(record, site);
    keys.put(record, partition);
    long unused = cluster(site).append(partition, time.now().toEpochMilli(), record);
  }

  private void copy(ReplicatorView replicator) {
    FakeCluster source = cluster(replicator.source());
    FakeCluster target = cluster(replicator.target());
    if (source.down || target.down) {
      return;
    }
    for (String topic : List.of("orders", "payments")) {
      if (!source.partitions.containsKey(topic)) {
        continue;
      }
      String copy =
          replicator.naming() == TopicNames.IDENTICAL ? topic : replicator.alias() + "." + topic;
      target.createTopic(copy, 2, Map.of("retention.ms", "604800000"));
      source
          .all(List.of(topic))
          .forEach(p -> copy(replicator, p, new TopicPartition(copy, p.partition())));
    }
  }

  private void copy(ReplicatorView replicator, TopicPartition from, TopicPartition to) {
    FakeCluster source = cluster(replicator.source());
    FakeCluster target = cluster(replicator.target());
    String key = replicator.name() + from;
    TreeMap<Long, Long> translated = translations.computeIfAbsent(key, k -> new TreeMap<>());
    for (long offset = copied.getOrDefault(key, 0L); offset < source.end(from); offset++) {
      Tip record = source.logs.get(from).get((int) offset);
      boolean returns = replicator.target().equals(origin.get(record.content()));
      translated.put(
          offset,
          returns
              ? target.indexOf(to, record.content())
              : target.append(to, record.timestamp(), record.content()));
      copied.put(key, offset + 1);
    }
    if (translates && target.members.getOrDefault(GROUP, 0) == 0) {
      Long committed = source.commits.getOrDefault(GROUP, Map.of()).get(from);
      if (committed != null) {
        Map.Entry<Long, Long> before = translated.lowerEntry(committed);
        long next = before == null ? 0 : before.getValue() + 1;
        long already = target.commits.getOrDefault(GROUP, Map.of()).getOrDefault(to, -1L);
        target.commit(GROUP, Map.of(to, Math.max(next, already)));
      }
    }
  }

  private void consume(MskClusterArn site, Subscription subscription) {
    FakeCluster cluster = cluster(site);
    if (cluster.down || site.equals(stuck)) {
      return;
    }
    for (String topic : cluster.partitions.keySet()) {
      if (subscription.pattern().matcher(topic).matches()) {
        for (TopicPartition p : cluster.all(List.of(topic))) {
          Map<TopicPartition, Long> commits =
              cluster.commits.computeIfAbsent(GROUP, g -> new HashMap<>());
          for (long at = commits.getOrDefault(p, cluster.end(p)); at < cluster.end(p); at++) {
            consumed.add(cluster.logs.get(p).get((int) at).content());
          }
          commits.put(p, cluster.end(p));
        }
      }
    }
  }

  /** The application. */
  @Override
  public void stopProducers(FailoverSite site) {
    calls.add("stopProducers " + site.cluster().name());
    if (obeys) {
      producing.remove(site.cluster());
    }
  }

  @Override
  public void startProducers(FailoverSite site) {
    calls.add("startProducers " + site.cluster().name());
    producing.add(site.cluster());
  }

  @Override
  public void stopConsumers(FailoverSite site) {
    calls.add("stopConsumers " + site.cluster().name());
    consuming.remove(site.cluster());
    if (!clings) {
      cluster(site.cluster()).members.remove(GROUP);
    }
  }

  @Override
  public void startConsumers(FailoverSite site, Subscription subscription) {
    calls.add("startConsumers " + site.cluster().name() + " " + subscription.scope());
    consuming.put(site.cluster(), subscription);
    if (!refuses) {
      cluster(site.cluster()).members.put(GROUP, 1);
    }
  }

  @Override
  public void moveEndpoint(FailoverSite site) {
    calls.add("moveEndpoint " + site.cluster().name());
  }

  @Override
  public boolean recovered(FailoverSite site) {
    if (revives) {
      cluster(site.cluster()).down = false;
    }
    return recovered;
  }

  /** The replicators of both Regions. */
  @Override
  public Optional<ReplicatorView> find(MskClusterArn source, MskClusterArn target) {
    return replicators.values().stream()
        .filter(r -> r.source().equals(source) && r.target().equals(target))
        .findFirst();
  }

  @Override
  public void create(ReplicatorOrder order) {
    calls.add("create " + order.name() + " " + order.start());
    replicators.put(
        order.name(),
        new ReplicatorView(
            "arn:" + order.name(),
            order.name(),
            created,
            order.source(),
            order.target(),
            order.source().name(),
            order.naming(),
            order.start()));
  }

  @Override
  public void delete(ReplicatorView replicator) {
    calls.add("delete " + replicator.name());
    replicators.remove(replicator.name());
  }

  /** Replicators of a local MSK; what is found there is what copies here. */
  private record Seen(ReplicatorControl real, Map<String, ReplicatorView> seen)
      implements ReplicatorControl {

    @Override
    public Optional<ReplicatorView> find(MskClusterArn source, MskClusterArn target) {
      Optional<ReplicatorView> found = real.find(source, target);
      seen.values().removeIf(r -> r.source().equals(source) && r.target().equals(target));
      found.ifPresent(r -> seen.put(r.name(), r));
      return found;
    }

    @Override
    public void create(ReplicatorOrder order) {
      real.create(order);
      Optional<ReplicatorView> unused = find(order.source(), order.target());
    }

    @Override
    public void delete(ReplicatorView replicator) {
      real.delete(replicator);
      seen.remove(replicator.name());
    }
  }
}
