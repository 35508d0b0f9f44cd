package io.msksdk.admin.lag;

import io.msksdk.core.MskException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what is new since a group or a topic was seen last, which need not be the round
 * before: a listing or a coordinator may have failed meanwhile. Not thread-safe.
 */
final class Announcements {
  private static final Logger log = LoggerFactory.getLogger(Announcements.class);

  private final List<LagListener> listeners;
  private final Map<String, Known> known = new HashMap<>();

  Announcements(List<LagListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  void round(LagSnapshot now) {
    if (listeners.isEmpty()) {
      return;
    }
    tell(listener -> listener.round(now));
    for (GroupLag group : now.groups()) {
      Known was = known.get(group.group());
      if (was != null) {
        changes(was, now, group);
      }
      known.put(group.group(), Known.of(group, was, now.at()));
    }
    // as long as the history remembers them
    Instant oldest = now.at().minus(now.policy().window().multipliedBy(2));
    known.values().removeIf(group -> group.seen().isBefore(oldest));
  }

  /** How a group was seen last, and its topics where a fault hides them now. */
  private record Known(VerdictStatus status, Map<String, TopicLag> topics, Instant seen) {

    static Known of(GroupLag group, @Nullable Known before, Instant now) {
      Map<String, TopicLag> topics = new HashMap<>();
      if (before != null && !group.faults().isEmpty()) {
        topics.putAll(before.topics());
        Instant oldest = now.minus(ofWindow(before));
        topics.values().removeIf(topic -> Instant.ofEpochMilli(topic.at()).isBefore(oldest));
      }
      group.topics().forEach(topic -> topics.put(topic.topic(), topic));
      return new Known(group.verdict().status(), topics, now);
    }

    private static Duration ofWindow(Known known) {
      return known.topics().values().stream()
          .findFirst()
          .map(topic -> topic.policy().window().multipliedBy(2))
          .orElse(Duration.ZERO);
    }
  }

  void skipped(long rounds) {
    tell(listener -> listener.skipped(rounds));
  }

  void failed(MskException failure) {
    tell(listener -> listener.failed(failure));
  }

  private void changes(Known was, LagSnapshot now, GroupLag group) {
    for (TopicLag topic : group.topics()) {
      TopicLag old = was.topics().get(topic.topic());
      if (old != null) {
        partitions(old, topic, now);
      }
    }
    VerdictStatus from = was.status();
    Verdict to = group.verdict();
    if (from != to.status()) {
      var change = new VerdictChange(group.group(), "", from, to, now.at());
      tell(listener -> listener.groupChanged(change));
    }
  }

  private void partitions(TopicLag old, TopicLag topic, LagSnapshot now) {
    int size = Math.min(old.reading().size(), topic.reading().size());
    for (int p = 0; p < size; p++) {
      if (old.reading().tracks(p) && topic.reading().tracks(p)) {
        VerdictStatus from = old.judgement().status(p);
        if (from != topic.judgement().status(p)) {
          partition(from, topic, p, now);
        }
      }
    }
  }

  private void partition(VerdictStatus from, TopicLag topic, int p, LagSnapshot now) {
    topic
        .partition(p)
        .map(
            partition ->
                new VerdictChange(
                    topic.group(), topic.topic() + "-" + p, from, partition.verdict(), now.at()))
        .ifPresent(change -> tell(listener -> listener.partitionChanged(change)));
  }

  private void tell(Consumer<LagListener> news) {
    for (LagListener listener : listeners) {
      try {
        news.accept(listener);
      } catch (RuntimeException failure) {
        log.debug("A listener failed", failure);
      }
    }
  }
}
