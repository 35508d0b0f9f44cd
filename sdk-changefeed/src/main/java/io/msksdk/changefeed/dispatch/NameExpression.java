package io.msksdk.changefeed.dispatch;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a schema or table is called in messages, such as <code>{schema}_archive</code>. Source: TiDB
 * documentation, "TiCDC Table Routing". Immutable and thread-safe.
 */
public final class NameExpression {
  private static final Pattern FORM = Pattern.compile("(?:[^{}]|\\{schema}|\\{table})*");

  private final String text;

  private NameExpression(String text) {
    this.text = text;
  }

  /**
   * Reads an expression.
   *
   * @param text any text with <code>{schema}</code> and <code>{table}</code> for the own names
   * @return the expression
   * @throws InvalidSpecException when it has other braces
   */
  public static NameExpression parse(String text) {
    if (!FORM.matcher(requireNonNull(text, "text")).matches()) {
      throw InvalidSpecException.of(
          Finding.error("changefeed.dispatch.target", "target", text, "{schema} and {table} only")
              .advising("TiCDC says: CDC:ErrInvalidTableRoutingRule."));
    }
    return new NameExpression(text);
  }

  /**
   * Returns the name for a table.
   *
   * @param own the table in TiDB
   * @return what stands for it
   */
  public String name(TableName own) {
    return Placeholders.fill(text, own.database(), own.table());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NameExpression that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the expression as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
