package io.msksdk.admin.lag;

import static java.util.Objects.requireNonNull;

/**
 * How old the next record of a reader is: the record at the committed offset was read. The only one
 * of the three time figures that needs to read the topic.
 *
 * @param figure the age
 * @param offset the offset of the record that was read, which is later than the commit where
 *     compaction or transactions left a hole
 */
public record RecordAge(Estimate figure, long offset) {
  /**
   * Checks that nothing is missing.
   *
   * @param figure the age
   * @param offset the offset of the record that was read, which is later than the commit where
   *     compaction or transactions left a hole
   */
  public RecordAge {
    requireNonNull(figure, "figure");
  }
}
