package io.msksdk.changefeed.sink;

import io.msksdk.core.sigv4.UriEncoding;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A sink URI as text, with its secrets for TiCDC or with a mask in their place for people. */
record SinkUriText(
    String scheme,
    @Nullable String userInfo,
    List<String> brokers,
    String topic,
    Map<String, String> parameters) {
  /** What TiCDC puts in the place of a secret when it answers a URI. */
  private static final String MASK = "xxxxx";

  String whole() {
    return written(false);
  }

  String hidden() {
    return written(true);
  }

  private String written(boolean hidden) {
    StringBuilder text = new StringBuilder(scheme).append("://");
    if (userInfo != null) {
      text.append(hidden ? MASK : userInfo).append('@');
    }
    text.append(String.join(",", brokers)).append('/').append(topic);
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    parameters.forEach(
        (name, value) ->
            query.add(name + "=" + UriEncoding.encode(hidden ? shown(name, value) : value)));
    return text.append(query).toString();
  }

  private static String shown(String name, String value) {
    if (secret(name)) {
      return MASK;
    }
    return name.equals("schema-registry") ? RegistryUrl.masked(value) : value;
  }

  /** Whether a secret is TiCDC's mask. */
  boolean masked() {
    boolean user = userInfo != null && userInfo.endsWith(":" + MASK);
    return user
        || parameters.entrySet().stream()
            .anyMatch(
                entry ->
                    (secret(entry.getKey()) && entry.getValue().equals(MASK))
                        || (entry.getKey().equals("schema-registry")
                            && entry.getValue().contains(":" + MASK + "@")));
  }

  /** A parameter TiCDC does not know may be a misspelt password. */
  private static boolean secret(String name) {
    Setting setting = UriSettings.find(name);
    return setting == null || setting.kind().secret();
  }
}
