package io.msksdk.changefeed.codec.simple;

import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.RowKind;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change as it is to be written.
 *
 * @param change the change
 * @param columns the columns that are sent
 * @param location where the complete message is, or an empty text
 * @param handleKeyOnly whether the columns are those of the key alone
 * @param checksum the checksums of the rows, or null
 */
record SimpleRow(
    RowChange change,
    List<String> columns,
    String location,
    boolean handleKeyOnly,
    @Nullable SimpleChecksum checksum) {

  static SimpleRow whole(RowChange change) {
    return new SimpleRow(change, change.table().columns(), "", false, null);
  }

  static SimpleRow cut(RowChange change, String location) {
    return new SimpleRow(change, change.table().keyColumns(), location, true, null);
  }

  SimpleRow summed(ZoneId zone) {
    SimpleChecksum sums = SimpleChecksum.of(change.table(), after(), before(), zone);
    return new SimpleRow(change, columns, location, handleKeyOnly, sums);
  }

  /** The values after, null for a delete. */
  @Nullable List<@Nullable Object> after() {
    return change.kind() == RowKind.DELETE ? null : change.after();
  }

  /** The values before, null for an insert. */
  @Nullable List<@Nullable Object> before() {
    return change.kind() == RowKind.INSERT ? null : change.before();
  }
}
