package io.msksdk.replication.failover;

import io.msksdk.replication.replicator.TopicNames;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Replication in one direction. Remembers the alias it has seen: after the replicator is deleted
 * its copies keep the prefix.
 */
final class Leg {
  private final FailoverSite source;
  private final FailoverSite target;
  private final TopicNames naming;
  private @Nullable String alias;

  Leg(FailoverSite source, FailoverSite target, TopicNames naming, @Nullable String alias) {
    this.source = source;
    this.target = target;
    this.naming = naming;
    this.alias = alias;
  }

  FailoverSite source() {
    return source;
  }

  FailoverSite target() {
    return target;
  }

  TopicNames naming() {
    return naming;
  }

  Optional<ReplicatorView> replicator() {
    Optional<ReplicatorView> found = target.replicators().find(source.cluster(), target.cluster());
    found.filter(r -> !r.alias().isEmpty()).ifPresent(r -> alias = r.alias());
    return found;
  }

  /** The prefix of copies, empty under identical names. */
  String alias() {
    if (naming == TopicNames.IDENTICAL) {
      return "";
    }
    String known = alias;
    if (known == null) {
      known =
          replicator()
              .map(ReplicatorView::alias)
              .orElseThrow(() -> FailoverRefusal.noReplicator(source, target));
    }
    return known;
  }

  String copyOf(String topic) {
    return naming == TopicNames.IDENTICAL ? topic : alias() + "." + topic;
  }

  TopicPartition copyOf(TopicPartition partition) {
    return new TopicPartition(copyOf(partition.topic()), partition.partition());
  }

  List<String> copiesOf(Collection<String> topics) {
    return topics.stream().map(this::copyOf).toList();
  }

  /** The commits of these topics only, by their copies. */
  Map<TopicPartition, Long> committedOn(Collection<String> topics, GroupView group) {
    Map<TopicPartition, Long> kept = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    group
        .committed()
        .forEach(
            (partition, offset) -> {
              if (topics.contains(partition.topic())) {
                kept.put(partition, offset);
              }
            });
    return kept;
  }

  @Override
  public String toString() {
    return source + " -> " + target;
  }
}
