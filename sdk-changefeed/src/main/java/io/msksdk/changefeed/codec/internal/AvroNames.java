package io.msksdk.changefeed.codec.internal;

/** Names of databases, tables and columns as TiCDC makes them fit Avro. */
public final class AvroNames {
  private AvroNames() {}

  /** A first character no name may start with gets an underscore before it, others become one. */
  public static String of(String text) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      boolean digit = c >= '0' && c <= '9';
      if (digit && i == 0) {
        name.append('_');
      }
      name.append(letter || digit ? c : '_');
    }
    return name.toString();
  }
}
