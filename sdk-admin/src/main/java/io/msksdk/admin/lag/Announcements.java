package io.msksdk.admin.lag;

import io.msksdk.core.MskException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what is new since the round before. Not thread-safe. */
final class Announcements {
  private static final Logger log = LoggerFactory.getLogger(Announcements.class);

  private final List<LagListener> listeners;
  private @Nullable LagSnapshot before;

  Announcements(List<LagListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  void round(LagSnapshot now) {
    LagSnapshot earlier = before;
    before = now;
    if (listeners.isEmpty()) {
      return;
    }
    tell(listener -> listener.round(now));
    if (earlier != null) {
      now.groups().forEach(group -> changes(earlier, now, group));
    }
  }

  void skipped(long rounds) {
    tell(listener -> listener.skipped(rounds));
  }

  void failed(MskException failure) {
    tell(listener -> listener.failed(failure));
  }

  private void changes(LagSnapshot earlier, LagSnapshot now, GroupLag group) {
    Optional<GroupLag> was = earlier.group(group.group());
    if (was.isEmpty()) {
      return;
    }
    for (TopicLag topic : group.topics()) {
      was.get().topic(topic.topic()).ifPresent(old -> partitions(old, topic, now));
    }
    VerdictStatus from = was.get().verdict().status();
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
