package io.msksdk.changefeed.consume;

import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.Tso;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one commit, of all tables and partitions the consumer reads: deletes first, so that a
 * key moved from one row to another is free before it is taken. Immutable and thread-safe.
 */
public final class Transaction {
  private final @Nullable Tso commitTs;
  private final List<Row> rows;

  private Transaction(@Nullable Tso commitTs, List<Row> rows) {
    this.commitTs = commitTs;
    this.rows = List.copyOf(rows);
  }

  /**
   * Returns a transaction.
   *
   * @param commitTs when it was committed, null where the changefeed does not say
   * @param rows its rows in the order they are to be applied
   * @return the transaction
   */
  public static Transaction of(@Nullable Tso commitTs, List<Row> rows) {
    return new Transaction(commitTs, rows);
  }

  /**
   * Returns when it was committed.
   *
   * @return the timestamp, empty only with {@link ConsumeOrder#ARRIVAL}
   */
  public Optional<Tso> commitTs() {
    return Optional.ofNullable(commitTs);
  }

  /**
   * Returns the rows.
   *
   * @return the rows in the order they are to be applied, at least one
   */
  public List<Row> rows() {
    return rows;
  }

  @Override
  public String toString() {
    return "Transaction[" + commitTs + " " + rows.size() + " rows]";
  }
}
