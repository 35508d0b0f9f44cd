package io.msksdk.local.connect;

import java.util.Map;

/** What tags must be (API reference of MSK Connect, {@code TagResource}). */
final class Tags {
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  private Tags() {}

  static Map<String, String> checked(Map<String, String> tags) {
    tags.forEach(
        (key, value) -> {
          if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw ConnectRefusal.invalid(
                "tags", "A key must have from 1 to " + LONGEST_KEY + " characters.");
          }
          if (key.startsWith("aws:")) {
            throw ConnectRefusal.invalid("tags", "The key " + key + " is reserved.");
          }
          if (value.length() > LONGEST_VALUE) {
            throw ConnectRefusal.invalid(
                "tags", "A value must have at most " + LONGEST_VALUE + " characters.");
          }
        });
    return tags;
  }
}
