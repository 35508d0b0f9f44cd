package io.msksdk.admin.lag.msk;

import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.LagFault;
import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.ReportedTotals;
import io.msksdk.admin.lag.source.TopicOffsets;
import io.msksdk.admin.lag.source.TopicReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sorts figures by groups and topics, in whatever order they come. Not thread-safe. */
final class LagFigures {
  static final String OFFSET_LAG = "OffsetLag";
  static final String TIME_LAG = "EstimatedTimeLag";
  static final String SUM = "SumOffsetLag";
  static final String MAX = "MaxOffsetLag";
  static final String MAX_TIME = "EstimatedMaxTimeLag";
  static final List<String> OF_TOPIC = List.of(SUM, MAX, MAX_TIME);
  static final List<String> OF_PARTITION = List.of(OFFSET_LAG, TIME_LAG);

  private final Map<String, Map<String, TopicFigures>> groups = new TreeMap<>();
  private final Map<String, List<LagFault>> faults = new HashMap<>();

  /** The figures of one topic: by metric for the topic, by metric and partition for partitions. */
  private static final class TopicFigures {
    final Map<String, Long> totals = new HashMap<>();
    final Map<String, Map<Integer, Long>> partitions = new HashMap<>();

    long total(String metric) {
      return totals.getOrDefault(metric, Offsets.NONE);
    }

    Offsets row(String metric) {
      Map<Integer, Long> found = partitions.getOrDefault(metric, Map.of());
      int size = found.keySet().stream().mapToInt(partition -> partition + 1).max().orElse(0);
      long[] row = new long[size];
      Arrays.fill(row, Offsets.NONE);
      found.forEach((partition, value) -> row[partition] = value);
      return Offsets.of(row);
    }
  }

  void ofTopic(String metric, String group, String topic, double value) {
    figures(group, topic).totals.put(metric, Math.round(value));
  }

  void ofPartition(String metric, String group, String topic, int partition, double value) {
    figures(group, topic)
        .partitions
        .computeIfAbsent(metric, m -> new HashMap<>())
        .put(partition, Math.round(value));
  }

  void fault(String group, LagFault fault) {
    groups.computeIfAbsent(group, g -> new TreeMap<>());
    faults.computeIfAbsent(group, g -> new ArrayList<>()).add(fault);
  }

  private TopicFigures figures(String group, String topic) {
    return groups
        .computeIfAbsent(group, g -> new TreeMap<>())
        .computeIfAbsent(topic, t -> new TopicFigures());
  }

  boolean has(String group) {
    return groups.containsKey(group);
  }

  List<GroupReading> readings() {
    List<GroupReading> readings = new ArrayList<>();
    groups.forEach(
        (group, topics) -> {
          List<TopicReading> read = new ArrayList<>();
          topics.forEach((topic, figures) -> read.add(reading(topic, figures)));
          readings.add(
              GroupReading.of(group)
                  .topics(read)
                  .faults(faults.getOrDefault(group, List.of()))
                  .build());
        });
    return readings;
  }

  private static TopicReading reading(String topic, TopicFigures figures) {
    TopicReading.Builder reading =
        TopicReading.of(TopicOffsets.of(topic).build())
            .reportedLags(figures.row(OFFSET_LAG))
            .reportedDrainSeconds(figures.row(TIME_LAG));
    if (!figures.totals.isEmpty()) {
      reading.totals(
          new ReportedTotals(figures.total(SUM), figures.total(MAX), figures.total(MAX_TIME)));
    }
    return reading.build();
  }
}
