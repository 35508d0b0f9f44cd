package io.msksdk.replication.failover;

import io.msksdk.core.check.Finding;
import io.msksdk.core.runbook.PreconditionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;

/** A cluster of lists. Every look at its end offsets lets its world go on a little. */
final class FakeCluster implements ClusterView {
  final Map<TopicPartition, List<Tip>> logs = new HashMap<>();
  final Map<String, Integer> partitions = new TreeMap<>();
  final Map<String, Map<String, String>> configs = new HashMap<>();
  final Map<String, Integer> members = new TreeMap<>();
  final Map<String, Map<TopicPartition, Long>> commits = new TreeMap<>();
  final List<AclBinding> acls = new ArrayList<>();
  final Map<String, String> quotas = new TreeMap<>();
  final Map<String, String> transactions = new TreeMap<>();
  final Map<TopicPartition, Long> open = new HashMap<>();
  private final Runnable world;
  boolean down;

  FakeCluster(Runnable world) {
    this.world = world;
  }

  private void answer() {
    if (down) {
      throw PreconditionException.passing(
          Finding.error("failover.no-answer", "cluster", "TimeoutException", "an answer"));
    }
  }

  long append(TopicPartition partition, long timestamp, int content) {
    List<Tip> log = logs.computeIfAbsent(partition, p -> new ArrayList<>());
    log.add(new Tip(log.size(), timestamp, content));
    return log.size() - 1L;
  }

  long indexOf(TopicPartition partition, int content) {
    return logs.getOrDefault(partition, List.of()).stream()
        .filter(tip -> tip.content() == content)
        .mapToLong(Tip::offset)
        .findFirst()
        .orElseThrow();
  }

  long end(TopicPartition partition) {
    return logs.getOrDefault(partition, List.of()).size();
  }

  @Override
  public Map<String, Integer> topics() {
    world.run();
    answer();
    return new TreeMap<>(partitions);
  }

  @Override
  public Map<String, Map<String, String>> configs(Collection<String> topics) {
    answer();
    Map<String, Map<String, String>> found = new TreeMap<>();
    topics.forEach(topic -> found.put(topic, configs.getOrDefault(topic, Map.of())));
    return found;
  }

  @Override
  public Map<TopicPartition, Long> ends(Collection<String> topics) {
    world.run();
    answer();
    Map<TopicPartition, Long> ends = new HashMap<>();
    all(topics).forEach(partition -> ends.put(partition, end(partition)));
    return ends;
  }

  @Override
  public Map<TopicPartition, Long> committedEnds(Collection<String> topics) {
    Map<TopicPartition, Long> ends = ends(topics);
    ends.replaceAll((partition, end) -> open.getOrDefault(partition, end));
    return ends;
  }

  @Override
  public Map<TopicPartition, Long> starts(Collection<String> topics) {
    answer();
    Map<TopicPartition, Long> starts = new HashMap<>();
    all(topics).forEach(partition -> starts.put(partition, 0L));
    return starts;
  }

  Set<TopicPartition> all(Collection<String> topics) {
    Set<TopicPartition> all = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    for (String topic : topics) {
      for (int p = 0; p < partitions.getOrDefault(topic, 0); p++) {
        all.add(new TopicPartition(topic, p));
      }
    }
    return all;
  }

  @Override
  public Map<TopicPartition, List<Tip>> tips(Set<TopicPartition> partitions, int depth) {
    answer();
    Map<TopicPartition, List<Tip>> tips = new HashMap<>();
    for (TopicPartition partition : partitions) {
      List<Tip> log = logs.getOrDefault(partition, List.of());
      tips.put(partition, List.copyOf(log.subList(Math.max(0, log.size() - depth), log.size())));
    }
    return tips;
  }

  @Override
  public Map<TopicPartition, Long> timestamps(Map<TopicPartition, Long> offsets) {
    answer();
    Map<TopicPartition, Long> timestamps = new HashMap<>();
    offsets.forEach(
        (partition, offset) ->
            logs.getOrDefault(partition, List.of()).stream()
                .filter(tip -> tip.offset() >= offset)
                .findFirst()
                .ifPresent(tip -> timestamps.put(partition, tip.timestamp())));
    return timestamps;
  }

  @Override
  public Map<TopicPartition, Long> atTimes(Map<TopicPartition, Long> millis) {
    answer();
    Map<TopicPartition, Long> offsets = new HashMap<>();
    millis.forEach(
        (partition, time) ->
            offsets.put(
                partition,
                logs.getOrDefault(partition, List.of()).stream()
                    .filter(tip -> tip.timestamp() >= time)
                    .map(Tip::offset)
                    .findFirst()
                    .orElse(end(partition))));
    return offsets;
  }

  @Override
  public Set<String> groups() {
    answer();
    return new TreeSet<>(commits.keySet());
  }

  @Override
  public Map<String, GroupView> groups(Collection<String> ids) {
    answer();
    Map<String, GroupView> groups = new TreeMap<>();
    for (String id : ids) {
      groups.put(
          id,
          new GroupView(
              members.getOrDefault(id, 0), Map.copyOf(commits.getOrDefault(id, Map.of()))));
    }
    return groups;
  }

  @Override
  public Collection<AclBinding> acls() {
    return acls;
  }

  @Override
  public Map<String, String> quotas() {
    return quotas;
  }

  @Override
  public Map<String, String> transactions() {
    return transactions;
  }

  @Override
  public void createTopic(String name, int count, Map<String, String> settings) {
    partitions.putIfAbsent(name, count);
    configs.putIfAbsent(name, settings);
  }

  @Override
  public void commit(String group, Map<TopicPartition, Long> offsets) {
    commits.computeIfAbsent(group, g -> new HashMap<>()).putAll(offsets);
  }

  @Override
  public void close() {}
}
