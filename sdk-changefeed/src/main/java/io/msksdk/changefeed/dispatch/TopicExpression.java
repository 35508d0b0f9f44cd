package io.msksdk.changefeed.dispatch;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the name of a topic is made from that of a table, such as <code>cdc_{schema}_{table}</code>.
 * Source: TiDB documentation, "Replicate Data to Kafka", section "Customize the rules for Topic and
 * Partition dispatchers". Immutable and thread-safe.
 */
public final class TopicExpression {
  private static final String CODE = "changefeed.dispatch.topic";
  private static final String LITERAL = "[A-Za-z0-9._\\-]*";
  private static final Pattern FORM =
      Pattern.compile(LITERAL + "(\\{schema})?(" + LITERAL + "\\{table})?" + LITERAL);
  private static final Pattern AVRO_FORM =
      Pattern.compile(LITERAL + "\\{schema}" + LITERAL + "\\{table}" + LITERAL);
  private static final Pattern REPLACED = Pattern.compile("[^a-zA-Z0-9._\\-]");

  /** What Kafka allows. */
  private static final int LONGEST = 249;

  private final String text;

  private TopicExpression(String text) {
    this.text = text;
  }

  /**
   * Reads an expression.
   *
   * @param text letters, digits, point, underscore and hyphen, with <code>{schema}</code> and
   *     <code>
   *     {table}</code> in this order, each at most once
   * @return the expression
   * @throws InvalidSpecException when the text is not of this form
   */
  public static TopicExpression parse(String text) {
    requireNonNull(text, "text");
    if (text.isEmpty() || !FORM.matcher(text).matches()) {
      throw InvalidSpecException.of(
          Finding.error(CODE, "topic", text, "[prefix]{schema}[middle]{table}[suffix]"));
    }
    return new TopicExpression(text);
  }

  /**
   * Returns the topic of a table.
   *
   * @param name the table
   * @return the name of its topic: characters Kafka does not allow are underscores, and what is
   *     longer than Kafka allows is cut
   */
  public String topic(TableName name) {
    String topic = Placeholders.fill(text, clean(name.database()), clean(name.table()));
    if (topic.length() > LONGEST) {
      return topic.substring(0, LONGEST);
    }
    // Kafka keeps both names for itself
    return switch (topic) {
      case "." -> "_";
      case ".." -> "__";
      default -> topic;
    };
  }

  private static String clean(String name) {
    return REPLACED.matcher(name).replaceAll("_");
  }

  /**
   * Refuses an expression that does not name schema and table, which Avro needs since each of its
   * topics holds one table. TiCDC itself lets a fixed topic pass.
   *
   * @throws InvalidSpecException when the expression is unfit for Avro
   */
  public void requireAvro() {
    if (!AVRO_FORM.matcher(text).matches()) {
      throw InvalidSpecException.of(
          Finding.error(CODE, "topic", text, "{schema} and {table}, for Avro"));
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TopicExpression that && text.equals(that.text);
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
