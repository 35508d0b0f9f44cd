package io.msksdk.changefeed.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Executes statements in the order they are added, those of one text after the other in one batch.
 * What was added is done when {@link #flush} has returned.
 */
final class RowWriter implements AutoCloseable {
  private static final int LARGEST_BATCH = 1_000;

  private final Connection connection;
  private @Nullable PreparedStatement statement;
  private String sql = "";
  private int added;

  RowWriter(Connection connection) {
    this.connection = connection;
  }

  void add(String wanted, List<@Nullable Object> values) throws SQLException {
    PreparedStatement batch = statement(wanted);
    for (int i = 0; i < values.size(); i++) {
      batch.setObject(i + 1, values.get(i));
    }
    batch.addBatch();
    if (++added >= LARGEST_BATCH) {
      flush();
    }
  }

  private PreparedStatement statement(String wanted) throws SQLException {
    PreparedStatement known = statement;
    if (known != null && wanted.equals(sql)) {
      return known;
    }
    flush();
    close();
    known = connection.prepareStatement(wanted);
    statement = known;
    sql = wanted;
    return known;
  }

  /** Executes what was added. */
  void flush() throws SQLException {
    PreparedStatement batch = statement;
    if (batch != null && added > 0) {
      added = 0;
      int[] unused = batch.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    PreparedStatement known = statement;
    statement = null;
    added = 0;
    if (known != null) {
      known.close();
    }
  }
}
