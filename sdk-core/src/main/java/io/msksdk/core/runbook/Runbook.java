package io.msksdk.core.runbook;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.time.Time;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An ordered list of steps, run one at a time.
 *
 * <p>The record is saved before and after every change. A run that died is taken up by running the
 * same runbook on the same record, here or in another process: finished steps are left alone, a
 * change under way is waited for, and the first step that has not begun comes next. A step that has
 * {@linkplain RunbookStep#gates() gates} ends when all of them have passed, whoever made its
 * change; what they saw is kept in the record. Thread-safe, but one record serves one run at a
 * time.
 */
public final class Runbook {
  private final String kind;
  private final String subject;
  private final JsonObject definition;
  private final List<RunbookStep> steps;
  private final Time time;

  private Runbook(
      String kind,
      String subject,
      JsonObject definition,
      List<? extends RunbookStep> steps,
      Time time) {
    this.kind = requireNonNull(kind, "kind");
    this.subject = requireNonNull(subject, "subject");
    this.definition = requireNonNull(definition, "definition");
    this.steps = List.copyOf(steps);
    this.time = requireNonNull(time, "time");
  }

  /**
   * Makes a runbook.
   *
   * @param kind the kind of runbook, such as {@code cluster-plan}
   * @param subject what it works on, usually an ARN
   * @param definition what its steps follow from; kept in the record
   * @param steps the steps in order
   * @param time the clock of its record
   * @return the runbook
   */
  public static Runbook of(
      String kind,
      String subject,
      JsonObject definition,
      List<? extends RunbookStep> steps,
      Time time) {
    return new Runbook(kind, subject, definition, steps, time);
  }

  /**
   * Says whether there is nothing to do.
   *
   * @return true without steps
   */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /**
   * Returns the steps.
   *
   * @return in order, unmodifiable
   */
  public List<RunbookStep> steps() {
    return steps;
  }

  /**
   * Returns the effects of all steps.
   *
   * @return a set of its own
   */
  public Set<Effect> effects() {
    Set<Effect> all = EnumSet.noneOf(Effect.class);
    steps.forEach(step -> all.addAll(step.effects()));
    return all;
  }

  /**
   * Returns what stands for exactly this runbook: kind, subject, definition and steps.
   *
   * @return 32 hexadecimal digits
   */
  public String digest() {
    StringBuilder text = new StringBuilder(kind).append('\n').append(subject).append('\n');
    text.append(definition.compact());
    steps.forEach(step -> text.append('\n').append(step.id()).append('\t').append(step.title()));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }

  /**
   * Runs the steps that are not finished yet.
   *
   * @param options how
   * @return the record, every step finished
   * @throws PreconditionException before anything is changed: when an effect is not allowed, the
   *     digest is another, or the record is of another run that has not finished
   * @throws PreconditionException also when a gate was held until its deadline; it is retryable,
   *     the record says what was seen, and running again looks again
   * @throws io.msksdk.core.operation.OperationFailedException when a step ended badly; run again
   *     once its cause is gone
   * @throws io.msksdk.core.operation.WaitTimeoutException when a step outlasted its deadline; it
   *     goes on, run again to wait on
   */
  @CanIgnoreReturnValue
  public RunRecord run(RunOptions options) {
    requireNonNull(options, "options");
    check(options);
    RunRecord record =
        options.store().load().filter(this::continues).orElseGet(() -> fresh(options));
    options.store().save(record);
    // whoever takes a run up need not know why it was begun
    String reason = options.reason().isEmpty() ? record.reason() : options.reason();
    List<RunbookStep> reasoned = steps.stream().map(step -> step.because(reason)).toList();
    return new Run(reasoned, options, time).from(record);
  }

  private RunRecord fresh(RunOptions options) {
    return new RunRecord(
        kind,
        subject,
        digest(),
        definition,
        options.reason(),
        steps.stream().map(StepRecord::waiting).toList());
  }

  private boolean continues(RunRecord record) {
    boolean same = record.digest().equals(digest());
    if (same) {
      requireSameSteps(record);
    }
    if (record.ended()) {
      return false;
    }
    if (same) {
      return true;
    }
    throw PreconditionException.of(
        Finding.error(
                "runbook.other-run",
                "record",
                record.kind() + " of " + record.subject() + ", " + record.digest(),
                kind + " of " + subject + ", " + digest())
            .advising("The record is of a run that has not finished: resume it, or name another."));
  }

  /** A record that lost its steps would pass for one that has finished. */
  private void requireSameSteps(RunRecord record) {
    List<String> expected = steps.stream().map(RunbookStep::id).toList();
    List<String> found = record.steps().stream().map(StepRecord::id).toList();
    if (!found.equals(expected)) {
      throw InvalidSpecException.of(
          Finding.error("runbook.record", "steps", found, expected.toString())
              .advising("The record was edited or damaged: restore it, or name another."));
    }
  }

  private void check(RunOptions options) {
    List<Finding> findings = new ArrayList<>();
    Optional<String> reviewed = options.digest().filter(digest -> !digest.equals(digest()));
    reviewed.ifPresent(
        digest ->
            findings.add(
                Finding.error("runbook.digest", "digest", digest(), digest)
                    .advising("Something changed since the review: review it again.")));
    for (RunbookStep step : steps) {
      for (Effect effect : step.effects()) {
        if (!options.allowed().contains(effect)) {
          findings.add(
              Finding.error("runbook.effect", step.title(), effect, "an effect that is allowed")
                  .advising("Allow it with allowing(Effect." + effect + ")."));
        }
      }
    }
    if (!findings.isEmpty()) {
      throw PreconditionException.of(findings);
    }
  }

  /** Returns the steps, one a line, with their effects and, below each, what is to be known. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind).append(" of ").append(subject);
    if (steps.isEmpty()) {
      return text.append(": nothing to do").toString();
    }
    for (int i = 0; i < steps.size(); i++) {
      RunbookStep step = steps.get(i);
      text.append('\n').append(String.format("%3d. ", i + 1)).append(step.title());
      if (!step.effects().isEmpty()) {
        text.append("  ").append(EnumSet.copyOf(step.effects()));
      }
      step.notes().forEach(note -> text.append("\n     ").append(note));
    }
    return text.append("\ndigest ").append(digest()).toString();
  }
}
