package io.msksdk.local.quota;

import io.msksdk.local.table.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The quotas of one local MSK; a test may change them. Thread-safe. */
public final class Quotas {
  private static final Integer NO_LIMIT = Integer.MAX_VALUE;

  private final Map<String, Integer> values = new ConcurrentHashMap<>();

  private Quotas() {
    for (List<String> row : Table.rows(Quotas.class, "quotas.tsv", 3)) {
      values.put(row.get(0), row.get(1).equals("-") ? NO_LIMIT : Integer.valueOf(row.get(1)));
    }
  }

  /**
   * Returns the quotas as published.
   *
   * @return new quotas, each with its published value
   */
  public static Quotas published() {
    return new Quotas();
  }

  /**
   * Looks a quota up.
   *
   * @param name its name in the table
   * @return how much is allowed
   */
  public int of(String name) {
    Integer value = values.get(name);
    if (value == null) {
      throw unknown(name);
    }
    return value;
  }

  /**
   * Changes a quota, as a support case would.
   *
   * @param name its name in the table
   * @param value how much is allowed from now on
   * @throws IllegalArgumentException when there is no such quota, or the value is negative
   */
  public void set(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 0 or more)");
    }
    if (values.computeIfPresent(name, (n, last) -> value) == null) {
      throw unknown(name);
    }
  }

  private IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "quota: "
            + name
            + " (expected: one of "
            + String.join(", ", new TreeSet<>(values.keySet()))
            + ")");
  }
}
