package io.msksdk.changefeed.dispatch;

/** The two placeholders of TiCDC's expressions. */
final class Placeholders {
  private static final String SCHEMA = "{schema}";
  private static final String TABLE = "{table}";

  private Placeholders() {}

  /** Fills both in one pass: a schema may itself be called {table}. */
  static String fill(String text, String schema, String table) {
    StringBuilder name = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      if (text.startsWith(SCHEMA, at)) {
        name.append(schema);
        at += SCHEMA.length();
      } else if (text.startsWith(TABLE, at)) {
        name.append(table);
        at += TABLE.length();
      } else {
        name.append(text.charAt(at++));
      }
    }
    return name.toString();
  }
}
