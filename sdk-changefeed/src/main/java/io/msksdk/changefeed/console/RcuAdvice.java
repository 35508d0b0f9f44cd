package io.msksdk.changefeed.console;

import io.msksdk.changefeed.internal.TsvTable;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;

/**
 * How many Replication Capacity Units a changefeed takes. The rates of the table are indications.
 *
 * @param rcu the smallest size that is enough
 * @param rowsPerSecond what that size carries
 */
public record RcuAdvice(int rcu, int rowsPerSecond) {
  private static final List<RcuAdvice> SIZES =
      TsvTable.rows(RcuAdvice.class, "rcu.tsv").stream()
          .map(r -> new RcuAdvice(Integer.parseInt(r.get(0)), Integer.parseInt(r.get(1))))
          .toList();

  /**
   * Returns every size there is.
   *
   * @return from the smallest to the largest
   */
  public static List<RcuAdvice> sizes() {
    return SIZES;
  }

  /**
   * Returns the smallest size for a rate.
   *
   * @param rowsPerSecond the highest rate that was measured, not below 0
   * @param headroom what is added, 0.3 for 30 %
   * @return the size
   * @throws InvalidSpecException when no size is enough
   */
  public static RcuAdvice of(double rowsPerSecond, double headroom) {
    double needed = rowsPerSecond * (1 + headroom);
    return SIZES.stream()
        .filter(size -> size.rowsPerSecond >= needed)
        .findFirst()
        .orElseThrow(
            () ->
                InvalidSpecException.of(
                    Finding.error(
                            "changefeed.console.rcu",
                            "rowsPerSecond",
                            needed,
                            "at most " + SIZES.get(SIZES.size() - 1).rowsPerSecond)
                        .advising("Split the tables over several changefeeds.")));
  }
}
