package io.msksdk.local.api;

import io.msksdk.local.refusal.Refusal;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the model demands of the members of a request. */
public final class Members {
  private Members() {}

  /**
   * Demands a member.
   *
   * @param member its path in wire names
   * @param value what the request has
   * @param <T> its type
   * @return the value
   * @throws Refusal when it is missing or an empty text
   */
  public static <T> T required(String member, @Nullable T value) {
    if (value == null || (value instanceof String text && text.isEmpty())) {
      throw missing(member);
    }
    return value;
  }

  /**
   * Demands a list with something in it.
   *
   * @param member its path in wire names
   * @param values what the request has
   * @param <T> what the list holds
   * @return the list
   * @throws Refusal when it is missing or empty, or one of its items is
   */
  public static <T> List<T> requiredList(String member, @Nullable List<T> values) {
    if (values == null || values.isEmpty()) {
      throw missing(member);
    }
    for (int i = 0; i < values.size(); i++) {
      T unused = required(member + "[" + i + "]", values.get(i));
    }
    return values;
  }

  /**
   * Refuses a value.
   *
   * @param member its path in wire names
   * @param value the value
   * @param expected what it may be
   * @return the refusal, to be thrown
   */
  public static Refusal wrong(String member, @Nullable Object value, String expected) {
    return Refusal.badRequest(member, member + ": " + value + " (expected: " + expected + ")");
  }

  /**
   * Works for an operation whose model has no error for a resource that does not exist.
   *
   * @param member the member with the name of the resource
   * @param work the work
   * @param <T> what comes of it
   * @return what came of it
   * @throws Refusal a bad request where the resource does not exist
   */
  public static <T> T withoutNotFound(String member, Supplier<T> work) {
    try {
      return work.get();
    } catch (Refusal refusal) {
      throw refusal.status() == 404
          ? Refusal.badRequest(member, String.valueOf(refusal.getMessage()))
          : refusal;
    }
  }

  private static Refusal missing(String member) {
    return Refusal.badRequest(
        member, "The request is missing the required parameter " + member + ".");
  }
}
