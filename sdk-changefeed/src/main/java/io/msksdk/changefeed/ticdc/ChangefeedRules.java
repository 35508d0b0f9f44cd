package io.msksdk.changefeed.ticdc;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What TiCDC accepts, in its own words where it has some. */
final class ChangefeedRules {
  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*");
  private static final int LONGEST_ID = 128;
  private static final Pattern KAFKA = Pattern.compile("kafka(\\+ssl)?://[^/?#]+/?.*");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private ChangefeedRules() {}

  static String requireId(String id) {
    Finding finding = id(id);
    if (finding != null) {
      throw InvalidSpecException.of(finding);
    }
    return id;
  }

  static void requireSafeForPasswords(URI endpoint) {
    if ("http".equals(endpoint.getScheme()) && !LOOPBACK.contains(endpoint.getHost())) {
      throw InvalidSpecException.of(
          Finding.error("ticdc.clear-password", "endpoint", endpoint, "https with basicAuth")
              .advising("The password could be read on the way: use TLS."));
    }
  }

  static @Nullable Finding id(String id) {
    return id.length() <= LONGEST_ID && ID.matcher(id).matches()
        ? null
        : Finding.error(
            "ticdc.id",
            "changefeed_id",
            id,
            "letters and digits with single hyphens between, at most "
                + LONGEST_ID
                + " characters");
  }

  static List<Finding> sinkUri(String uri) {
    Findings findings = Findings.create();
    if (uri.isBlank()) {
      findings.add(
          Finding.error("ticdc.sink-uri", "sink_uri", null, "a kafka:// URI")
              .advising("sink_uri is empty, cannot create a changefeed without sink_uri."));
    } else if (!KAFKA.matcher(uri).matches()) {
      findings.add(
          Finding.error(
              "ticdc.sink-uri", "sink_uri", Secrets.hide(uri), "kafka://<brokers>/<topic>?..."));
    }
    for (String part : Secrets.masked(uri)) {
      findings.add(
          Finding.error("ticdc.masked", "sink_uri, " + part, "a mask", "the secret itself")
              .advising(
                  "TiCDC masks secrets in what it answers; take the URI from where it is kept."));
    }
    return findings.all();
  }

  static @Nullable Finding target(@Nullable Tso start, @Nullable Tso target) {
    return target == null || start == null || target.compareTo(start) > 0
        ? null
        : Finding.error("ticdc.target-ts", "target_ts", target, "more than start_ts " + start);
  }

  static List<Finding> wholeConfig(ConfigTree config, @Nullable ConfigTree current) {
    Findings findings = Findings.create();
    if (current != null) {
      for (String path : config.lacking(current)) {
        findings.add(
            Finding.error("ticdc.partial-config", "replica_config." + path, null, "a value")
                .advising(
                    "An update replaces the whole configuration: give the changes only, with"
                        + " ChangefeedEdit.config, or every member."));
      }
    }
    for (String path : config.masked()) {
      findings.add(
          Finding.error("ticdc.masked", "replica_config." + path, "a mask", "the secret itself")
              .advising("TiCDC masks secrets in what it answers; give the secret again."));
    }
    return findings.all();
  }
}
