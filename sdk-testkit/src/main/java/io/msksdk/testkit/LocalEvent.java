package io.msksdk.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Something that happened in a local MSK.
 *
 * @param sequence its place in the log, counted from 1
 * @param at when, in real time
 * @param kind what sort of thing, such as {@code call}, {@code transition} or {@code login}
 * @param facts what distinguishes it, by name
 */
public record LocalEvent(long sequence, Instant at, String kind, Map<String, String> facts) {
  /** Much the same in every call, so that a line without them says more. */
  private static final Set<String> UNREMARKABLE =
      Set.of("account", "eventSource", "readOnly", "region", "service", "sourceIp", "userAgent");

  static List<LocalEvent> listOf(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false).map(LocalEvent::of).toList();
  }

  private static LocalEvent of(JsonNode json) {
    Map<String, String> facts = new TreeMap<>();
    json.path("facts").properties().forEach(e -> facts.put(e.getKey(), e.getValue().asText()));
    return new LocalEvent(
        json.path("sequence").asLong(),
        Instant.parse(json.path("at").asText()),
        json.path("kind").asText(),
        Collections.unmodifiableMap(facts));
  }

  /** Returns one line for people; {@link #facts} has more. */
  @Override
  public String toString() {
    return sequence
        + " "
        + at
        + " "
        + kind
        + facts.entrySet().stream()
            .filter(fact -> !UNREMARKABLE.contains(fact.getKey()))
            .map(fact -> fact.getKey() + "=" + fact.getValue())
            .collect(Collectors.joining(", ", ": ", ""));
  }
}
