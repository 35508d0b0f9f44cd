package io.msksdk.local.configuration;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the value of a property is. */
enum PropertyType {
  BOOLEAN,
  TEXT,
  LIST,
  SHORT,
  INT,
  LONG,
  DOUBLE;

  static PropertyType named(String cell) {
    return valueOf(cell.toUpperCase(Locale.ROOT));
  }

  /** Reads a value of this type, null when it is none. */
  @Nullable Double number(String value) {
    try {
      return switch (this) {
        case SHORT -> (double) Short.parseShort(value);
        case INT -> (double) Integer.parseInt(value);
        case LONG -> (double) Long.parseLong(value);
        default -> Double.valueOf(value);
      };
    } catch (NumberFormatException e) {
      return null;
    }
  }

  String shown(double bound) {
    return this == DOUBLE ? Double.toString(bound) : Long.toString((long) bound);
  }
}
