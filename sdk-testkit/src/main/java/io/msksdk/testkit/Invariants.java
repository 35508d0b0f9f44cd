package io.msksdk.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the checks of an engine's event log found. */
record Invariants(long last, List<String> violations, List<String> unsettled) {

  static Invariants of(JsonNode json) {
    return new Invariants(
        json.path("last").asLong(),
        StreamSupport.stream(json.path("violations").spliterator(), false)
            .map(Invariants::violation)
            .toList(),
        StreamSupport.stream(json.path("unsettled").spliterator(), false)
            .map(found -> found.path("resource").asText() + " is " + found.path("state").asText())
            .toList());
  }

  private static String violation(JsonNode json) {
    return json.path("resource").asText()
        + " "
        + json.path("detail").asText()
        + " (rule: "
        + json.path("rule").asText()
        + ", event "
        + json.path("sequence").asLong()
        + ")";
  }
}
