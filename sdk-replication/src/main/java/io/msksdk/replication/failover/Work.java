package io.msksdk.replication.failover;

import io.msksdk.core.time.Time;
import io.msksdk.replication.replicator.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/** What steps do, and the gates they end with, between the clusters of one run. */
final class Work {
  private final FailoverDefinition definition;
  private final FailoverPair pair;
  private final FailoverMeans means;
  private final Views views;
  private final Leg forward;
  private final Leg reverse;
  private final ReplicatorGates forwardGates;
  private final ReplicatorGates reverseGates;
  private final OffsetGates offsets;
  private final GroupGates groups;

  Work(
      FailoverDefinition definition,
      FailoverPair pair,
      FailoverMeans means,
      Views views,
      Leg forward,
      Leg reverse) {
    this.definition = definition;
    this.pair = pair;
    this.means = means;
    this.views = views;
    this.forward = forward;
    this.reverse = reverse;
    this.forwardGates = new ReplicatorGates(forward, means.settings(), means.time());
    this.reverseGates = new ReplicatorGates(reverse, means.settings(), means.time());
    this.offsets = new OffsetGates(views, means.settings());
    this.groups = new GroupGates(views, means.settings(), definition.groups());
  }

  FailoverDefinition definition() {
    return definition;
  }

  FailoverPair pair() {
    return pair;
  }

  FailoverApplication application() {
    return means.application();
  }

  GateSettings settings() {
    return means.settings();
  }

  Time time() {
    return means.time();
  }

  Views views() {
    return views;
  }

  /** From the cluster that serves to the one that shall. */
  Leg forward() {
    return forward;
  }

  Leg reverse() {
    return reverse;
  }

  ReplicatorGates forwardGates() {
    return forwardGates;
  }

  ReplicatorGates reverseGates() {
    return reverseGates;
  }

  OffsetGates offsets() {
    return offsets;
  }

  GroupGates groups() {
    return groups;
  }

  FailoverSite from() {
    return forward.source();
  }

  FailoverSite to() {
    return forward.target();
  }

  List<String> topics() {
    return definition.topics();
  }

  /** Runs the application's part; the answer is when it began, for the pause of clients. */
  String begun(Runnable part) {
    Instant begin = time().now();
    part.run();
    return begin.toString();
  }

  /** The same; the answer is when it had ended. */
  String ended(Runnable part) {
    part.run();
    return time().now().toString();
  }

  boolean exists(Leg leg) {
    return leg.replicator().isPresent();
  }

  String create(Leg leg) {
    String name = name(leg);
    leg.target()
        .replicators()
        .create(
            new ReplicatorOrder(
                name,
                leg.source().cluster(),
                leg.target().cluster(),
                leg.naming(),
                definition.start()));
    return name;
  }

  private String name(Leg leg) {
    String chosen = definition.replicator();
    if (chosen.isEmpty()) {
      return leg.source().cluster().name() + "-to-" + leg.target().cluster().name();
    }
    boolean second = definition.procedure() == Procedure.ACTIVE_ACTIVE && leg == reverse;
    return second ? chosen + "-back" : chosen;
  }

  String delete(Leg leg) {
    leg.replicator().ifPresent(replicator -> leg.target().replicators().delete(replicator));
    return "deleted";
  }

  /** Topics of the pair on the cluster that serves that were made after the plan. */
  List<String> late() {
    return Discovery.own(pair, from(), to(), views.from()).stream()
        .filter(topic -> !topics().contains(topic))
        .toList();
  }

  /** Topics producers will write to, where they are not there yet. */
  List<String> missingOwn() {
    Map<String, Integer> there = views.to().topics();
    return topics().stream().filter(topic -> !there.containsKey(topic)).toList();
  }

  String createOwn() {
    Map<String, Integer> there = views.to().topics();
    List<String> models =
        topics().stream().map(forward::copyOf).filter(there::containsKey).toList();
    Map<String, Map<String, String>> configs = views.to().configs(models);
    for (String topic : missingOwn()) {
      // the copy is the model: the source may be gone
      String model = forward.copyOf(topic);
      Integer partitions = there.get(model);
      if (partitions != null) {
        views.to().createTopic(topic, partitions, configs.getOrDefault(model, Map.of()));
      }
    }
    return "created";
  }

  /**
   * Commits the beginning of own topics for groups that have no offset there. Kafka's usual reset
   * would skip what producers wrote before the consumers came.
   */
  void commitBeginnings() {
    if (forward.naming() == TopicNames.IDENTICAL) {
      return;
    }
    Map<TopicPartition, Long> starts = views.to().starts(topics());
    views
        .to()
        .groups(definition.groups())
        .forEach(
            (group, view) -> {
              Map<TopicPartition, Long> begin = beginnings(view, starts);
              if (view.members() == 0 && !begin.isEmpty()) {
                views.to().commit(group, begin);
              }
            });
  }

  private Map<TopicPartition, Long> beginnings(GroupView group, Map<TopicPartition, Long> starts) {
    Collection<String> read = new TreeSet<>();
    group.committed().keySet().forEach(partition -> read.add(partition.topic()));
    Map<TopicPartition, Long> begin = new HashMap<>();
    starts.forEach(
        (partition, offset) -> {
          if (read.contains(forward.copyOf(partition.topic()))
              && !group.committed().containsKey(partition)) {
            begin.put(partition, offset);
          }
        });
    return begin;
  }

  /** Groups that would hold the failover, unless offsets by time are given to them. */
  boolean offsetsMissing() {
    return !timed().missing(topics(), definition.groups()).isEmpty();
  }

  String fillOffsets() {
    return timed().fill(topics(), definition.groups());
  }

  private TimedOffsets timed() {
    return new TimedOffsets(
        views.of(to()), positions(), Duration.ofMillis(Math.max(0, definition.marginMillis())));
  }

  /** Where groups stood: asked of the source, or of the snapshots where it cannot be asked. */
  Positions positions() {
    return means
        .lastSnapshot()
        .<Positions>map(snapshot -> new KeptPositions(forward, views, snapshot))
        .orElseGet(() -> new LivePositions(forward, views));
  }

  String startConsumers(Subscription.Scope scope) {
    commitBeginnings();
    return ended(
        () ->
            application().startConsumers(to(), new Subscription(scope, topics(), forward.alias())));
  }

  List<String> copies() {
    return forward.copiesOf(topics());
  }

  /** All topics the consumers on the target read. */
  List<String> consumed() {
    TreeSet<String> all = new TreeSet<>(copies());
    all.addAll(topics());
    return List.copyOf(all);
  }
}
