package io.msksdk.local.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/** Reads the faults of {@code POST /_local/faults}. */
final class FaultJson {
  private static final String KINDS = "throttle, error, latency, reset, truncate, stuck or fail";

  private FaultJson() {}

  static ArmedFault read(JsonNode json) {
    double rate = json.path("rate").asDouble(1);
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate: " + rate + " (expected: above 0 and up to 1)");
    }
    long times = json.path("times").asLong(Long.MAX_VALUE);
    if (times < 1) {
      throw new IllegalArgumentException("times: " + times + " (expected: 1 or more)");
    }
    String operation = json.path("operation").isTextual() ? json.path("operation").asText() : null;
    return new ArmedFault(fault(json), operation, rate, json.path("seed").asLong(0), times);
  }

  private static Fault fault(JsonNode json) {
    String kind = json.path("kind").asText();
    return switch (kind) {
      case "throttle" -> new ThrottleFault();
      case "error" -> error(json.path("status").asInt(500));
      case "latency" -> new LatencyFault(delay(json.path("delay").asText()));
      case "reset" -> new ResetFault(when(json.path("when").asText("after")));
      case "truncate" -> new TruncateFault();
      case "stuck" -> new StuckFault();
      case "fail" -> fail(json);
      case "stale-read", "wrong-version" ->
          throw new UnsupportedOperationException(
              "kind: " + kind + " is not built yet (expected: " + KINDS + ")");
      default -> throw new IllegalArgumentException("kind: " + kind + " (expected: " + KINDS + ")");
    };
  }

  private static Fault error(int status) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status: " + status + " (expected: from 400 to 599)");
    }
    return new ErrorFault(status);
  }

  private static Duration delay(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "delay: " + text + " (expected: an ISO 8601 duration such as PT0.5S)", e);
    }
  }

  private static boolean when(String text) {
    if (text.equals("before") || text.equals("after")) {
      return text.equals("before");
    }
    throw new IllegalArgumentException("when: " + text + " (expected: before or after)");
  }

  private static Fault fail(JsonNode json) {
    // a resource tells of its failure in stateInfo, an operation on one in errorInfo
    JsonNode state = json.path("stateInfo");
    JsonNode error = json.path("errorInfo");
    return new FailFault(
        StateInfo.builder()
            .code(error.path("errorCode").asText(state.path("code").asText("InternalError")))
            .message(
                error.path("errorString").asText(state.path("message").asText("Injected fault.")))
            .build());
  }
}
