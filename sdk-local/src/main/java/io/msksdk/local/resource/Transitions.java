package io.msksdk.local.resource;

import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.event.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Moves resources from state to state in the local MSK's time, and writes every step to the event
 * log. Thread-safe.
 */
public final class Transitions {
  private final LocalClock clock;
  private final EventLog events;

  /**
   * Joins the time and the log.
   *
   * @param clock the local MSK's time
   * @param events where transitions are written
   */
  public Transitions(LocalClock clock, EventLog events) {
    this.clock = clock;
    this.events = events;
  }

  /**
   * Returns the local MSK's time.
   *
   * @return now
   */
  public Instant now() {
    return clock.now();
  }

  /**
   * Lets a step follow when the service would have taken its time.
   *
   * @param documented how long the service takes
   * @param step what follows
   * @return completed after the step
   */
  public CompletableFuture<Void> after(Duration documented, Runnable step) {
    return clock.elapsed(documented).thenRun(step);
  }

  /**
   * Lets a step follow when it is due by itself; never on a clock whose time does not pass.
   *
   * @param moment when it is due
   * @param step what follows
   * @return completed after the step
   */
  public CompletableFuture<Void> at(Instant moment, Runnable step) {
    return clock.due(Duration.between(clock.now(), moment)).thenRun(step);
  }

  /**
   * Writes a transition down.
   *
   * @param arn the resource
   * @param from the state it left, {@code NONE} for a new one
   * @param to the state it entered, {@code GONE} when it ceased to exist
   */
  public void moved(String arn, String from, String to) {
    events.add("transition", Map.of("resource", arn, "from", from, "to", to));
  }
}
