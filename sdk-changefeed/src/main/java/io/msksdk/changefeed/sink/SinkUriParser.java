package io.msksdk.changefeed.sink;

import io.msksdk.changefeed.internal.ServerText;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a URI apart; java.net.URI does not know a list of hosts. */
final class SinkUriParser {
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private SinkUriParser() {}

  static SinkUri parse(String text) {
    if (text.isEmpty()) {
      throw InvalidSpecException.of(
          ServerText.refusal("no-uri", "sink_uri", "", "kafka://host:port/topic?protocol=..."));
    }
    int scheme = text.indexOf("://");
    if (scheme < 0) {
      throw InvalidSpecException.of(
          Finding.error(
              "changefeed.sink.scheme", "sink_uri", Finding.HIDDEN, "kafka://host:port/topic"));
    }
    return new SinkUriParser().parse(text.substring(0, scheme), text.substring(scheme + 3));
  }

  private SinkUri parse(String scheme, String rest) {
    int question = rest.indexOf('?');
    String place = question < 0 ? rest : rest.substring(0, question);
    String query = question < 0 ? "" : rest.substring(question + 1);
    int slash = place.indexOf('/');
    String authority = slash < 0 ? place : place.substring(0, slash);
    int at = authority.lastIndexOf('@');
    SinkUri.Builder builder =
        SinkUri.builder(
            authority.substring(at + 1), slash < 0 ? "" : trimmed(place.substring(slash)));
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        put(builder, pair);
      }
    }
    return builder.from(scheme, at < 0 ? null : authority.substring(0, at), findings).build();
  }

  private static String trimmed(String path) {
    String topic = path.replaceAll("^/+|/+$", "");
    return QueryText.decode(topic.replace("+", "%2B")).orElse(topic);
  }

  private void put(SinkUri.Builder builder, String pair) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    String raw = equals < 0 ? "" : pair.substring(equals + 1);
    Setting setting = UriSettings.find(name);
    Optional<String> value = QueryText.decode(raw);
    if (value.isEmpty() || raw.indexOf(';') >= 0) {
      findings.add(
          Finding.error("changefeed.sink.encoding", name, Finding.HIDDEN, "percent-encoded text")
              .advising("Encode every % and ; of a value, in passwords above all."));
      return;
    }
    if (setting != null && setting.kind().secret() && raw.indexOf('+') >= 0) {
      findings.add(
          Finding.warning("changefeed.sink.encoding", name, Finding.HIDDEN, "no plus sign")
              .advising("TiCDC reads it as a blank: write %2B for a plus."));
    }
    if (!seen.add(name)) {
      findings.add(
          Finding.warning("changefeed.sink.twice", name, Finding.HIDDEN, "each parameter once")
              .advising("TiCDC takes the first."));
      return;
    }
    builder.parameter(name, value.get());
  }
}
