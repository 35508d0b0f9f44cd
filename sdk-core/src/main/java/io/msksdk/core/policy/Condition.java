package io.msksdk.core.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a statement: an operator, a key of the request's context and the values to
 * compare with. All conditions of a statement must hold. Immutable.
 */
public final class Condition {
  private final String operator;
  private final String key;
  private final List<String> values;

  private Condition(String operator, String key, List<String> values) {
    this.operator = requireNonNull(operator, "operator");
    this.key = requireNonNull(key, "key");
    this.values = List.copyOf(values);
  }

  /**
   * Creates a condition.
   *
   * @param operator the operator as IAM writes it, such as {@code StringLike} or {@code
   *     ForAnyValue:StringEqualsIfExists}; one that IAM does not know never holds
   * @param key the context key, such as {@code aws:SourceVpc}; its case does not matter
   * @param values one of them has to fit, or none of them for a negated operator
   * @return the condition
   */
  public static Condition of(String operator, String key, String... values) {
    return new Condition(operator, key, List.of(values));
  }

  static Condition of(String operator, String key, List<String> values) {
    return new Condition(operator, key, values);
  }

  /**
   * Returns the operator.
   *
   * @return its name as written
   */
  public String operator() {
    return operator;
  }

  /**
   * Returns the context key.
   *
   * @return its name as written
   */
  public String key() {
    return key;
  }

  /**
   * Returns what the key is compared with.
   *
   * @return the values as written; unmodifiable
   */
  public List<String> values() {
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Condition that
        && operator.equals(that.operator)
        && key.equals(that.key)
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(operator, key, values);
  }

  @Override
  public String toString() {
    return operator + " " + key + " " + values;
  }
}
