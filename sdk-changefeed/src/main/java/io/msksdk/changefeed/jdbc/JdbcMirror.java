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
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes a changefeed into the tables of a database, each transaction in one of its own: rows are
 * inserted or replaced by their key and deleted by their key, so that a repeat changes nothing. An
 * update of a key that TiCDC did not split takes the old row away first. Every table needs a key;
 * columns that a message does not have keep their value. Rows of one table go in batches.
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
    try (Connection connection = target.getConnection();
        RowWriter writer = new RowWriter(connection)) {
      connection.setAutoCommit(false);
      for (Transaction transaction : transactions) {
        try {
          for (Row row : transaction.rows()) {
            apply(writer, row);
          }
          writer.flush();
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

  private void apply(RowWriter writer, Row row) throws SQLException {
    if (row.keyColumns().isEmpty()) {
      throw new IllegalStateException(
          "table: " + row.database() + "." + row.table() + " (expected: a table with a key).");
    }
    if (row.kind() == RowKind.DELETE) {
      delete(writer, row, keys(row, row.image()));
      return;
    }
    List<Column> now = keys(row, row.image());
    Image before = row.before().orElse(null);
    List<Column> old = before == null ? now : keys(row, before);
    // databases take NULLs in a key for different ones, and would keep both rows
    if (isNull(now) || !same(old, now)) {
      delete(writer, row, old);
    }
    upsert(writer, row);
  }

  /** The columns of the key; those an image leaves out have the value they have in the row. */
  private static List<Column> keys(Row row, Image image) {
    return row.keyColumns().stream()
        .map(image::column)
        .map(key -> key.presence() == Presence.ABSENT ? row.column(key.name()) : key)
        .toList();
  }

  private static boolean isNull(List<Column> keys) {
    return keys.stream().anyMatch(key -> key.presence() == Presence.NULL);
  }

  private static boolean same(List<Column> one, List<Column> other) {
    for (int i = 0; i < one.size(); i++) {
      if (!Objects.equals(text(one.get(i)), text(other.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String text(Column column) {
    return column.presence() == Presence.NULL ? null : column.text();
  }

  private void delete(RowWriter writer, Row row, List<Column> keys) throws SQLException {
    List<String> nulls =
        keys.stream().filter(key -> key.presence() == Presence.NULL).map(Column::name).toList();
    List<@Nullable Object> values = new ArrayList<>();
    for (Column key : keys) {
      if (key.presence() != Presence.NULL) {
        values.add(value(key));
      }
    }
    writer.add(dialect.delete(tables.apply(row), row.keyColumns(), nulls), values);
  }

  private void upsert(RowWriter writer, Row row) throws SQLException {
    List<String> columns = row.image().names();
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add(value(row.image().column(i)));
    }
    writer.add(dialect.upsert(tables.apply(row), columns, row.keyColumns()), values);
  }

  /** What drivers take of the Java types of columns. */
  private static @Nullable Object value(Column column) {
    if (column.presence() == Presence.VALUE && isZeroDate(column)) {
      // no date in Java, but one that MySQL may have and take
      return column.text();
    }
    Object value = column.value();
    if (value instanceof BigInteger large) {
      return new BigDecimal(large);
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    return value instanceof Duration || value instanceof float[] ? column.text() : value;
  }

  private static boolean isZeroDate(Column column) {
    return switch (column.type().kind()) {
      case DATE, DATETIME, TIMESTAMP -> column.text().startsWith("0000-00-00");
      default -> false;
    };
  }
}
