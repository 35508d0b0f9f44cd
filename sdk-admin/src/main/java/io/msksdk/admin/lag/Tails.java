package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Puts what was read at the commits into a snapshot. */
final class Tails {

  private Tails() {}

  static LagSnapshot put(LagSnapshot snapshot, Map<RecordReader.Place, RecordReader.Found> found) {
    List<GroupLag> groups =
        snapshot.groups().stream()
            .map(
                group ->
                    group.with(group.topics().stream().map(topic -> put(topic, found)).toList()))
            .toList();
    return snapshot.with(groups);
  }

  private static TopicLag put(TopicLag topic, Map<RecordReader.Place, RecordReader.Found> found) {
    int size = topic.reading().committed().size();
    long[] timestamps = new long[size];
    long[] offsets = new long[size];
    long[] emptyFrom = new long[size];
    Arrays.fill(timestamps, Offsets.NONE);
    Arrays.fill(offsets, Offsets.NONE);
    Arrays.fill(emptyFrom, Offsets.NONE);
    boolean any = false;
    for (int p = 0; p < size; p++) {
      RecordReader.Found here = found.get(RecordReader.place(topic, p));
      if (here != null) {
        any = true;
        timestamps[p] = here.timestamp();
        offsets[p] = here.offset();
        emptyFrom[p] = here.onlyMarkers() ? topic.committed(p) : Offsets.NONE;
      }
    }
    return any
        ? topic.reading(
            new Judgement.Tail(Offsets.of(timestamps), Offsets.of(offsets), Offsets.of(emptyFrom)))
        : topic;
  }
}
