package io.msksdk.replication.migration;

import static java.util.Objects.requireNonNull;

import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.replication.migration.MirrorProgress.PartitionProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Sees how far a mirror is by looking at the last records of both clusters, whatever mirrors. It
 * needs the right to read the topics on both. Thread-safe: every look has consumers of its own.
 */
public final class MirrorWatch {
  private final Map<String, Object> source;
  private final Map<String, Object> target;
  private final UnaryOperator<String> targetName;

  private MirrorWatch(
      Map<String, Object> source, Map<String, Object> target, UnaryOperator<String> targetName) {
    this.source = Map.copyOf(source);
    this.target = Map.copyOf(target);
    this.targetName = requireNonNull(targetName, "targetName");
  }

  /**
   * Watches topics that keep their names.
   *
   * @param source the client properties of the source
   * @param target the client properties of the target
   * @return the watch
   */
  public static MirrorWatch between(Map<String, Object> source, Map<String, Object> target) {
    return new MirrorWatch(source, target, name -> name);
  }

  /**
   * Watches topics that are called otherwise on the target.
   *
   * @param targetName from the name on the source to that on the target
   * @return a watch for these names
   */
  public MirrorWatch named(UnaryOperator<String> targetName) {
    return new MirrorWatch(source, target, targetName);
  }

  /**
   * Looks once.
   *
   * @param topics the topics of the source and their numbers of partitions
   * @return how far every partition is
   */
  public MirrorProgress look(Map<String, Integer> topics) {
    return reading(
        (from, to) -> {
          List<TopicPartition> partitions = partitions(topics);
          Map<TopicPartition, Long> ends = from.ends(partitions);
          Map<TopicPartition, Long> begins = from.beginnings(partitions);
          var sourceTails = from.last(partitions);
          var targetTails = to.last(partitions.stream().map(this::there).toList());
          List<PartitionProgress> all = new ArrayList<>();
          for (TopicPartition partition : partitions) {
            var last = sourceTails.get(partition);
            var copied = targetTails.get(there(partition));
            // what the source has deleted since need not be there
            boolean through = last == null || Tails.same(last, copied);
            long end = Tails.at(ends, partition);
            long behind =
                through
                    ? 0
                    : copied == null
                        ? end - Tails.at(begins, partition)
                        : end - from.from(partition, copied.timestamp() + 1, end);
            all.add(
                new PartitionProgress(
                    partition.topic(),
                    partition.partition(),
                    end,
                    through ? 0 : Math.max(1, behind),
                    through));
          }
          return new MirrorProgress(all);
        });
  }

  /**
   * Reads the end offsets of the source.
   *
   * @param topics the topics of the source and their numbers of partitions
   * @return the offset of every partition, by {@code topic-partition}, sorted
   */
  public Map<String, Long> sourceEnds(Map<String, Integer> topics) {
    return reading(
        (from, to) -> {
          Map<String, Long> ends = new TreeMap<>();
          from.ends(partitions(topics)).forEach((p, end) -> ends.put(p.toString(), end));
          return ends;
        });
  }

  /**
   * Looks for partitions whose last record on the target did not come from the source.
   *
   * @param topics the topics of the source and their numbers of partitions
   * @return such partitions, by {@code topic-partition}; none while only the mirror writes there
   */
  public List<String> writtenOnTarget(Map<String, Integer> topics) {
    return reading(
        (from, to) -> {
          List<String> foreign = new ArrayList<>();
          List<TopicPartition> partitions = partitions(topics);
          Map<TopicPartition, ConsumerRecord<byte[], byte[]>> tails =
              to.last(partitions.stream().map(this::there).toList());
          for (TopicPartition partition : partitions) {
            var tail = tails.get(there(partition));
            if (tail != null && !from.holds(partition, tail)) {
              foreign.add(partition.toString());
            }
          }
          return foreign;
        });
  }

  private interface Look<T> {
    T at(Tails source, Tails target);
  }

  private <T> T reading(Look<T> look) {
    try (Tails from = Tails.of(source);
        Tails to = Tails.of(target)) {
      return look.at(from, to);
    } catch (KafkaException e) {
      throw BrokerAnswers.refused("look at mirrored topics", e);
    }
  }

  private TopicPartition there(TopicPartition partition) {
    return new TopicPartition(targetName.apply(partition.topic()), partition.partition());
  }

  private static List<TopicPartition> partitions(Map<String, Integer> topics) {
    List<TopicPartition> all = new ArrayList<>();
    new TreeMap<>(topics)
        .forEach(
            (topic, number) -> {
              for (int i = 0; i < number; i++) {
                all.add(new TopicPartition(topic, i));
              }
            });
    return all;
  }

  @Override
  public String toString() {
    return "MirrorWatch["
        + source.get("bootstrap.servers")
        + " -> "
        + target.get("bootstrap.servers")
        + "]";
  }
}
