package io.msksdk.changefeed.jdbc;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.consume.ChangefeedHandler;
import io.msksdk.changefeed.consume.Transaction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes a changefeed into the tables of a database, each transaction in one of its own: rows are
 * inserted or replaced by their key and deleted by their key, so that a repeat changes nothing. An
 * update of a key that TiCDC did not split takes the old row away first. Every table needs a key;
 * columns that a message does not have keep their value.
 *
 * <p>Changes of schemas are passed over unless {@link #executingSchemaChanges()} is asked for. Not
 * thread-safe.
 */
public final class JdbcMirror implements ChangefeedHandler {
  private final DataSource target;
  private final SqlDialect dialect;
  private final Function<Row, String> tables;
  private final boolean schemaChanges;

  private JdbcMirror(
      DataSource target, SqlDialect dialect, Function<Row, String> tables, boolean schemaChanges) {
    this.target = requireNonNull(target, "target");
    this.dialect = requireNonNull(dialect, "dialect");
    this.tables = requireNonNull(tables, "tables");
    this.schemaChanges = schemaChanges;
  }

  /**
   * Returns a mirror into tables of the same names in the database's own schema.
   *
   * @param target the database
   * @param dialect how its statements are written
   * @return the mirror
   */
  public static JdbcMirror into(DataSource target, SqlDialect dialect) {
    return new JdbcMirror(target, dialect, row -> dialect.quote(row.table()), false);
  }

  /**
   * Returns a mirror like this with other tables.
   *
   * @param names the name of the table of a row, quoted and qualified as the database needs it
   * @return the mirror
   */
  public JdbcMirror tables(Function<Row, String> names) {
    return new JdbcMirror(target, dialect, names, schemaChanges);
  }

  /**
   * Returns a mirror like this that executes changes of schemas as they come.
   *
   * @return the mirror
   */
  public JdbcMirror executingSchemaChanges() {
    return new JdbcMirror(target, dialect, tables, true);
  }

  @Override
  public void onTransactions(List<Transaction> transactions) throws SQLException {
    try (Connection connection = target.getConnection()) {
      connection.setAutoCommit(false);
      for (Transaction transaction : transactions) {
        try {
          for (Row row : transaction.rows()) {
            apply(connection, row);
          }
          connection.commit();
        } catch (SQLException | RuntimeException failed) {
          connection.rollback();
          throw failed;
        }
      }
    }
  }

  @Override
  public void onSchemaChange(Ddl ddl) throws SQLException {
    if (!schemaChanges) {
      return;
    }
    try (Connection connection = target.getConnection();
        Statement statement = connection.createStatement()) {
      boolean unused = statement.execute(ddl.sql());
    }
  }

  private void apply(Connection connection, Row row) throws SQLException {
    if (row.keyColumns().isEmpty()) {
      throw new IllegalStateException(
          "table: " + row.database() + "." + row.table() + " (expected: a table with a key).");
    }
    if (row.kind() == RowKind.DELETE) {
      delete(connection, row, row.image());
      return;
    }
    Image before = row.before().orElse(null);
    if (before != null && moved(row, before)) {
      delete(connection, row, before);
    }
    upsert(connection, row);
  }

  private static boolean moved(Row row, Image before) {
    return row.keyColumns().stream()
        .map(before::column)
        .anyMatch(
            old ->
                old.presence() == Presence.VALUE
                    && !Objects.equals(old.text(), row.column(old.name()).text()));
  }

  private void delete(Connection connection, Row row, Image image) throws SQLException {
    String sql = dialect.delete(tables.apply(row), row.keyColumns());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, image, row.keyColumns());
      int unused = statement.executeUpdate();
    }
  }

  private void upsert(Connection connection, Row row) throws SQLException {
    List<String> columns = row.image().names();
    String sql = dialect.upsert(tables.apply(row), columns, row.keyColumns());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, row.image(), columns);
      int unused = statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, Image image, List<String> columns)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      statement.setObject(i + 1, value(image.column(columns.get(i))));
    }
  }

  /** What drivers take of the Java types of columns. */
  private static @Nullable Object value(Column column) {
    Object value = column.value();
    if (value instanceof BigInteger large) {
      return new BigDecimal(large);
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    return value instanceof Duration || value instanceof float[] ? column.text() : value;
  }
}
