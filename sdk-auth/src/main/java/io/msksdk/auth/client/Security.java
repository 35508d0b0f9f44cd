package io.msksdk.auth.client;

import io.msksdk.core.check.Finding;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a client proves who it is, in its settings.
 *
 * @param objects as objects, secrets as Kafka's own {@code Password}
 * @param text the same as text; null when it cannot be text
 * @param textMissing why it cannot, or null
 */
record Security(
    Map<String, Object> objects,
    @Nullable Map<String, String> text,
    @Nullable Finding textMissing) {

  static Security of(Map<String, ?> objects, Map<String, String> text) {
    return new Security(new TreeMap<>(objects), text, null);
  }

  /** Settings without a secret are the same both ways. */
  static Security of(Map<String, String> text) {
    return of(text, text);
  }

  static Security ofObjects(Map<String, Object> objects, Finding textMissing) {
    return new Security(objects, null, textMissing);
  }

  Security with(TrustedAuthorities trusted) {
    return new Security(
        joined(objects, trusted.settings()),
        text == null ? null : joined(text, trusted.settings()),
        textMissing);
  }

  private static <V> Map<String, V> joined(Map<String, V> settings, Map<String, ? extends V> more) {
    Map<String, V> joined = new TreeMap<>(settings);
    joined.putAll(more);
    return joined;
  }

  /** Returns the names: values may be secret. */
  @Override
  public String toString() {
    return "Security" + objects.keySet();
  }
}
