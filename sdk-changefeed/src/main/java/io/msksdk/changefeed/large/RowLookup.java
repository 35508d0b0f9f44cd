package io.msksdk.changefeed.large;

import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.Tso;
import java.util.Optional;

/** Reads a row from TiDB as it was, for a changefeed with {@code handle-key-only}. */
@FunctionalInterface
public interface RowLookup {
  /**
   * Looks a row up in a snapshot, as after {@code set @@tidb_snapshot=<snapshot>}.
   *
   * @param row the row with its key columns alone
   * @param snapshot the commit of the row for the row after it, the timestamp before for the row
   *     before it
   * @return the columns, empty when there is no such row: its history was collected already
   * @throws Exception when TiDB does not answer, after which the row is looked up again
   */
  Optional<LookedUpRow> find(Row row, Tso snapshot) throws Exception;
}
