package io.msksdk.changefeed.ticdc;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkConflicts;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What TiCDC accepts, in its own words where it has some. */
final class ChangefeedRules {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private ChangefeedRules() {}

  static void requireSafeForPasswords(URI endpoint) {
    if ("http".equals(endpoint.getScheme()) && !LOOPBACK.contains(endpoint.getHost())) {
      throw InvalidSpecException.of(
          Finding.error("ticdc.clear-password", "endpoint", endpoint, "https with basicAuth")
              .advising("The password could be read on the way: use TLS."));
    }
  }

  static List<Finding> sinkUri(SinkUri uri) {
    Findings findings = Findings.create();
    List<String> parts = Secrets.masked(uri.text());
    // a mask within an encoded value, such as a registry's URL, is known to the URI alone
    for (String part : parts.isEmpty() && uri.masked() ? List.of("schema-registry") : parts) {
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

  static List<Finding> wholeConfig(ConfigOverlay config, ConfigOverlay current) {
    Findings findings = Findings.create();
    for (String path : config.lacking(current)) {
      findings.add(
          Finding.error("ticdc.partial-config", "replica_config." + path, null, "a value")
              .advising(
                  "An update replaces the whole configuration: give the changes only, with"
                      + " ChangefeedEdit.config, or every member."));
    }
    return findings.addAll(masked(config)).all();
  }

  /** What URI and configuration say against each other once both are in force. */
  static List<Finding> conflicts(String uri, ConfigOverlay config) {
    try {
      return SinkConflicts.atUpdate(SinkUri.parse(uri), ReplicaConfig.parse(config.json()));
    } catch (InvalidSpecException unknown) {
      return List.of(); // another sink, or what this version does not know: TiCDC has the word
    }
  }

  static List<Finding> masked(ConfigOverlay config) {
    Findings findings = Findings.create();
    for (String path : config.masked()) {
      findings.add(
          Finding.error("ticdc.masked", "replica_config." + path, "a mask", "the secret itself")
              .advising("TiCDC masks secrets in what it answers; give the secret again."));
    }
    return findings.all();
  }
}
