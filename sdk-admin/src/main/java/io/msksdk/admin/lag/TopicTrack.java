package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicOffsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is remembered of a topic: rows of ends and starts that grow coarser with age, so that a few
 * of them reach back far. Not thread-safe.
 */
final class TopicTrack {
  private static final int POINTS = 16;

  private final long[] times = new long[POINTS + 1];
  private final Offsets[] ends = new Offsets[POINTS + 1];
  private final Offsets[] starts = new Offsets[POINTS + 1];
  private final Slots slots = new Slots(POINTS + 1);
  private int size;
  private String topicId = "";
  private int generation;
  private long seen;
  private Timeline timeline = Timeline.EMPTY;

  /** Goes on where another monitor stopped: its records, oldest first. */
  static TopicTrack restored(List<TopicRecord> records) {
    TopicTrack track = new TopicTrack();
    String topicId = records.get(records.size() - 1).topicId();
    for (TopicRecord record : records) {
      if (record.topicId().equals(topicId)) {
        track.slots.restore(track.size, record.slot());
        track.append(record.ends(), record.starts(), record.time());
        track.thin(record.time());
        track.seen = record.time();
      }
    }
    track.topicId = topicId;
    return track;
  }

  /** Remembers one round; forgets everything before it when the topic is another one now. */
  void add(TopicOffsets offsets, long time) {
    seen = time;
    if (size > 0 && isAnother(offsets)) {
      size = 0;
      slots.saved();
      generation++;
    }
    topicId = offsets.topicId().isEmpty() ? topicId : offsets.topicId();
    // the clock went back: points of a time that has not come would stay until it comes
    while (size > 0 && times[size - 1] > time) {
      slots.dropLast(size);
      size--;
    }
    slots.take(size);
    append(offsets.ends(), offsets.starts(), time);
    thin(time);
    timeline =
        new Timeline(
            Arrays.copyOf(times, size), Arrays.copyOf(ends, size), Arrays.copyOf(starts, size));
  }

  /** Visits the points that are not saved. */
  void changes(String topic, Consumer<TopicRecord> visitor) {
    for (int point = 0; point < size; point++) {
      if (slots.unsaved(point)) {
        visitor.accept(
            new TopicRecord(
                topic, slots.at(point), topicId, times[point], ends[point], starts[point]));
      }
    }
  }

  void saved() {
    slots.saved();
  }

  String topicId() {
    return topicId;
  }

  /** Counts how often the topic was found to be another one under the same name. */
  int generation() {
    return generation;
  }

  long seen() {
    return seen;
  }

  Timeline timeline() {
    return timeline;
  }

  private boolean isAnother(TopicOffsets offsets) {
    boolean bothKnown = !topicId.isEmpty() && !offsets.topicId().isEmpty();
    return bothKnown ? !topicId.equals(offsets.topicId()) : shrank(offsets.ends());
  }

  /** Without ids an end that went back gives a new topic away. */
  private boolean shrank(Offsets now) {
    Offsets before = ends[size - 1];
    for (int partition = 0; partition < Math.min(before.size(), now.size()); partition++) {
      if (now.has(partition) && now.at(partition) < before.at(partition)) {
        return true;
      }
    }
    return false;
  }

  private void append(Offsets endRow, Offsets startRow, long time) {
    times[size] = time;
    ends[size] = shared(ends, endRow);
    starts[size] = shared(starts, startRow);
    size++;
  }

  private void thin(long time) {
    if (size > POINTS) {
      drop(densest(time));
    }
  }

  /** Idle topics give the same row every round: one is enough. */
  private Offsets shared(Offsets[] rows, Offsets row) {
    return size > 0 && rows[size - 1].equals(row) ? rows[size - 1] : row;
  }

  /** The point whose neighbours are closest together, measured by their age. */
  private int densest(long now) {
    int found = 1;
    double smallest = Double.POSITIVE_INFINITY;
    for (int point = 1; point < size - 1; point++) {
      double gap = (double) (times[point + 1] - times[point - 1]) / (now - times[point - 1] + 1);
      if (gap < smallest) {
        smallest = gap;
        found = point;
      }
    }
    return found;
  }

  private void drop(int point) {
    slots.drop(point);
    int after = size - point - 1;
    System.arraycopy(times, point + 1, times, point, after);
    System.arraycopy(ends, point + 1, ends, point, after);
    System.arraycopy(starts, point + 1, starts, point, after);
    size--;
  }
}
