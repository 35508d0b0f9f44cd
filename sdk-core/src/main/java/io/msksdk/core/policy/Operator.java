package io.msksdk.core.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An operator of conditions that compares values; a negated one holds when no value fits. Variables
 * are replaced in texts and ARNs only. Source: IAM User Guide, "IAM JSON policy elements: Condition
 * operators".
 */
record Operator(boolean negated, Reader reader) {
  private static final Map<String, Operator> ALL = all();

  /** Reads a value of a policy, once. */
  interface Reader {
    Comparison read(String value, boolean variables);
  }

  /** Finds an operator by its name in lower case. */
  static @Nullable Operator named(String lowerCaseName) {
    return ALL.get(lowerCaseName);
  }

  private static Map<String, Operator> all() {
    Map<String, Operator> all = new HashMap<>();
    pair(all, "StringEquals", "StringNotEquals", Operator::text);
    pair(all, "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", Operator::textIgnoringCase);
    pair(all, "StringLike", "StringNotLike", Operator::textLike);
    pair(all, "ArnEquals", "ArnNotEquals", ArnComparison::of);
    pair(all, "ArnLike", "ArnNotLike", ArnComparison::of);
    pair(all, "IpAddress", "NotIpAddress", (value, variables) -> IpRange.comparison(value));
    pair(all, "NumericEquals", "NumericNotEquals", number(order -> order == 0));
    pair(all, "DateEquals", "DateNotEquals", date(order -> order == 0));
    orders(all, "Numeric", Operator::number);
    orders(all, "Date", Operator::date);
    put(all, "Bool", false, (value, variables) -> bool(value));
    put(all, "BinaryEquals", false, (value, variables) -> binary(value));
    return Map.copyOf(all);
  }

  private static void pair(Map<String, Operator> all, String name, String negated, Reader reader) {
    put(all, name, false, reader);
    put(all, negated, true, reader);
  }

  private static void orders(
      Map<String, Operator> all, String kind, Function<IntPredicate, Reader> reader) {
    put(all, kind + "LessThan", false, reader.apply(order -> order < 0));
    put(all, kind + "LessThanEquals", false, reader.apply(order -> order <= 0));
    put(all, kind + "GreaterThan", false, reader.apply(order -> order > 0));
    put(all, kind + "GreaterThanEquals", false, reader.apply(order -> order >= 0));
  }

  private static void put(Map<String, Operator> all, String name, boolean negated, Reader reader) {
    all.put(name.toLowerCase(Locale.ROOT), new Operator(negated, reader));
  }

  private static Comparison text(String expected, boolean variables) {
    TextPattern pattern = TextPattern.of(expected, variables, false);
    return (value, context) -> Comparison.Outcome.of(pattern.matches(value, context));
  }

  private static Comparison textIgnoringCase(String expected, boolean variables) {
    TextPattern pattern = TextPattern.ignoringCase(expected, variables);
    return (value, context) -> Comparison.Outcome.of(pattern.matches(value, context));
  }

  private static Comparison textLike(String expected, boolean variables) {
    TextPattern pattern = TextPattern.of(expected, variables, true);
    return (value, context) -> Comparison.Outcome.of(pattern.matches(value, context));
  }

  private static Reader number(IntPredicate order) {
    return (expected, variables) -> {
      BigDecimal limit = PolicyValues.number(expected);
      return (value, context) -> compared(PolicyValues.number(value), limit, order);
    };
  }

  private static Reader date(IntPredicate order) {
    return (expected, variables) -> {
      Instant limit = PolicyValues.date(expected);
      return (value, context) -> compared(PolicyValues.date(value), limit, order);
    };
  }

  private static <T extends Comparable<T>> Comparison.Outcome compared(
      @Nullable T value, @Nullable T limit, IntPredicate order) {
    return value == null || limit == null
        ? Comparison.Outcome.UNREADABLE
        : Comparison.Outcome.of(order.test(value.compareTo(limit)));
  }

  private static Comparison bool(String expected) {
    Boolean wanted = PolicyValues.bool(expected);
    return (value, context) -> {
      Boolean seen = PolicyValues.bool(value);
      return wanted == null || seen == null
          ? Comparison.Outcome.UNREADABLE
          : Comparison.Outcome.of(wanted.equals(seen));
    };
  }

  private static Comparison binary(String expected) {
    byte[] wanted = decoded(expected);
    return (value, context) -> {
      byte[] seen = decoded(value);
      return wanted == null || seen == null
          ? Comparison.Outcome.UNREADABLE
          : Comparison.Outcome.of(Arrays.equals(wanted, seen));
    };
  }

  private static byte @Nullable [] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return null; // not Base64: it equals nothing
    }
  }
}
