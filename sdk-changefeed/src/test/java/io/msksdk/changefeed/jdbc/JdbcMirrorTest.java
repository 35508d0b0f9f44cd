package io.msksdk.changefeed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.DdlKind;
import io.msksdk.changefeed.codec.EventHeader;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import io.msksdk.changefeed.consume.Transaction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcMirrorTest {
  private static final TableSpec TABLE =
      TableSpec.builder("shop", "orders")
          .key("id", "int")
          .column("serial", "bigint unsigned")
          .column("price", "decimal(10,2)")
          .column("day", "date")
          .column("at", "datetime")
          .column("stamp", "timestamp")
          .column("data", "varbinary")
          .build();
  private static final List<Object> FIRST =
      List.of(
          1,
          BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE),
          new BigDecimal("12.30"),
          LocalDate.of(2026, 1, 2),
          LocalDateTime.of(2026, 1, 2, 3, 4, 5),
          Instant.parse("2026-01-02T03:04:05Z"),
          new byte[] {0, -1});
  private static final Tso TS = Tso.of(429918007904436226L);

  private final JdbcDataSource database = new JdbcDataSource();
  private Connection open;
  private JdbcMirror mirror;

  @BeforeEach
  void start() throws SQLException {
    database.setURL("jdbc:h2:mem:mirror-" + System.identityHashCode(this));
    open = database.getConnection();
    execute(
        "create table \"orders\" (\"id\" int primary key, \"serial\" decimal(20),"
            + " \"price\" decimal(10,2), \"day\" date, \"at\" timestamp,"
            + " \"stamp\" timestamp with time zone, \"data\" varbinary)");
    mirror = JdbcMirror.into(database, SqlDialect.H2);
  }

  @AfterEach
  void stop() throws SQLException {
    open.close();
  }

  @Test
  void rows_areInserted_replaced_andDeleted_andRepeatsChangeNothing() throws SQLException {
    List<Object> second = new ArrayList<>(FIRST);
    second.set(2, new BigDecimal("0.01"));
    Transaction insert = transaction(RowChange.insert(TABLE, TS, FIRST));
    Transaction update = transaction(RowChange.update(TABLE, TS, FIRST, second));
    Transaction delete = transaction(RowChange.delete(TABLE, TS, second));

    mirror.onTransactions(List.of(insert, insert));
    assertThat(prices()).containsExactly("1=12.30");
    assertThat(read("select \"serial\" from \"orders\"")).containsExactly("18446744073709551615");
    mirror.onTransactions(List.of(update, update));
    assertThat(prices()).containsExactly("1=0.01");
    mirror.onTransactions(List.of(delete, delete));
    assertThat(prices()).isEmpty();
  }

  @Test
  void nulls_areWritten() throws SQLException {
    List<Object> nulls = new ArrayList<>(Arrays.asList(new Object[7]));
    nulls.set(0, 5);

    mirror.onTransactions(List.of(transaction(RowChange.insert(TABLE, TS, nulls))));

    assertThat(prices()).containsExactly("5=null");
  }

  @Test
  void updateOfAKey_thatWasNotSplit_takesTheOldRowAway() throws SQLException {
    List<Object> moved = new ArrayList<>(FIRST);
    moved.set(0, 2);

    mirror.onTransactions(
        List.of(
            transaction(RowChange.insert(TABLE, TS, FIRST)),
            transaction(RowChange.update(TABLE, TS, FIRST, moved))));

    assertThat(prices()).containsExactly("2=12.30");
  }

  /** As TiCDC sends an update of a key: the delete and the insert, in one commit or in two. */
  @Test
  void updateOfAKey_thatWasSplit_movesTheRow_inOneTransactionAndAcrossTwo() throws SQLException {
    List<Object> moved = new ArrayList<>(FIRST);
    moved.set(0, 2);
    Row away = row(RowChange.delete(TABLE, TS, FIRST));
    Row back = row(RowChange.insert(TABLE, TS, moved));
    mirror.onTransactions(List.of(transaction(RowChange.insert(TABLE, TS, FIRST))));

    mirror.onTransactions(List.of(Transaction.of(TS, List.of(away, back))));
    assertThat(prices()).containsExactly("2=12.30");

    moved.set(0, 3);
    mirror.onTransactions(
        List.of(
            transaction(RowChange.delete(TABLE, TS, List.copyOf(second(2)))),
            transaction(RowChange.insert(TABLE, TS, moved))));
    assertThat(prices()).containsExactly("3=12.30");
  }

  private static List<Object> second(int id) {
    List<Object> values = new ArrayList<>(FIRST);
    values.set(0, id);
    return values;
  }

  @Test
  void updateOfPartOfAKey_whoseMessageHasOnlyWhatChanged_takesTheOldRowAway() throws SQLException {
    execute(
        "create table \"stock\" (\"place\" varchar(9), \"item\" int, \"n\" int,"
            + " primary key (\"place\", \"item\"))");
    TableSpec stock =
        TableSpec.builder("shop", "stock")
            .key("place", "varchar")
            .key("item", "int")
            .column("n", "int")
            .build();
    CanalJsonEncoder changedOnly =
        CanalJsonEncoder.builder(ZoneOffset.UTC).contentCompatible().build();
    byte[] message =
        changedOnly.row(RowChange.update(stock, TS, List.of("a", 1, 5), List.of("a", 2, 5)));
    Row update = (Row) CanalJsonDecoder.create(ZoneOffset.UTC).decode(message).get(0);
    assertThat(update.before().orElseThrow().names()).containsExactly("item");

    mirror.onTransactions(
        List.of(
            transaction(RowChange.insert(stock, TS, List.of("a", 1, 5))),
            transaction(RowChange.insert(stock, TS, List.of("b", 1, 6))),
            Transaction.of(TS, List.of(update))));

    assertThat(read("select \"place\" || \"item\" from \"stock\" order by 1"))
        .containsExactly("a2", "b1");
  }

  @Test
  void keyWithANull_isOneRow_andIsDeleted() throws SQLException {
    execute("create table \"odd\" (\"a\" int, \"b\" int, \"n\" int)");
    TableSpec odd =
        TableSpec.builder("shop", "odd").key("a", "int").key("b", "int").column("n", "int").build();
    Transaction first = transaction(RowChange.insert(odd, TS, Arrays.asList(1, null, 5)));

    mirror.onTransactions(List.of(first, first));
    assertThat(read("select count(*) from \"odd\"")).containsExactly("1");
    mirror.onTransactions(
        List.of(transaction(RowChange.delete(odd, TS, Arrays.asList(1, null, 5)))));
    assertThat(read("select count(*) from \"odd\"")).containsExactly("0");
  }

  /** MySQL and TiDB may hold 0000-00-00, which is no date in Java: it goes on as it came. */
  @Test
  void zeroDate_isGivenToTheDatabaseAsItsText() throws SQLException {
    execute("create table \"zero\" (\"id\" int primary key, \"day\" varchar(10))");
    TableSpec zero =
        TableSpec.builder("shop", "zero").key("id", "int").column("day", "date").build();

    mirror.onTransactions(
        List.of(transaction(RowChange.insert(zero, TS, List.of(1, "0000-00-00")))));

    assertThat(read("select \"day\" from \"zero\"")).containsExactly("0000-00-00");
  }

  @Test
  void transaction_thatFails_leavesNothingBehind() throws SQLException {
    TableSpec other = TableSpec.builder("shop", "absent").key("id", "int").build();
    Transaction both =
        Transaction.of(
            TS,
            List.of(
                row(RowChange.insert(TABLE, TS, FIRST)),
                row(RowChange.insert(other, TS, List.of(1)))));

    assertThatThrownBy(() -> mirror.onTransactions(List.of(both))).isInstanceOf(SQLException.class);
    assertThat(prices()).isEmpty();
  }

  @Test
  void tableWithoutAKey_isRefusedByName() {
    TableSpec keyless = TableSpec.builder("shop", "log").column("line", "text").build();

    assertThatThrownBy(
            () ->
                mirror.onTransactions(
                    List.of(transaction(RowChange.insert(keyless, TS, List.of("x"))))))
        .hasMessageContaining("shop.log");
  }

  @Test
  void schemaChange_isExecuted_whenAskedFor() throws SQLException {
    Ddl ddl =
        Ddl.of(
            EventHeader.at(TS),
            "shop",
            "t",
            DdlKind.CREATE.name(),
            "create table t (id int primary key)");

    mirror.onSchemaChange(ddl);
    assertThatThrownBy(() -> read("select count(*) from t")).isInstanceOf(SQLException.class);
    mirror.executingSchemaChanges().onSchemaChange(ddl);
    assertThat(read("select count(*) from t")).containsExactly("0");
  }

  @Test
  void mysqlStatements_areThoseOfMysql() {
    assertThat(SqlDialect.MYSQL.upsert("`t`", List.of("id", "a`b"), List.of("id")))
        .isEqualTo(
            "INSERT INTO `t` (`id`, `a``b`) VALUES (?, ?) ON DUPLICATE KEY UPDATE"
                + " `id` = VALUES(`id`), `a``b` = VALUES(`a``b`)");
    assertThat(SqlDialect.MYSQL.delete("`t`", List.of("id", "n"), List.of()))
        .isEqualTo("DELETE FROM `t` WHERE `id` = ? AND `n` = ?");
    assertThat(SqlDialect.MYSQL.delete("`t`", List.of("id", "n"), List.of("n")))
        .isEqualTo("DELETE FROM `t` WHERE `id` = ? AND `n` IS NULL");
  }

  private static Transaction transaction(RowChange change) {
    return Transaction.of(TS, List.of(row(change)));
  }

  private static Row row(RowChange change) {
    byte[] message = CanalJsonEncoder.create(ZoneOffset.UTC).row(change);
    return (Row) CanalJsonDecoder.create(ZoneOffset.UTC).decode(message).get(0);
  }

  private List<String> prices() throws SQLException {
    return read(
        "select \"id\" || '=' || coalesce(cast(\"price\" as varchar), 'null') from \"orders\"");
  }

  private List<String> read(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = open.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = open.createStatement()) {
      statement.execute(sql);
    }
  }
}
