package io.msksdk.local.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.clock.StatedDuration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/** Reads the faults of {@code POST /_local/faults}. */
final class FaultJson {
  private static final List<String> MEMBERS =
      List.of(
          "operation",
          "kind",
          "status",
          "times",
          "rate",
          "delay",
          "stateInfo",
          "errorInfo",
          "seed",
          "when");
  private static final String KINDS =
      "throttle, error, latency, reset, truncate, stale-read, stuck, fail, wrong-version or skew";

  private FaultJson() {}

  static ArmedFault read(JsonNode json, Reads reads) {
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        throw wrong(member.getKey(), "unknown", "one of " + String.join(", ", MEMBERS));
      }
    }
    return new ArmedFault(fault(json, reads), operation(json), rate(json), seed(json), times(json));
  }

  private static Fault fault(JsonNode json, Reads reads) {
    String kind = json.path("kind").asText();
    return switch (kind) {
      case "throttle" -> new ThrottleFault();
      case "error" -> new ErrorFault(status(json));
      case "latency" -> new LatencyFault(notNegative(delay(json)));
      case "reset" -> new ResetFault(when(json.path("when").asText("after")));
      case "truncate" -> new TruncateFault();
      case "stale-read" -> new StaleReadFault(reads, reads.now());
      case "stuck" -> new StuckFault();
      case "fail" -> fail(json);
      case "wrong-version" -> new WrongVersionFault();
      case "skew" -> new SkewFault(delay(json));
      default -> throw wrong("kind", kind, KINDS);
    };
  }

  private static @Nullable String operation(JsonNode json) {
    JsonNode operation = json.path("operation");
    if (operation.isMissingNode()) {
      return null;
    }
    if (!operation.isTextual() || operation.asText().isBlank()) {
      throw wrong("operation", operation, "the name of an operation");
    }
    return operation.asText();
  }

  private static double rate(JsonNode json) {
    JsonNode rate = json.path("rate");
    if (rate.isMissingNode()) {
      return 1;
    }
    if (!rate.isNumber() || !(rate.asDouble() > 0 && rate.asDouble() <= 1)) {
      throw wrong("rate", rate, "above 0 and up to 1");
    }
    return rate.asDouble();
  }

  private static long times(JsonNode json) {
    JsonNode times = json.path("times");
    if (times.isMissingNode()) {
      return Long.MAX_VALUE;
    }
    if (!times.canConvertToLong() || !times.isIntegralNumber() || times.asLong() < 1) {
      throw wrong("times", times, "1 or more");
    }
    return times.asLong();
  }

  private static long seed(JsonNode json) {
    JsonNode seed = json.path("seed");
    if (!seed.isMissingNode() && !(seed.isIntegralNumber() && seed.canConvertToLong())) {
      throw wrong("seed", seed, "a whole number");
    }
    return seed.asLong(0);
  }

  private static int status(JsonNode json) {
    JsonNode status = json.path("status");
    if (status.isMissingNode()) {
      return 500;
    }
    if (!status.isIntegralNumber() || status.asLong() < 400 || status.asLong() > 599) {
      throw wrong("status", status, "from 400 to 599");
    }
    return status.asInt();
  }

  private static Duration delay(JsonNode json) {
    return StatedDuration.parse("delay", json.path("delay").asText());
  }

  private static Duration notNegative(Duration delay) {
    if (delay.isNegative()) {
      throw wrong("delay", delay, "zero or more");
    }
    return delay;
  }

  private static boolean when(String text) {
    if (text.equals("before") || text.equals("after")) {
      return text.equals("before");
    }
    throw wrong("when", text, "before or after");
  }

  /** Resources say how they failed by a state information, operations by an error information. */
  private static Fault fail(JsonNode json) {
    JsonNode state = json.path("stateInfo");
    JsonNode error = json.path("errorInfo");
    return new FailFault(
        StateInfo.builder()
            .code(state.path("code").asText(error.path("errorCode").asText("InternalError")))
            .message(
                state.path("message").asText(error.path("errorString").asText("Injected fault.")))
            .build());
  }

  private static IllegalArgumentException wrong(String name, Object seen, String expected) {
    return new IllegalArgumentException(name + ": " + seen + " (expected: " + expected + ")");
  }
}
