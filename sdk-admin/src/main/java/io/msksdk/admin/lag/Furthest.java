package io.msksdk.admin.lag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The partitions of many that are worst off: by verdict, then by lag, then as they come. It holds
 * no more than it is asked for, whatever the number of partitions. Not thread-safe.
 */
final class Furthest {
  private static final Comparator<Place> BEST_FIRST =
      Comparator.comparing(Place::status)
          .thenComparingLong(Place::lag)
          .thenComparing(Comparator.comparingLong(Place::number).reversed());

  private final int most;
  private final PriorityQueue<Place> places = new PriorityQueue<>(BEST_FIRST);
  private long seen;

  private Furthest(int most) {
    this.most = most;
  }

  /** A partition of a group, and what it is ranked by. */
  record Place(VerdictStatus status, long lag, long number, TopicLag topic, int partition) {}

  /** Says which partitions are looked at. */
  @FunctionalInterface
  interface Filter {
    boolean accepts(TopicLag topic, int partition);
  }

  static List<Place> of(List<GroupLag> groups, int most, Filter filter) {
    Furthest furthest = new Furthest(most);
    for (GroupLag group : groups) {
      group.topics().forEach(topic -> furthest.look(topic, filter));
    }
    List<Place> worstFirst = new ArrayList<>(furthest.places);
    worstFirst.sort(BEST_FIRST.reversed());
    return worstFirst;
  }

  private void look(TopicLag topic, Filter filter) {
    for (int partition = 0; partition < topic.reading().size(); partition++) {
      if (topic.reading().tracks(partition) && filter.accepts(topic, partition)) {
        look(topic, partition);
      }
    }
  }

  private void look(TopicLag topic, int partition) {
    VerdictStatus status = topic.judgement().status(partition);
    long lag = topic.lag(partition);
    long number = seen++;
    if (places.size() < most) {
      places.add(new Place(status, lag, number, topic, partition));
    } else if (most > 0 && isWorse(status, lag, places.peek())) {
      places.remove();
      places.add(new Place(status, lag, number, topic, partition));
    }
  }

  private static boolean isWorse(VerdictStatus status, long lag, Place than) {
    int difference = status.compareTo(than.status());
    return difference > 0 || (difference == 0 && lag > than.lag());
  }
}
