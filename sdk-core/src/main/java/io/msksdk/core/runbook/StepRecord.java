package io.msksdk.core.runbook;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about one step.
 *
 * @param id the step
 * @param title what it does
 * @param state how far it has come
 * @param token what names its change at the service, null before it has begun
 * @param at when that was written, null for a step that waits
 * @param note why it failed, null unless it did
 */
public record StepRecord(
    String id,
    String title,
    StepState state,
    @Nullable String token,
    @Nullable Instant at,
    @Nullable String note) {

  static StepRecord waiting(RunbookStep step) {
    return new StepRecord(step.id(), step.title(), StepState.WAITING, null, null, null);
  }

  StepRecord now(StepState next, @Nullable String newToken, Instant when) {
    return new StepRecord(id, title, next, newToken == null ? token : newToken, when, null);
  }

  StepRecord failed(String why, Instant when) {
    return new StepRecord(id, title, StepState.FAILED, token, when, why);
  }

  JsonObject json() {
    return JsonObject.builder()
        .text("id", id)
        .text("title", title)
        .text("state", state.name())
        .text("token", token)
        .text("at", at == null ? null : at.toString())
        .text("note", note)
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
          json.text("note").orElse(null));
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
