package io.msksdk.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;

/** An engine that runs, wherever it does. */
interface Engine extends AutoCloseable {

  /** What the engine said of itself when it was ready. */
  Ready ready();

  /** Ends the engine if this is whose it is; a second call does nothing. */
  @Override
  void close();

  /** The engine's line of JSON. */
  record Ready(URI endpoint, String region, String account, Path caFile) {

    /** Whether a line of an engine's output is the one that says it is ready. */
    static boolean isIn(String line) {
      // a JVM writes warnings to standard output too, such as those about agents
      return line.startsWith("{");
    }

    static Ready parse(String output) {
      String line = output.lines().filter(Ready::isIn).findFirst().orElse(output);
      try {
        return of(EngineHttp.JSON.readTree(line));
      } catch (JsonProcessingException e) {
        throw LocalMskException.start(
            "engine: " + line + " (expected: one line of JSON that says it is ready).",
            "The engine and the testkit must be of the same version.",
            e);
      }
    }

    static Ready of(JsonNode json) {
      return new Ready(
          URI.create(json.path("endpoint").asText()),
          json.path("region").asText(),
          json.path("account").asText(),
          Path.of(json.path("caFile").asText()));
    }
  }
}
