package io.msksdk.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** What an engine has written down of itself. */
record EngineLog(EngineHttp http) {

  /** What its own checks found that is newer than an event. */
  Invariants invariantsAfter(long sequence) {
    return Invariants.of(http.get("/_local/invariants?after=" + sequence));
  }

  List<LocalEvent> eventsAfter(long sequence) {
    return LocalEvent.listOf(http.get("/_local/events?after=" + sequence));
  }

  /** Where in the log of denials the next one will come after. */
  long lastDenial() {
    JsonNode all = http.get("/_local/denials");
    return all.isEmpty() ? 0 : all.get(all.size() - 1).path("sequence").asLong();
  }

  List<Denial> denialsAfter(long sequence) {
    return Denial.listOf(http.get("/_local/denials"), sequence);
  }

  /** The warnings and errors of the engine and its brokers since a time. */
  List<String> linesSince(Instant since) {
    return StreamSupport.stream(http.get("/_local/log").spliterator(), false)
        .map(line -> line.path("text").asText().strip())
        .filter(text -> !Instant.parse(text.substring(0, text.indexOf(' '))).isBefore(since))
        .toList();
  }
}
