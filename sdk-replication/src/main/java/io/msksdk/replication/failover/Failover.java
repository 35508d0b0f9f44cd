package io.msksdk.replication.failover;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.time.Time;
import io.msksdk.replication.replicator.StartingPosition;
import io.msksdk.replication.replicator.TopicNames;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Describes a failover, to be planned. Not thread-safe.
 *
 * <pre>{@code
 * FailoverPlan plan = Failover.planned(pair).application(orders).plan();
 * System.out.println(plan);
 * plan.check().forEach(System.out::println);
 * FailoverOutcome outcome = plan.run(RunOptions.recordIn(store)
 *     .allowing(CUTS_CLIENTS, IRREVERSIBLE, BILLED, LENGTHY));
 * }</pre>
 *
 * <p>Both topic namings are covered by every procedure; {@link #ordered()} is for prefixed names.
 */
public final class Failover {
  private final Procedure procedure;
  private final FailoverPair pair;
  private @Nullable FailoverApplication application;
  private GateSettings settings = GateSettings.defaults();
  private Time time = Time.system();
  private boolean ordered;
  private boolean early;
  private long marginMillis = -1;
  private @Nullable SnapshotStore snapshots;
  private StartingPosition start;
  private @Nullable String replicator;

  private Failover(Procedure procedure, FailoverPair pair, StartingPosition start) {
    this.procedure = procedure;
    this.pair = requireNonNull(pair, "pair");
    this.start = start;
  }

  /**
   * Moves clients from primary to secondary while both work. No record is lost.
   *
   * @param pair the clusters; a replicator runs from primary to secondary
   * @return a description with the defaults
   */
  public static Failover planned(FailoverPair pair) {
    return new Failover(Procedure.PLANNED, pair, StartingPosition.EARLIEST);
  }

  /**
   * Moves clients from a primary that fails to the secondary. What was not copied is lost until the
   * primary is back; {@link LossReport} says how much. The reverse replicator begins at EARLIEST:
   * with LATEST nothing written during the event would ever be copied back.
   *
   * @param pair the clusters; a replicator ran from primary to secondary
   * @return a description with the defaults
   */
  public static Failover unplanned(FailoverPair pair) {
    return new Failover(Procedure.UNPLANNED, pair, StartingPosition.EARLIEST);
  }

  /**
   * Moves clients back from secondary to primary. No record is lost.
   *
   * @param pair the clusters, as they were before the failover
   * @return a description with the defaults
   */
  public static Failover failback(FailoverPair pair) {
    return new Failover(Procedure.FAILBACK, pair, StartingPosition.EARLIEST);
  }

  /**
   * Sets the secondary up to stand by.
   *
   * @param pair the clusters; clients run on the primary
   * @return a description with the defaults
   */
  public static Failover activePassive(FailoverPair pair) {
    return new Failover(Procedure.ACTIVE_PASSIVE, pair, StartingPosition.LATEST);
  }

  /**
   * Sets two clusters up to serve at the same time, a replicator in each direction.
   *
   * @param pair the clusters
   * @return a description with the defaults
   */
  public static Failover activeActive(FailoverPair pair) {
    return new Failover(Procedure.ACTIVE_ACTIVE, pair, StartingPosition.EARLIEST);
  }

  /**
   * Replaces the replicator from primary to secondary, for what cannot be edited. With LATEST the
   * producers must be stopped, as what is written in between is never copied.
   *
   * @param pair the clusters
   * @return a description that begins at EARLIEST
   */
  public static Failover replacement(FailoverPair pair) {
    return new Failover(Procedure.REPLACEMENT, pair, StartingPosition.EARLIEST);
  }

  /**
   * Takes up a run that another process began, from its record alone.
   *
   * @param pair the pair it was begun with
   * @param application the application
   * @param store where that process kept its record
   * @return the description; plan it and run it on the same store. A run that had ended is not
   *     begun again
   */
  public static Resumption resume(
      FailoverPair pair, FailoverApplication application, RunStore store) {
    RunRecord record = store.load().orElseThrow(FailoverRefusal::noRecord);
    FailoverDefinition definition = FailoverDefinition.read(record.kind(), record.definition());
    boolean ahead = definition.from().equals(pair.primary().cluster());
    FailoverSite from = ahead ? pair.primary() : pair.secondary();
    FailoverSite to = ahead ? pair.secondary() : pair.primary();
    if (!definition.from().equals(from.cluster()) || !definition.to().equals(to.cluster())) {
      throw FailoverRefusal.otherPair(record.subject(), pair.toString());
    }
    return new Resumption(definition, pair, requireNonNull(application, "application"), null);
  }

  /**
   * Sets the application.
   *
   * @param application whose clients move
   * @return this description
   */
  @CanIgnoreReturnValue
  public Failover application(FailoverApplication application) {
    this.application = requireNonNull(application, "application");
    return this;
  }

  /**
   * Sets how strict and how patient the gates are.
   *
   * @param settings those for AWS unless set
   * @return this description
   */
  @CanIgnoreReturnValue
  public Failover gates(GateSettings settings) {
    this.settings = requireNonNull(settings, "settings");
    return this;
  }

  /**
   * Consumes copies to their end before the first own record, so that the order of each key
   * survives. For prefixed names; under identical names the order survives without it.
   *
   * @return this description
   */
  @CanIgnoreReturnValue
  public Failover ordered() {
    this.ordered = true;
    return this;
  }

  /**
   * Creates the reverse replicator before clients are stopped. The guide creates it after, which
   * adds up to half an hour to the pause; it begins at EARLIEST, so that nothing is missed.
   *
   * @return this description
   */
  @CanIgnoreReturnValue
  public Failover reverseFirst() {
    this.early = true;
    return this;
  }

  /**
   * Gives groups whose offset was not translated one by time: where the record they read last has
   * its time on the target, a margin earlier. For planned failovers and failbacks, after everything
   * was copied; without it they hold the gate {@code groups-ready}.
   *
   * @param margin how much timestamps of a partition may be out of order; the more, the more is
   *     read again
   * @return this description
   */
  @CanIgnoreReturnValue
  public Failover offsetsByTime(Duration margin) {
    if (procedure != Procedure.PLANNED && procedure != Procedure.FAILBACK) {
      throw new IllegalStateException(
          "offsetsByTime: "
              + procedure
              + " (expected: a planned failover or a failback; an unplanned one needs snapshots).");
    }
    this.marginMillis = millis(margin);
    return this;
  }

  /**
   * The same for an unplanned failover, whose primary cannot be asked: from where groups stood in
   * the last snapshot before the event. What they have consumed after it they read again, and the
   * step {@code fill-offsets} says how much that is at most; without it groups without an offset
   * begin where their reset says.
   *
   * @param margin how much timestamps of a partition may be out of order
   * @param snapshots what a {@link SnapshotRecorder} kept; a process that takes the run up needs
   *     them too
   * @return this description
   */
  @CanIgnoreReturnValue
  public Failover offsetsByTime(Duration margin, SnapshotStore snapshots) {
    if (procedure != Procedure.UNPLANNED) {
      throw new IllegalStateException(
          "offsetsByTime: " + procedure + " (expected: an unplanned failover, with snapshots).");
    }
    this.marginMillis = millis(margin);
    this.snapshots = requireNonNull(snapshots, "snapshots");
    return this;
  }

  private static long millis(Duration margin) {
    if (margin.isNegative()) {
      throw new IllegalArgumentException("margin: " + margin + " (expected: zero or more).");
    }
    return margin.toMillis();
  }

  /**
   * Sets where a replicator that is set up or replaced begins. Failovers and failbacks always use
   * EARLIEST.
   *
   * @param start LATEST for a set-up of active and passive unless set, otherwise EARLIEST
   * @return this description
   */
  @CanIgnoreReturnValue
  public Failover startingAt(StartingPosition start) {
    if (procedure == Procedure.UNPLANNED
        || procedure == Procedure.FAILBACK
        || procedure == Procedure.PLANNED) {
      throw new IllegalStateException("start: " + start + " (expected: EARLIEST, always).");
    }
    this.start = requireNonNull(start, "start");
    return this;
  }

  /**
   * Names the replicator that is created on the way.
   *
   * @param name unique in its Region; made of the names of the clusters unless set. The second one
   *     of a set-up of active and active is called the same with {@code -back}
   * @return this description
   */
  @CanIgnoreReturnValue
  public Failover replicatorNamed(String name) {
    this.replicator = requireNonNull(name, "name");
    return this;
  }

  /**
   * Runs on another clock, for tests.
   *
   * @param time the real one unless set
   * @return this description
   */
  @CanIgnoreReturnValue
  public Failover time(Time time) {
    this.time = requireNonNull(time, "time");
    return this;
  }

  /**
   * Looks which topics and groups there are, and plans. An unplanned failover looks at the
   * secondary alone.
   *
   * @return the plan
   * @throws io.msksdk.core.runbook.PreconditionException when there is nothing to move, no
   *     replicator where one must be, or it names copies in another way
   */
  public FailoverPlan plan() {
    FailoverApplication part = requireNonNull(application, "application");
    if (ordered && pair.naming() == TopicNames.IDENTICAL) {
      throw FailoverRefusal.orderedTopics();
    }
    boolean back = procedure == Procedure.FAILBACK;
    FailoverSite from = back ? pair.secondary() : pair.primary();
    FailoverSite to = back ? pair.primary() : pair.secondary();
    FailoverMeans means = new FailoverMeans(part, settings, time, snapshots);
    Discovery found = Discovery.of(procedure, pair, from, to, means.keptGroups());
    FailoverDefinition definition =
        new FailoverDefinition(
            procedure,
            from.cluster(),
            to.cluster(),
            pair.naming(),
            found.topics(),
            found.groups(),
            ordered,
            early,
            start,
            replicator == null ? "" : replicator,
            pair.activeActive(),
            marginMillis);
    return new FailoverPlan(definition, pair, means, false);
  }

  /** A run to be taken up. Immutable. */
  public static final class Resumption {
    private final FailoverDefinition definition;
    private final FailoverPair pair;
    private final FailoverApplication application;
    private final @Nullable SnapshotStore snapshots;

    private Resumption(
        FailoverDefinition definition,
        FailoverPair pair,
        FailoverApplication application,
        @Nullable SnapshotStore snapshots) {
      this.definition = definition;
      this.pair = pair;
      this.application = application;
      this.snapshots = snapshots;
    }

    /**
     * Sets the snapshots that an unplanned failover with offsets by time was begun with.
     *
     * @param snapshots what a {@link SnapshotRecorder} kept
     * @return the run with them
     */
    public Resumption snapshots(SnapshotStore snapshots) {
      return new Resumption(definition, pair, application, requireNonNull(snapshots, "snapshots"));
    }

    /**
     * Plans what is left with these gates.
     *
     * @param settings the gates; they need not be those the run was begun with
     * @return the plan
     */
    public FailoverPlan plan(GateSettings settings) {
      return plan(settings, Time.system());
    }

    /**
     * Plans what is left on another clock, for tests.
     *
     * @param settings the gates
     * @param time the clock
     * @return the plan
     */
    public FailoverPlan plan(GateSettings settings, Time time) {
      if (definition.fillsFromSnapshots() && snapshots == null) {
        throw FailoverRefusal.snapshotsMissing();
      }
      return new FailoverPlan(
          definition,
          pair,
          new FailoverMeans(
              application,
              requireNonNull(settings, "settings"),
              requireNonNull(time, "time"),
              snapshots),
          true);
    }
  }
}
