package io.msksdk.admin.topic;

import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.operation.Watch;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The controller answers a change first, and brokers show it a moment later. */
record TopicSettling(Function<String, Optional<KafkaTopic>> find) {
  private static final WaitPolicy SOON =
      WaitPolicy.atMost(Duration.ofSeconds(30))
          .pollingEvery(Duration.ofMillis(20), Duration.ofMillis(500));

  KafkaTopic until(String name, Predicate<KafkaTopic> shown) {
    Watch.Builder<Optional<KafkaTopic>, KafkaTopic> watch = watch(name);
    watch.succeedWhen(now -> now.filter(shown).isPresent(), Optional::orElseThrow);
    return await(watch);
  }

  void untilGone(String name) {
    Watch.Builder<Optional<KafkaTopic>, String> watch = watch(name);
    watch.succeedWhen(Optional::isEmpty, now -> name);
    String unused = await(watch);
  }

  private <R> Watch.Builder<Optional<KafkaTopic>, R> watch(String name) {
    Watch.Builder<Optional<KafkaTopic>, R> watch =
        Watch.of("brokers to show topic " + name, name, SOON, () -> find.apply(name));
    return watch.kind("settle-topic").state(now -> now.isPresent() ? "there" : "not there");
  }

  private static <R> R await(Watch.Builder<?, R> watch) {
    try (Waits waits = Waits.on(Time.system())) {
      return waits.handle(watch.build()).await(SOON);
    }
  }
}
