package io.msksdk.admin.lag.source;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads where partitions begin and end, in both isolations, many in each request of each leader.
 */
final class TopicEnds {
  private final Admin admin;
  private final int timeoutMillis;
  private final Map<String, Rows> rows = new HashMap<>();

  TopicEnds(Admin admin, int timeoutMillis) {
    this.admin = admin;
    this.timeoutMillis = timeoutMillis;
  }

  /** What was read of one topic. */
  static final class Rows {
    private final LongRow starts = new LongRow();
    private final LongRow stables = new LongRow();
    private final LongRow ends = new LongRow();
    private final Map<Integer, LagFault> faults = new HashMap<>();

    Map<Integer, LagFault> faults() {
      return faults;
    }

    TopicOffsets.Builder offsets(String topic) {
      return TopicOffsets.of(topic)
          .starts(starts.offsets())
          .stables(stables.offsets())
          .ends(ends.offsets());
    }
  }

  void read(Map<String, BitSet> wanted, InFlight flight) {
    List<TopicPartition> partitions = new ArrayList<>();
    wanted.forEach(
        (topic, numbers) ->
            numbers.stream().forEach(p -> partitions.add(new TopicPartition(topic, p))));
    flight.run(partitions, this::send, this::take);
  }

  Rows of(String topic) {
    return rows.getOrDefault(topic, new Rows());
  }

  /** Three requests on their way, and what they are about. */
  private record Sent(
      List<TopicPartition> partitions,
      ListOffsetsResult starts,
      ListOffsetsResult stables,
      ListOffsetsResult ends) {}

  private Sent send(List<TopicPartition> partitions) {
    return new Sent(
        partitions,
        ask(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED),
        ask(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED),
        ask(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED));
  }

  private ListOffsetsResult ask(
      List<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
    partitions.forEach(partition -> specs.put(partition, spec));
    return admin.listOffsets(specs, new ListOffsetsOptions(isolation).timeoutMs(timeoutMillis));
  }

  private void take(Sent sent) {
    for (TopicPartition partition : sent.partitions()) {
      Rows topic = rows.computeIfAbsent(partition.topic(), name -> new Rows());
      take(sent.starts(), partition, topic.starts, topic);
      take(sent.stables(), partition, topic.stables, topic);
      take(sent.ends(), partition, topic.ends, topic);
    }
  }

  private static void take(
      ListOffsetsResult result, TopicPartition partition, LongRow row, Rows topic) {
    var answer = KafkaFaults.answer(result.partitionResult(partition));
    if (answer.value() != null) {
      row.set(partition.partition(), answer.value().offset());
    } else if (answer.cause() != null) {
      topic.faults.put(
          partition.partition(), KafkaFaults.fault(partition.toString(), answer.cause()));
    }
  }
}
