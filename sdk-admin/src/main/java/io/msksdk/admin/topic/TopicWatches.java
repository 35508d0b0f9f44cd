package io.msksdk.admin.topic;

import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What ends the changes of a topic. */
final class TopicWatches {
  private static final WaitPolicy USUAL = WaitPolicy.atMost(Duration.ofMinutes(30));

  /** The service has been seen to say ACTIVE once and then another state. */
  private static final int LOOKS = 2;

  private TopicWatches() {}

  static Watch<?, Topic> active(
      String verb, String id, String name, Supplier<Optional<Topic>> look) {
    AtomicInteger active = new AtomicInteger();
    Watch.Builder<Optional<Topic>, Topic> watch =
        Watch.of(
            verb + " topic " + name,
            id,
            USUAL,
            () -> {
              Optional<Topic> now = look.get();
              boolean there = now.filter(t -> t.state() == TopicState.ACTIVE).isPresent();
              active.updateAndGet(looks -> there ? looks + 1 : 0);
              return now;
            });
    watch.kind(verb + "-topic");
    watch.succeedWhen(now -> active.get() >= LOOKS, Optional::orElseThrow);
    watch.failWhen(
        now -> now.filter(topic -> topic.state() == TopicState.DELETING).isPresent(),
        now -> new Watch.Failure("Deleted", "somebody deletes it", ""));
    return watch.state(TopicWatches::state).build();
  }

  static Watch<?, Void> gone(String id, String name, Supplier<Optional<Topic>> look) {
    Watch.Builder<Optional<Topic>, Void> watch = Watch.of("delete topic " + name, id, USUAL, look);
    watch.kind("delete-topic");
    watch.succeedWhen(Optional::isEmpty, now -> null);
    return watch.state(TopicWatches::state).build();
  }

  private static String state(Optional<Topic> now) {
    return now.map(topic -> String.valueOf(topic.raw().statusAsString())).orElse("not there");
  }
}
