package io.msksdk.admin.channel;

import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What ends the changes of a channel. */
final class ChannelWatches {
  private static final WaitPolicy USUAL = WaitPolicy.atMost(Duration.ofMinutes(30));

  /** The service has been seen to say ACTIVE once and then another state. */
  private static final int LOOKS = 2;

  private static final Set<ChannelState> LOST =
      Set.of(
          ChannelState.FAILED,
          ChannelState.DELETING,
          ChannelState.SUSPENDING,
          ChannelState.SUSPENDED);

  private ChannelWatches() {}

  static Watch<?, Channel> active(String verb, String arn, Supplier<Optional<Channel>> look) {
    AtomicInteger active = new AtomicInteger();
    Watch.Builder<Optional<Channel>, Channel> watch =
        Watch.of(
            verb + " channel",
            arn,
            USUAL,
            () -> {
              Optional<Channel> now = look.get();
              boolean there = now.filter(c -> c.state() == ChannelState.ACTIVE).isPresent();
              active.updateAndGet(looks -> there ? looks + 1 : 0);
              return now;
            });
    watch.kind(verb + "-channel");
    watch.succeedWhen(now -> active.get() >= LOOKS, Optional::orElseThrow);
    watch.failWhen(
        now -> now.filter(channel -> LOST.contains(channel.state())).isPresent(),
        now ->
            new Watch.Failure(
                state(now),
                now.flatMap(Channel::stateReason).orElse("the service gives no reason"),
                ""));
    return watch.state(ChannelWatches::state).build();
  }

  static Watch<?, Void> gone(String arn, Supplier<Optional<Channel>> look) {
    Watch.Builder<Optional<Channel>, Void> watch = Watch.of("delete channel", arn, USUAL, look);
    watch.kind("delete-channel");
    watch.succeedWhen(Optional::isEmpty, now -> null);
    return watch.state(ChannelWatches::state).build();
  }

  private static String state(Optional<Channel> now) {
    return now.map(Channel::rawState).orElse("not there");
  }
}
