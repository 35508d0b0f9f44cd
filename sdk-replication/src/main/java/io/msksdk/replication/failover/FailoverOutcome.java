package io.msksdk.replication.failover;

import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param record the record, every step finished, with the evidence of its gates
 */
public record FailoverOutcome(RunRecord record) {

  /**
   * Returns how long nobody could produce: from the call that stopped the producers to the return
   * of the call that started them.
   *
   * @return the pause, empty for a procedure that stops no producers
   */
  public Optional<Duration> pause() {
    return at("stop-producers")
        .flatMap(stopped -> at("start-producers").map(s -> Duration.between(stopped, s)));
  }

  private Optional<Instant> at(String step) {
    return record.steps().stream()
        .filter(s -> s.id().equals(step))
        .findFirst()
        .map(StepRecord::token)
        .flatMap(FailoverOutcome::instant);
  }

  private static Optional<Instant> instant(String token) {
    try {
      return Optional.of(Instant.parse(token));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Returns the steps with their evidence. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(record.kind());
    for (StepRecord step : record.steps()) {
      text.append('\n').append(step);
      step.evidence().forEach(line -> text.append("\n    ").append(line));
    }
    pause()
        .ifPresent(
            pause -> text.append("\npause of producers ").append(pause.toMillis()).append(" ms"));
    return text.toString();
  }
}
