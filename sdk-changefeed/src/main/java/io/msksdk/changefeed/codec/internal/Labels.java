package io.msksdk.changefeed.codec.internal;

import java.util.List;

/**
 * The value of an ENUM or SET sent by name, of a type whose elements the message does not list.
 *
 * @param text the names as the message has them, those of a SET with commas between
 */
public record Labels(String text) {
  /** The names one by one. */
  public List<String> names() {
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }
}
