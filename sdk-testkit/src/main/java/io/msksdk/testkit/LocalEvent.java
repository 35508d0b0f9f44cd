package io.msksdk.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        Map.copyOf(facts));
  }
}
