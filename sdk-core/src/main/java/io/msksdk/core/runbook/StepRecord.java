package io.msksdk.core.runbook;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about one step.
 *
 * @param id the step
 * @param title what it does
 * @param state how far it has come
 * @param token what names its change at the service, null before it has begun
 * @param at when that was written, null for a step that waits
 * @param note why it failed or is held, null unless it is
 * @param evidence what its gates saw, in order
 */
public record StepRecord(
    String id,
    String title,
    StepState state,
    @Nullable String token,
    @Nullable Instant at,
    @Nullable String note,
    List<String> evidence) {

  /**
   * Copies the evidence.
   *
   * @param id the step
   * @param title what it does
   * @param state how far it has come
   * @param token what names its change at the service, null before it has begun
   * @param at when that was written, null for a step that waits
   * @param note why it failed or is held, null unless it is
   * @param evidence what its gates saw, in order
   */
  public StepRecord {
    evidence = List.copyOf(evidence);
  }

  static StepRecord waiting(RunbookStep step) {
    return new StepRecord(step.id(), step.title(), StepState.WAITING, null, null, null, List.of());
  }

  StepRecord now(StepState next, @Nullable String newToken, Instant when) {
    String kept = newToken == null ? token : newToken;
    return new StepRecord(id, title, next, kept, when, null, evidence);
  }

  StepRecord failed(String why, Instant when) {
    return new StepRecord(id, title, StepState.FAILED, token, when, why, evidence);
  }

  StepRecord held(String why, Instant when) {
    return new StepRecord(id, title, state, token, when, why, evidence);
  }

  StepRecord seen(String line, Instant when) {
    List<String> more = new ArrayList<>(evidence);
    more.add(when + " " + line);
    return new StepRecord(id, title, state, token, at, null, more);
  }

  StepRecord abandoned(String why, Instant when) {
    return state.finished()
        ? this
        : new StepRecord(id, title, StepState.ABANDONED, token, when, why, evidence);
  }

  JsonObject json() {
    return JsonObject.builder()
        .text("id", id)
        .text("title", title)
        .text("state", state.name())
        .text("token", token)
        .text("at", at == null ? null : at.toString())
        .text("note", note)
        .texts("evidence", evidence)
        .build();
  }

  static StepRecord of(JsonObject json) {
    try {
      return new StepRecord(
          json.requiredText("id"),
          json.requiredText("title"),
          StepState.valueOf(json.requiredText("state")),
          json.text("token").orElse(null),
          json.text("at").map(Instant::parse).orElse(null),
          json.text("note").orElse(null),
          json.texts("evidence"));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw InvalidSpecException.of(
          Finding.error(
              "runbook.record", "step", json.compact(), "a step as the engine writes it"));
    }
  }

  @Override
  public String toString() {
    return state + " " + title + (note == null ? "" : ": " + note);
  }
}
