package io.msksdk.replication.failover;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** How strict the gates of a runbook are, and how patient. Immutable. */
public final class GateSettings {
  private final Duration stillFor;
  private final Duration lookEvery;
  private final int metricPoints;
  private final long nearLag;
  private final long mostReread;
  private final Duration clientsWithin;
  private final Duration drainWithin;
  private final Duration replicatorWithin;
  private final Duration eventWithin;

  private GateSettings(
      Pace pace, int metricPoints, long nearLag, long mostReread, Patience patience) {
    this.stillFor = pace.stillFor;
    this.lookEvery = pace.lookEvery;
    this.metricPoints = metricPoints;
    this.nearLag = nearLag;
    this.mostReread = mostReread;
    this.clientsWithin = patience.clients;
    this.drainWithin = patience.drain;
    this.replicatorWithin = patience.replicator;
    this.eventWithin = patience.event;
  }

  private record Pace(Duration stillFor, Duration lookEvery) {}

  private record Patience(Duration clients, Duration drain, Duration replicator, Duration event) {}

  /**
   * Returns the settings for AWS: offsets stand still for 10 s, 3 data points of a metric in a row,
   * at most 1000 messages of lag before clients are stopped; clients have 10 minutes, a drain 30, a
   * replicator 45 (MSK documents up to 30 for its creation) and the event of a Region 7 days.
   *
   * @return the settings
   */
  public static GateSettings defaults() {
    return new GateSettings(
        new Pace(Duration.ofSeconds(10), Duration.ofSeconds(2)),
        3,
        1000,
        Long.MAX_VALUE,
        new Patience(
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofMinutes(45),
            Duration.ofDays(7)));
  }

  /**
   * Returns the settings for a rehearsal on a local MSK: the same gates, looked at every 50 ms,
   * offsets that stand still for half a second, no gates on metrics, at most 30 seconds each.
   *
   * @return the settings
   */
  public static GateSettings rehearsal() {
    Duration most = Duration.ofSeconds(30);
    return new GateSettings(
        new Pace(Duration.ofMillis(500), Duration.ofMillis(50)),
        0,
        1000,
        Long.MAX_VALUE,
        new Patience(most, most, most, most));
  }

  /**
   * Sets how long end offsets must stand still to prove that nothing writes, and how often they are
   * read.
   *
   * @param duration how long, more than zero: a single look proves nothing; longer than the longest
   *     pause of the slowest producer
   * @param every the pause between two looks of any gate, more than zero
   * @return changed settings
   */
  public GateSettings stillFor(Duration duration, Duration every) {
    Pace pace = new Pace(positive("duration", duration), positive("every", every));
    return new GateSettings(pace, metricPoints, nearLag, mostReread, patience());
  }

  /**
   * Sets how many data points in a row must pass, each begun after what the step did.
   *
   * @param points 0 leaves out the gates on metrics; what is proved by offsets stays
   * @return changed settings
   */
  public GateSettings metricPoints(int points) {
    if (points < 0) {
      throw new IllegalArgumentException("points: " + points + " (expected: 0 or more).");
    }
    return new GateSettings(pace(), points, nearLag, mostReread, patience());
  }

  /**
   * Sets the lag of the replicator that is small enough to stop clients. MSK's guide says "close to
   * 0" and gives no number.
   *
   * @param messages the most
   * @return changed settings
   */
  public GateSettings nearLag(long messages) {
    if (messages < 0) {
      throw new IllegalArgumentException("messages: " + messages + " (expected: 0 or more).");
    }
    return new GateSettings(pace(), metricPoints, messages, mostReread, patience());
  }

  /**
   * Sets how many records may be read again by all groups together; no bound unless set.
   *
   * @param records the most
   * @return changed settings
   */
  public GateSettings mostReread(long records) {
    if (records < 0) {
      throw new IllegalArgumentException("records: " + records + " (expected: 0 or more).");
    }
    return new GateSettings(pace(), metricPoints, nearLag, records, patience());
  }

  /**
   * Sets how long gates keep a run before it ends for now.
   *
   * @param clients for clients to stop, to start and to consume what is left
   * @param replicator for a replicator to run and to catch up
   * @return changed settings; the event of a Region keeps its own deadline
   */
  public GateSettings patience(Duration clients, Duration replicator) {
    return new GateSettings(
        pace(),
        metricPoints,
        nearLag,
        mostReread,
        new Patience(
            notNegative("clients", clients),
            notNegative("replicator", replicator),
            replicator,
            eventWithin));
  }

  /**
   * Sets how long a run waits for the event of a Region to end.
   *
   * @param event the longest wait; run again to wait on
   * @return changed settings
   */
  public GateSettings eventWithin(Duration event) {
    return new GateSettings(
        pace(),
        metricPoints,
        nearLag,
        mostReread,
        new Patience(clientsWithin, drainWithin, replicatorWithin, notNegative("event", event)));
  }

  private static Duration positive(String property, Duration value) {
    if (requireNonNull(value, property).isNegative() || value.isZero()) {
      throw new IllegalArgumentException(property + ": " + value + " (expected: more than zero).");
    }
    return value;
  }

  private static Duration notNegative(String property, Duration value) {
    if (requireNonNull(value, property).isNegative()) {
      throw new IllegalArgumentException(property + ": " + value + " (expected: zero or more).");
    }
    return value;
  }

  private Pace pace() {
    return new Pace(stillFor, lookEvery);
  }

  private Patience patience() {
    return new Patience(clientsWithin, drainWithin, replicatorWithin, eventWithin);
  }

  Duration stillFor() {
    return stillFor;
  }

  Duration lookEvery() {
    return lookEvery;
  }

  int metricPoints() {
    return metricPoints;
  }

  long nearLag() {
    return nearLag;
  }

  long mostReread() {
    return mostReread;
  }

  Duration clientsWithin() {
    return clientsWithin;
  }

  Duration drainWithin() {
    return drainWithin;
  }

  Duration replicatorWithin() {
    return replicatorWithin;
  }

  Duration eventWithin() {
    return eventWithin;
  }

  @Override
  public String toString() {
    return "GateSettings[stillFor="
        + stillFor
        + ", metricPoints="
        + metricPoints
        + ", nearLag="
        + nearLag
        + "]";
  }
}
