package io.msksdk.core.check;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one rule found wrong with one value. Immutable and thread-safe.
 *
 * <p>The value of a secret is never handed to a finding; {@link #HIDDEN} stands in its place.
 */
public final class Finding implements Serializable {
  /** The value to give for a secret: the finding then names the property alone. */
  public static final String HIDDEN = "(hidden)";

  private static final long serialVersionUID = 1L;
  private static final String NOT_SET = "(not set)";

  /** Beyond this a value is cut: a finding is read by people, and values may come from outside. */
  private static final int LONGEST_VALUE = 200;

  /** How bad it is. */
  private final Severity severity;

  /** The stable name of the rule. */
  private final String code;

  /** The property as the user wrote it. */
  private final String property;

  /** The value seen, or what stands for it. */
  private final String value;

  /** What would have been accepted. */
  private final String expected;

  /** What to do, or nothing. */
  private final String remedy;

  private Finding(
      Severity severity,
      String code,
      String property,
      String value,
      String expected,
      String remedy) {
    this.severity = severity;
    this.code = requireNonNull(code, "code");
    this.property = requireNonNull(property, "property");
    this.value = value;
    this.expected = requireNonNull(expected, "expected");
    this.remedy = requireNonNull(remedy, "remedy");
  }

  /**
   * Creates a finding that refuses the value.
   *
   * @param code a stable name of the rule, such as {@code storage.shrinks}
   * @param property the name of the property as the user wrote it
   * @param value the value seen; null reads as "not set", {@link #HIDDEN} keeps a secret out
   * @param expected what would have been accepted
   * @return the finding, without a remedy
   */
  public static Finding error(
      String code, String property, @Nullable Object value, String expected) {
    return new Finding(Severity.ERROR, code, property, shown(value), expected, "");
  }

  /**
   * Creates a finding that lets the value pass.
   *
   * @param code a stable name of the rule, such as {@code storage.scarce}
   * @param property the name of the property as the user wrote it
   * @param value the value seen; null reads as "not set", {@link #HIDDEN} keeps a secret out
   * @param expected what would raise no doubt
   * @return the finding, without a remedy
   */
  public static Finding warning(
      String code, String property, @Nullable Object value, String expected) {
    return new Finding(Severity.WARNING, code, property, shown(value), expected, "");
  }

  /**
   * Returns the same finding with a sentence that says what to do.
   *
   * @param remedy a whole sentence; it ends the message
   * @return a new finding
   */
  public Finding advising(String remedy) {
    return new Finding(severity, code, property, value, expected, remedy);
  }

  /**
   * Returns how bad it is.
   *
   * @return the severity
   */
  public Severity severity() {
    return severity;
  }

  /**
   * Returns the stable name of the rule.
   *
   * @return the code
   */
  public String code() {
    return code;
  }

  /**
   * Returns the property the finding is about.
   *
   * @return its name as the user wrote it
   */
  public String property() {
    return property;
  }

  /**
   * Returns the value seen, as text without line breaks and cut when very long.
   *
   * @return the value, or a placeholder when it was not set or is a secret
   */
  public String value() {
    return value;
  }

  /**
   * Returns what would have been accepted.
   *
   * @return the expectation
   */
  public String expected() {
    return expected;
  }

  /**
   * Returns what to do about it.
   *
   * @return a sentence, empty when the expectation says it all
   */
  public String remedy() {
    return remedy;
  }

  /**
   * Returns the finding as one line, such as {@code volumeGib: 900 (expected: more than the current
   * 1000 and at most 16384). Storage can only grow.}
   *
   * @return the line
   */
  public String message() {
    return remedy.isEmpty() ? statement() : statement() + " " + remedy;
  }

  /** The message without the remedy, for an exception that appends its remedy by itself. */
  String statement() {
    return property + ": " + value + " (expected: " + expected + ").";
  }

  private static String shown(@Nullable Object value) {
    if (value == null) {
      return NOT_SET;
    }
    String text = value.toString();
    StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST_VALUE) + 3);
    for (int i = 0; i < text.length() && i < LONGEST_VALUE; i++) {
      char c = text.charAt(i);
      // several findings share one message, a line each: a value must not be able to fake a line
      line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
    }
    return text.length() > LONGEST_VALUE ? line.append("...").toString() : line.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Finding that
        && severity == that.severity
        && code.equals(that.code)
        && property.equals(that.property)
        && value.equals(that.value)
        && expected.equals(that.expected)
        && remedy.equals(that.remedy);
  }

  @Override
  public int hashCode() {
    return Objects.hash(severity, code, property, value, expected, remedy);
  }

  @Override
  public String toString() {
    return severity + " " + code + " " + message();
  }
}
