package io.msksdk.core.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * The value of a context key. IAM tells a key with one value from a key that holds a set, even a
 * set of one: only the set operators can compare a set.
 */
record ContextValue(List<String> values, boolean multiple) {

  static ContextValue of(String value) {
    return new ContextValue(List.of(value), false);
  }

  static ContextValue ofAll(Iterable<String> values) {
    List<String> copy = new ArrayList<>();
    values.forEach(copy::add);
    return new ContextValue(List.copyOf(copy), true);
  }

  String single() {
    return values.get(0);
  }
}
