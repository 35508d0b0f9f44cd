package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import java.time.Duration;

/** Works out what retention took and when it reaches the commit. */
final class LossRisks {
  private static final Estimate NOT_KNOWN = Estimate.unknown("the start of the topic is not known");

  private LossRisks() {}

  static LossRisk of(TopicLag topic, int partition) {
    long committed = topic.committed(partition);
    long start = topic.offsets().starts().at(partition);
    long end = topic.offsets().ends().at(partition);
    if (committed == Offsets.NONE || start == Offsets.NONE) {
      return new LossRisk(0, -1, -1, NOT_KNOWN);
    }
    long lost = Math.max(0, start - committed);
    long margin = Math.max(0, committed - start);
    return new LossRisk(
        lost, margin, depth(committed, start, end), untilLoss(topic, partition, lost, margin));
  }

  private static double depth(long committed, long start, long end) {
    if (end == Offsets.NONE) {
      return -1;
    }
    return end == start ? (end > committed ? 1 : 0) : (double) (end - committed) / (end - start);
  }

  private static Estimate untilLoss(TopicLag topic, int partition, long lost, long margin) {
    if (lost > 0) {
      return Estimate.exactly(Duration.ZERO, "records are lost already");
    }
    if (topic.effectiveLag(partition) == 0) {
      return Estimate.unknown("nothing is left to read, so nothing can be lost");
    }
    double retention = retentionPerMilli(topic.timeline(), partition);
    if (!(retention > 0)) {
      return Estimate.unknown("retention removed nothing since the first round");
    }
    double gain = retention - commitsPerMilli(topic.window(), partition);
    return gain > 0
        ? Estimate.openEnded(
            DrainTimes.time(margin, gain),
            Duration.ZERO,
            Confidence.LOW,
            "margin over the speed of retention less that of the commits; retention moves in steps")
        : Estimate.unknown("the commits move at least as fast as retention");
  }

  private static double retentionPerMilli(Timeline timeline, int partition) {
    int first = -1;
    int last = -1;
    for (int point = 0; point < timeline.size(); point++) {
      if (timeline.start(point, partition) != Offsets.NONE) {
        first = first < 0 ? point : first;
        last = point;
      }
    }
    if (first < 0 || timeline.time(last) <= timeline.time(first)) {
      return 0;
    }
    long moved = timeline.start(last, partition) - timeline.start(first, partition);
    return (double) moved / (timeline.time(last) - timeline.time(first));
  }

  private static double commitsPerMilli(Window window, int partition) {
    int first = window.first(partition);
    int last = window.last(partition);
    if (last < 0 || window.time(last) <= window.time(first)) {
      return 0;
    }
    long moved = window.committed(last, partition) - window.committed(first, partition);
    return (double) moved / (window.time(last) - window.time(first));
  }
}
