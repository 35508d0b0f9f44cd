package io.msksdk.changefeed.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.ticdc.Diagnosis;
import io.msksdk.changefeed.ticdc.Fate;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the fake refuses, in TiCDC's words. */
final class FakeRules {
  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*");
  private static final int LONGEST_ID = 128;
  private static final Pattern KAFKA = Pattern.compile("kafka(?:\\+ssl)?://[^/?]+/+([^/?]+).*");
  private static final Pattern PROTOCOL = Pattern.compile(".*[?&]protocol=([^&]+).*");
  private static final Pattern MASKED =
      Pattern.compile("([?&][\\w.-]*(?:password|secret)[\\w.-]*=)[^&]*");
  private static final Pattern GO_DURATION =
      Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");
  private static final List<String> DURATIONS =
      List.of("sync_point_interval", "sync_point_retention", "changefeed_error_stuck_duration");

  private FakeRules() {}

  static String id(ObjectNode request) {
    if (!request.hasNonNull("changefeed_id")) {
      return UUID.randomUUID().toString();
    }
    String id = request.get("changefeed_id").asText();
    if (id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
      throw Refused.with(
          "ErrAPIInvalidParam", "invalid api parameter: invalid changefeed_id: " + id);
    }
    return id;
  }

  static String sinkUri(ObjectNode request) {
    String uri = request.path("sink_uri").asText();
    if (uri.isEmpty()) {
      throw Refused.with(
          "ErrSinkURIInvalid",
          "sink uri invalid: sink_uri is empty, cannot create a changefeed without sink_uri");
    }
    if (!KAFKA.matcher(uri).matches()) {
      throw Refused.with(
          "ErrSinkURIInvalid", "sink uri invalid: no topic is specified in sink-uri");
    }
    return uri;
  }

  static Tso start(ObjectNode request, Tso now, Tso safepoint) {
    Tso start = Tso.of(request.path("start_ts").asLong());
    if (start.value() == 0) {
      return now;
    }
    if (start.compareTo(now) > 0) {
      throw Refused.with(
          "ErrAPIInvalidParam",
          "invalid api parameter: invalid start-ts " + start + ", larger than current tso " + now);
    }
    if (start.compareTo(safepoint) <= 0) {
      throw Refused.with(
          "ErrStartTsBeforeGC",
          "fail to create or maintain changefeed because start-ts "
              + start
              + " is earlier than or equal to GC safepoint at "
              + safepoint);
    }
    return start;
  }

  static @Nullable Tso target(ObjectNode request, Tso start) {
    Tso target = Tso.of(request.path("target_ts").asLong());
    if (target.value() == 0) {
      return null;
    }
    if (target.compareTo(start) <= 0) {
      throw Refused.with(
          "ErrTargetTsBeforeStartTs",
          "fail to create changefeed because target-ts "
              + target
              + " is earlier than start-ts "
              + start);
    }
    return target;
  }

  static void sameProtocol(String uri, ObjectNode config) {
    Matcher inUri = PROTOCOL.matcher(uri);
    String inConfig = config.path("sink").path("protocol").asText();
    if (inUri.matches() && !inConfig.isEmpty() && !inConfig.equals(inUri.group(1))) {
      throw Refused.with(
          "ErrIncompatibleSinkConfig",
          "incompatible configuration in sink uri(protocol="
              + inUri.group(1)
              + ") and config file(protocol="
              + inConfig
              + "), please try to update the configuration only through sink uri");
    }
  }

  static void resumable(FakeFeed feed, Tso overwrite, Tso now, Tso safepoint) {
    if (!feed.state().resumable()) {
      throw Refused.with(
          "ErrChangefeedUpdateRefused",
          "changefeed update error: can only resume changefeed when it is stopped, failed, or"
              + " finished, but current state is "
              + feed.state().word());
    }
    Tso from = overwrite.value() == 0 ? feed.checkpoint() : overwrite;
    boolean lost = Diagnosis.of(feed.code(), feed.message()).fate() == Fate.GC_LOST;
    if (from.compareTo(safepoint) <= 0 || (lost && overwrite.value() == 0)) {
      throw Refused.with(
          "ErrStartTsBeforeGC",
          "fail to create or maintain changefeed because start-ts "
              + from
              + " is earlier than or equal to GC safepoint at "
              + safepoint);
    }
    if (from.compareTo(now) > 0) {
      throw Refused.with(
          "ErrAPIInvalidParam",
          "invalid api parameter: invalid start-ts " + from + ", larger than current tso " + now);
    }
  }

  /** The interface takes durations as Go writes them and answers nanoseconds. */
  static ObjectNode nanoseconds(ObjectNode config) {
    ObjectNode copy = config.deepCopy();
    for (String name : DURATIONS) {
      JsonNode value = copy.get(name);
      if (value != null && value.isTextual()) {
        copy.put(name, nanoseconds(name, value.asText()));
      }
    }
    return copy;
  }

  private static long nanoseconds(String name, String text) {
    Matcher parts = GO_DURATION.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      throw Refused.with("ErrAPIInvalidParam", "invalid api parameter: " + name + " " + text);
    }
    return Duration.ofHours(number(parts.group(1)))
        .plusMinutes(number(parts.group(2)))
        .plusSeconds(number(parts.group(3)))
        .toNanos();
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  static String masked(String uri) {
    return MASKED.matcher(uri).replaceAll("$1xxxxx");
  }
}
