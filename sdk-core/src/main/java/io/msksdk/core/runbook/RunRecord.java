package io.msksdk.core.runbook;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is written down about a run: which runbook, on what, and how far every step has come.
 * Immutable.
 *
 * @param kind the kind of runbook
 * @param subject what it works on, usually an ARN
 * @param digest the runbook's digest
 * @param definition what the runbook was made from, for the process that takes it up again
 * @param reason why it runs, empty when nobody said
 * @param steps the steps in order
 */
public record RunRecord(
    String kind,
    String subject,
    String digest,
    JsonObject definition,
    String reason,
    List<StepRecord> steps) {
  private static final long FORMAT = 1;

  /**
   * Copies the steps.
   *
   * @param kind the kind of runbook
   * @param subject what it works on, usually an ARN
   * @param digest the runbook's digest
   * @param definition what the runbook was made from, for the process that takes it up again
   * @param reason why it runs, empty when nobody said
   * @param steps the steps in order
   */
  public RunRecord {
    steps = List.copyOf(steps);
  }

  /**
   * Says whether nothing is left to do.
   *
   * @return true when every step has ended well
   */
  public boolean finished() {
    return steps.stream().allMatch(step -> step.state().finished());
  }

  /**
   * Says whether no process will go on with it.
   *
   * @return true when every step has ended well or was given up
   */
  public boolean ended() {
    return steps.stream()
        .allMatch(step -> step.state().finished() || step.state() == StepState.ABANDONED);
  }

  /**
   * Gives up what has not ended well. It undoes nothing: it keeps other processes from going on.
   *
   * @param why who gave it up, and what for
   * @param at when
   * @return the record to save in place of this one
   */
  public RunRecord abandoned(String why, Instant at) {
    return new RunRecord(
        kind,
        subject,
        digest,
        definition,
        reason,
        steps.stream().map(step -> step.abandoned(why, at)).toList());
  }

  RunRecord with(int index, StepRecord step) {
    List<StepRecord> changed = new ArrayList<>(steps);
    changed.set(index, step);
    return new RunRecord(kind, subject, digest, definition, reason, changed);
  }

  /**
   * Writes the record.
   *
   * @return JSON that {@link #parse} reads
   */
  public String toJson() {
    return JsonObject.builder()
        .number("format", FORMAT)
        .text("runbook", kind)
        .text("subject", subject)
        .text("digest", digest)
        .text("reason", reason.isEmpty() ? null : reason)
        .object("definition", definition)
        .objects("steps", steps.stream().map(StepRecord::json).toList())
        .build()
        .pretty();
  }

  /**
   * Reads a record.
   *
   * @param text what {@link #toJson} wrote
   * @return the record
   * @throws InvalidSpecException if the text is cut, or written in a format this version of the SDK
   *     does not know
   */
  public static RunRecord parse(String text) {
    JsonObject json = JsonObject.parse("record", text);
    long format = json.number("format").orElse(0);
    if (format != FORMAT) {
      throw InvalidSpecException.of(
          Finding.error("runbook.format", "format", format, String.valueOf(FORMAT))
              .advising("Take the run up with the version of the SDK that began it."));
    }
    return new RunRecord(
        json.requiredText("runbook"),
        json.requiredText("subject"),
        json.requiredText("digest"),
        json.object("definition").orElseGet(() -> JsonObject.builder().build()),
        json.text("reason").orElse(""),
        json.objects("steps").stream().map(StepRecord::of).toList());
  }
}
