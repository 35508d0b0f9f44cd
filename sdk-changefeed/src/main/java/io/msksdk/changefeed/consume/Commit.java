package io.msksdk.changefeed.consume;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of one commit: the events that wait, and what those handled before are known by. */
final class Commit {
  /** In the order they came. */
  List<OpenEvent> waiting = List.of();

  private Set<String> identities = Set.of();

  /** Forgets the events that were handled. */
  void forgetDone() {
    List<OpenEvent> left = waiting.stream().filter(event -> !event.done).toList();
    // more events of this commit may still come, and a list of none or one is replaced by then
    waiting = left.size() > 1 ? new ArrayList<>(left) : left;
  }

  /** Notes an event by its identity; says whether it is the first of it. */
  boolean isNew(@Nullable String identity) {
    if (identity == null) {
      return true;
    }
    if (identities.contains(identity)) {
      return false;
    }
    // most commits hold one row, for which a table would take more than the row
    if (identities.isEmpty()) {
      identities = Set.of(identity);
      return true;
    }
    if (identities.size() == 1) {
      identities = new HashSet<>(identities);
    }
    return identities.add(identity);
  }
}
