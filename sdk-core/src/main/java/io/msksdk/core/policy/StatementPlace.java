package io.msksdk.core.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a statement stands, so that a finding can name it: {@code Statement[1](ReadOrders)}. */
record StatementPlace(String text) {

  static StatementPlace unnumbered(String sid) {
    return new StatementPlace("Statement" + named(sid));
  }

  static StatementPlace numbered(int index, @Nullable Object statement) {
    Object sid = statement instanceof Map<?, ?> fields ? fields.get("Sid") : null;
    return new StatementPlace(
        "Statement[" + index + "]" + (sid instanceof String name ? named(name) : ""));
  }

  String element(String name) {
    return text + "." + name;
  }

  private static String named(String sid) {
    return sid.isEmpty() ? "" : "(" + sid + ")";
  }
}
