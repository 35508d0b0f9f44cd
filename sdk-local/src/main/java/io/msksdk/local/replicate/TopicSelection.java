package io.msksdk.local.replicate;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kafka.model.TopicReplication;

/** Which topics a replicator copies: what its lists say, sorted, up to the most there may be. */
final class TopicSelection {
  private final List<Pattern> include;
  private final List<Pattern> exclude;
  private final int most;

  TopicSelection(TopicReplication topics, int most) {
    this.include = patterns(topics.topicsToReplicate());
    this.exclude = patterns(topics.topicsToExclude());
    this.most = most;
  }

  /**
   * Selects of what is there (developer guide, "Create a replicator": the first 750 topics in
   * sorted order).
   *
   * @param present the topics of the source with their numbers of partitions
   * @param cycle says which of them came from the target
   */
  SortedMap<String, Integer> of(SortedMap<String, Integer> present, Predicate<String> cycle) {
    SortedMap<String, Integer> selected = new TreeMap<>();
    present.entrySet().stream()
        .filter(topic -> wanted(topic.getKey()) && !cycle.test(topic.getKey()))
        .limit(most)
        .forEach(topic -> selected.put(topic.getKey(), topic.getValue()));
    return selected;
  }

  private boolean wanted(String topic) {
    return !internal(topic) && matches(include, topic) && !matches(exclude, topic);
  }

  /** Topics of Kafka itself and of replication. */
  private static boolean internal(String topic) {
    return topic.startsWith("__")
        || topic.endsWith(".internal")
        || topic.endsWith("-internal")
        || topic.equals("heartbeats");
  }

  static boolean matches(List<Pattern> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  private static List<Pattern> patterns(List<String> expressions) {
    return expressions.stream().map(Pattern::compile).toList();
  }
}
