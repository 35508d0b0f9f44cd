package io.msksdk.replication.failover;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.MskException;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.Gate;
import io.msksdk.core.runbook.GateLook;
import io.msksdk.core.runbook.RunOptions;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.RunStore;
import io.msksdk.core.runbook.Runbook;
import io.msksdk.core.runbook.StepRecord;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A procedure for two clusters, ready to be printed, looked through, run and taken up again.
 * Immutable; run it once at a time.
 */
public final class FailoverPlan {
  static final String ALIAS_STEP = "read-alias";

  private final FailoverDefinition definition;
  private final FailoverPair pair;
  private final FailoverMeans means;
  private final boolean resumed;

  FailoverPlan(
      FailoverDefinition definition, FailoverPair pair, FailoverMeans means, boolean resumed) {
    this.definition = definition;
    this.pair = pair;
    this.means = means;
    this.resumed = resumed;
  }

  /**
   * Returns what the steps do beyond their purpose; each must be allowed to run the plan.
   *
   * @return their effects
   */
  public Set<Effect> effects() {
    return with(null, work -> runbook(work).effects());
  }

  /**
   * Returns what stands for exactly this plan, for a review.
   *
   * @return 32 hexadecimal digits
   */
  public String digest() {
    return with(null, work -> runbook(work).digest());
  }

  /**
   * Returns the topics that move.
   *
   * @return by the names producers use, sorted
   */
  public List<String> topics() {
    return definition.topics();
  }

  /**
   * Returns the groups that move.
   *
   * @return their ids, sorted
   */
  public List<String> groups() {
    return definition.groups();
  }

  /**
   * Looks once at every gate of the steps before the first that changes something, and changes
   * nothing: the dry run for the afternoon before.
   *
   * @return a line for every gate, what it sees and what it wants
   */
  public List<GateCheck> check() {
    return with(
        null,
        work -> {
          List<GateCheck> checks = new ArrayList<>();
          for (FailoverStep step : Procedures.steps(work)) {
            if (!step.effects().isEmpty()) {
              break;
            }
            step.preconditions().forEach(gate -> checks.add(check(step, gate)));
            step.gates().forEach(gate -> checks.add(check(step, gate)));
          }
          return checks;
        });
  }

  private static GateCheck check(FailoverStep step, Gate gate) {
    String name = step.id() + "/" + gate.name();
    try {
      GateLook look = gate.look();
      return new GateCheck(name, look.passed(), look.observed(), gate.expected());
    } catch (MskException e) {
      return new GateCheck(name, false, String.valueOf(e.getMessage()), gate.expected());
    }
  }

  /**
   * Returns what the target lacks of what the source has.
   *
   * @return the findings
   */
  public CoverageReport coverage() {
    return with(null, work -> Coverage.of(pair, work.forward(), work.views(), definition.topics()));
  }

  /**
   * Returns whether groups can go on on the target; an unplanned failover with snapshots asks them
   * in place of the primary.
   *
   * @return group by group and partition by partition
   */
  public ReadinessReport readiness() {
    return with(null, work -> work.positions().readiness(definition.topics(), definition.groups()));
  }

  /**
   * Runs the steps one at a time; each ends when its gates have passed, and the record is saved
   * before and after. Run again after a failure, a gate that was held or a crash, here or in
   * another process, it goes on where it stopped.
   *
   * @param options where to keep the record, and which effects are allowed
   * @return what came of it
   * @throws io.msksdk.core.runbook.PreconditionException before anything is changed, when an effect
   *     is not allowed or the record is another; or, retryable, when a gate was held until its
   *     deadline
   */
  @CanIgnoreReturnValue
  public FailoverOutcome run(RunOptions options) {
    Optional<RunRecord> begun = options.store().load();
    if (resumed && begun.map(RunRecord::ended).orElse(false)) {
      return ended(begun.orElseThrow());
    }
    String alias = begun.map(FailoverPlan::aliasIn).orElse(null);
    return new FailoverOutcome(with(alias, work -> runbook(work).run(options)));
  }

  private static FailoverOutcome ended(RunRecord record) {
    if (!record.finished()) {
      throw FailoverRefusal.calledOff(record);
    }
    return new FailoverOutcome(record);
  }

  private static @Nullable String aliasIn(RunRecord record) {
    return record.steps().stream()
        .filter(step -> step.id().equals(ALIAS_STEP))
        .findFirst()
        .map(StepRecord::token)
        .orElse(null);
  }

  /**
   * Calls a run off: what has not ended is given up, and no process goes on with the record.
   * Nothing is undone. A process that runs it at this moment must be ended first.
   *
   * @param store where the record is kept
   * @param why who called it off, and what for
   * @return where things stand, and how to get back
   */
  public Standing abort(RunStore store, String why) {
    RunRecord record = store.load().orElseThrow(FailoverRefusal::noRecord);
    if (!record.kind().equals(definition.procedure().kind())) {
      throw FailoverRefusal.otherRecord(record.kind());
    }
    store.save(record.abandoned(why, means.time().now()));
    return standing(record);
  }

  /**
   * Returns where a run stands.
   *
   * @param record its record
   * @return what has been done, and how to get back
   */
  public Standing standing(RunRecord record) {
    return with(null, work -> Standing.of(record, Procedures.steps(work)));
  }

  private <T> T with(@Nullable String alias, Function<Work, T> action) {
    boolean ahead = definition.from().equals(pair.primary().cluster());
    FailoverSite from = ahead ? pair.primary() : pair.secondary();
    FailoverSite to = ahead ? pair.secondary() : pair.primary();
    try (Views views = new Views(from, to)) {
      Leg forward = new Leg(from, to, definition.naming(), alias);
      Leg reverse = new Leg(to, from, definition.naming(), null);
      return action.apply(new Work(definition, pair, means, views, forward, reverse));
    }
  }

  private Runbook runbook(Work work) {
    return Runbook.of(
        definition.procedure().kind(),
        definition.from() + " -> " + definition.to(),
        definition.json(),
        Procedures.steps(work),
        means.time());
  }

  /** Returns the plan as a person on call follows it: steps, gates and the way back. */
  @Override
  public String toString() {
    return with(
        null,
        work -> {
          StringBuilder text = new StringBuilder();
          text.append(definition.procedure().kind().toUpperCase(Locale.ROOT))
              .append("  ")
              .append(work.from())
              .append(" -> ")
              .append(work.to())
              .append("\n")
              .append(definition.naming())
              .append(" names, ")
              .append(definition.topics().size())
              .append(" topics, ")
              .append(definition.groups().size())
              .append(" groups");
          if (means.settings().metricPoints() == 0 || work.to().readings() == null) {
            text.append("; gates on metrics are left out");
          }
          List<FailoverStep> steps = Procedures.steps(work);
          for (int i = 0; i < steps.size(); i++) {
            print(text, i + 1, steps.get(i));
          }
          return text.append("\ndigest ").append(runbook(work).digest()).toString();
        });
  }

  private static void print(StringBuilder text, int number, FailoverStep step) {
    text.append(String.format("%n%3d. ", number)).append(step.title());
    text.append("  [").append(step.id()).append(']');
    if (!step.effects().isEmpty()) {
      text.append("  ").append(EnumSet.copyOf(step.effects()));
    }
    step.preconditions().forEach(gate -> text.append("\n       only when ").append(gate));
    step.gates().forEach(gate -> text.append("\n       go on when ").append(gate));
    text.append("\n       then ").append(step.standing());
    text.append("\n       back: ").append(step.undo());
    if (step.noReturn()) {
      text.append("\n     ---- point of no return ----");
    }
  }
}
