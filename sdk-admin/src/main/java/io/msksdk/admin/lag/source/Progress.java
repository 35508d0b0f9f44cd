package io.msksdk.admin.lag.source;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far one group is, topic by topic. Not thread-safe. */
final class Progress {
  private final Map<String, Rows> topics = new HashMap<>(2);
  private @Nullable String lastTopic;
  private @Nullable Rows last;

  /** What is known of a topic. */
  static final class Rows {
    private final LongRow committed = new LongRow();
    private @Nullable LongRow lags;

    LongRow committed() {
      return committed;
    }

    Offsets lags() {
      return lags == null ? Offsets.none() : lags.offsets();
    }
  }

  void add(TopicPartition partition, long committed) {
    rows(partition.topic()).committed.set(partition.partition(), committed);
  }

  void add(TopicPartition partition, long committed, long lag) {
    Rows rows = rows(partition.topic());
    rows.committed.set(partition.partition(), committed);
    if (lag != Offsets.NONE) {
      if (rows.lags == null) {
        rows.lags = new LongRow();
      }
      rows.lags.set(partition.partition(), lag);
    }
  }

  Map<String, Rows> topics() {
    return topics;
  }

  @SuppressWarnings("ReferenceEquality") // one answer repeats one text: the map is asked once a run
  private Rows rows(String topic) {
    Rows rows = last;
    if (rows == null || topic != lastTopic) {
      rows = topics.computeIfAbsent(topic, name -> new Rows());
      lastTopic = topic;
      last = rows;
    }
    return rows;
  }
}
