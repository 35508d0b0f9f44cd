package io.msksdk.changefeed.codec;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A MySQL type as the message writes it: the base name with {@code unsigned} and {@code zerofill},
 * and with its parameters when the changefeed is {@code content-compatible}. Immutable and
 * thread-safe.
 */
public final class MysqlType {
  /** The type of a column about which the message says nothing. */
  public static final MysqlType NONE =
      new MysqlType("", ColumnKind.UNKNOWN, false, false, List.of());

  private final String text;
  private final ColumnKind kind;
  private final boolean unsigned;
  private final boolean zerofill;
  private final List<String> elements;

  private MysqlType(
      String text, ColumnKind kind, boolean unsigned, boolean zerofill, List<String> elements) {
    this.text = text;
    this.kind = kind;
    this.unsigned = unsigned;
    this.zerofill = zerofill;
    this.elements = elements;
  }

  /**
   * Reads a type. An unknown name is kept with the kind {@link ColumnKind#UNKNOWN}.
   *
   * @param text such as {@code bigint unsigned} or {@code enum('a','b')}
   * @return the type
   */
  public static MysqlType parse(String text) {
    requireNonNull(text, "text");
    int open = text.indexOf('(');
    int close = text.lastIndexOf(')');
    boolean parameters = open >= 0 && close > open;
    String outside = parameters ? text.substring(0, open) + text.substring(close + 1) : text;
    String lower = outside.trim().toLowerCase(Locale.ROOT);
    int space = lower.indexOf(' ');
    String base = space < 0 ? lower : lower.substring(0, space);
    String rest = space < 0 ? "" : lower.substring(space);
    ColumnKind kind = ColumnKind.of(base);
    boolean listed = parameters && (kind == ColumnKind.ENUM || kind == ColumnKind.SET);
    return new MysqlType(
        text,
        kind,
        rest.contains(" unsigned"),
        rest.contains(" zerofill"),
        listed ? elementsOf(text.substring(open + 1, close)) : List.of());
  }

  /**
   * Guesses a type from its code, for a message that does not name it.
   *
   * @param code a code of {@code java.sql.Types}
   * @return the type, without a text
   */
  public static MysqlType ofSqlType(int code) {
    return new MysqlType("", ColumnKind.ofSqlType(code), false, false, List.of());
  }

  /** Quoted with apostrophes, an apostrophe inside doubled. */
  private static List<String> elementsOf(String list) {
    List<String> found = new ArrayList<>();
    StringBuilder element = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c != '\'') {
        if (inside) {
          element.append(c);
        }
      } else if (!inside) {
        inside = true;
      } else if (i + 1 < list.length() && list.charAt(i + 1) == '\'') {
        element.append(c);
        i++;
      } else {
        inside = false;
        found.add(element.toString());
        element.setLength(0);
      }
    }
    return List.copyOf(found);
  }

  /**
   * Returns the type as the message has it.
   *
   * @return the text, empty when the message does not say
   */
  public String text() {
    return text;
  }

  /**
   * Returns the type without sizes.
   *
   * @return the kind
   */
  public ColumnKind kind() {
    return kind;
  }

  /**
   * Says whether numbers of the type have no sign.
   *
   * @return true for an unsigned type
   */
  public boolean unsigned() {
    return unsigned;
  }

  /**
   * Says whether MySQL pads numbers of the type with zeros.
   *
   * @return true for a {@code zerofill} type
   */
  public boolean zerofill() {
    return zerofill;
  }

  /**
   * Returns the sizes of the type.
   *
   * @return such as 10 and 4 of {@code decimal(10,4)}, empty when the message does not list them
   */
  public List<Integer> sizes() {
    int open = text.indexOf('(');
    int close = text.lastIndexOf(')');
    if (open < 0 || close < open || !elements.isEmpty()) {
      return List.of();
    }
    List<Integer> sizes = new ArrayList<>();
    for (String part : text.substring(open + 1, close).split(",", -1)) {
      String digits = part.trim();
      if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(Character::isDigit)) {
        return List.of();
      }
      sizes.add(Integer.parseInt(digits));
    }
    return List.copyOf(sizes);
  }

  /**
   * Returns the elements of an ENUM or SET.
   *
   * @return the names in order, empty when the message does not list them
   */
  public List<String> elements() {
    return elements;
  }

  /**
   * Returns the type without its parameters, as a changefeed that is not {@code content-compatible}
   * sends it.
   *
   * @return such as {@code decimal}
   */
  public String bareText() {
    int open = text.indexOf('(');
    int close = text.lastIndexOf(')');
    return open >= 0 && close > open ? text.substring(0, open) + text.substring(close + 1) : text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MysqlType that && text.equals(that.text) && kind == that.kind;
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text.isEmpty() ? kind.name() : text;
  }
}
