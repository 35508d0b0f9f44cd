package io.msksdk.changefeed.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import io.msksdk.core.check.InvalidSpecException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest {
  private static final Tso TS = Tso.of(429918007904436226L);
  private static final TableName TP_INT = TableName.of("test", "tp_int");

  private static Dispatcher all(PartitionRule rule) {
    return Dispatcher.builder("cdc")
        .rule(DispatchRule.match("*.*").partition(rule).build())
        .build();
  }

  private static Row row(TableSpec table, Object... values) {
    byte[] message =
        CanalJsonEncoder.create(ZoneOffset.UTC)
            .row(RowChange.insert(table, TS, Arrays.asList(values)));
    return (Row) CanalJsonDecoder.create(ZoneOffset.UTC).decode(message).get(0);
  }

  @Test
  void workedExample_ofTheProtocol_isPredicted() {
    TableSpec table = TableSpec.builder("test", "tp_int").key("id", "int").build();

    assertThat(all(PartitionRule.table()).partition(row(table, 2), 3)).isZero();
    assertThat(all(PartitionRule.indexValue()).partition(row(table, 2), 3)).isEqualTo(2);
    assertThat(all(PartitionRule.indexValue()).partition(TP_INT, Map.of("id", 2), 3)).isEqualTo(2);
    assertThat(all(PartitionRule.indexValue()).partition(TP_INT, Map.of("id", 2), 1_000_000_007))
        .isEqualTo(1346014949 % 1_000_000_007);
  }

  @Test
  void rowAndKey_ofTheSameValues_areInOnePartition() {
    TableSpec table =
        TableSpec.builder("d", "t")
            .key("a", "bigint")
            .key("b", "varbinary")
            .column("c", "varchar")
            .build();
    byte[] bytes = {0, -1, 65};
    Map<String, Object> key = Map.of("a", Long.MIN_VALUE, "b", bytes, "c", "漢");
    TableName name = TableName.of("d", "t");

    for (PartitionRule rule :
        List.of(
            PartitionRule.columns(List.of("b", "c")), PartitionRule.index("uk", List.of("a")))) {
      for (int partitions : new int[] {1, 7, 97}) {
        assertThat(all(rule).partition(row(table, Long.MIN_VALUE, bytes, "漢"), partitions))
            .isEqualTo(all(rule).partition(name, key, partitions));
      }
    }
  }

  @Test
  void nullColumn_ofTheRule_isPassedOver() {
    TableSpec table =
        TableSpec.builder("test", "tp_int").key("id", "int").column("c", "int").build();

    assertThat(all(PartitionRule.columns(List.of("c"))).partition(row(table, 1, null), 3)).isZero();
  }

  @Test
  void timestampRule_takesTheTimestampModuloPartitions() {
    TableSpec table = TableSpec.builder("d", "t").key("id", "int").build();

    assertThat(all(PartitionRule.timestamp()).partition(row(table, 1), 7))
        .isEqualTo((int) (TS.value() % 7));
    assertThat(PartitionRule.timestamp().ordered()).isFalse();
    assertThatThrownBy(() -> all(PartitionRule.timestamp()).partition(TP_INT, Map.of("id", 1), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ts");
  }

  @Test
  void key_thatCannotBeHashed_isRefused() {
    Dispatcher byColumn = all(PartitionRule.columns(List.of("c")));

    assertThatThrownBy(() -> byColumn.partition(TP_INT, Map.of("id", 1), 3))
        .hasMessageContaining("with the column c");
    assertThatThrownBy(() -> byColumn.partition(TP_INT, Map.of("c", List.of()), 3))
        .hasMessageContaining("MySQL's text");
    assertThatThrownBy(() -> byColumn.partition(TP_INT, Map.of("c", 1), 0))
        .hasMessageContaining("partitions: 0");
  }

  @ParameterizedTest
  @CsvSource({
    "hello_{schema}_{table},test,table1,hello_test_table1",
    "{schema}_{table},test,account,test_account",
    "hard_code_topic_name,a,b,hard_code_topic_name",
    "{schema},a b,c,a_b",
    "{table}.x,a,ü😀,__.x",
    "{schema}{table},.,.,__",
    "{schema},.,t,_"
  })
  void topic_ofATable_followsTheExpression(
      String expression, String schema, String table, String topic) {
    assertThat(TopicExpression.parse(expression).topic(TableName.of(schema, table)))
        .isEqualTo(topic);
  }

  @Test
  void topic_longerThanKafkaAllows_isCut() {
    TableName name = TableName.of("s".repeat(200), "t".repeat(200));

    assertThat(TopicExpression.parse("{schema}{table}").topic(name)).hasSize(249);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{Schema}",
        "{TABLE}",
        "{table}{schema}",
        "a b",
        "{schema}{schema}",
        "ü",
        "{x}"
      })
  void topicExpression_ofAnotherForm_isRefused(String expression) {
    assertThatThrownBy(() -> TopicExpression.parse(expression))
        .isInstanceOf(InvalidSpecException.class);
  }

  @Test
  void topicExpression_forAvro_needsSchemaAndTable() {
    TopicExpression.parse("a_{schema}.{table}").requireAvro();

    assertThatThrownBy(() -> TopicExpression.parse("fixed").requireAvro())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("Avro");
  }

  @Test
  void firstRule_thatMatches_decidesTopicAndPartition() {
    Dispatcher dispatcher =
        Dispatcher.builder("fallback")
            .rule(DispatchRule.match("shop.*", "!shop.tmp_?").topic("one").build())
            .rule(DispatchRule.match("shop.*").partition(PartitionRule.timestamp()).build())
            .rule(DispatchRule.match("*.orders").topic("never").build())
            .build();

    assertThat(dispatcher.route(TableName.of("SHOP", "Orders")))
        .isEqualTo(new Route("one", PartitionRule.table()));
    assertThat(dispatcher.route(TableName.of("shop", "tmp_1")))
        .isEqualTo(new Route("fallback", PartitionRule.timestamp()));
    assertThat(dispatcher.route(TableName.of("a", "b")))
        .isEqualTo(new Route("fallback", PartitionRule.table()));
  }

  @Test
  void caseSensitiveDispatcher_tellsNamesApart() {
    Dispatcher dispatcher =
        Dispatcher.builder("d")
            .caseSensitive()
            .rule(DispatchRule.match("a.b").topic("t").build())
            .build();

    assertThat(dispatcher.route(TableName.of("a", "B")).topic()).isEqualTo("d");
    assertThat(dispatcher.route(TableName.of("a", "b")).topic()).isEqualTo("t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "employees.*|employees.x|true",
        "employees.*|employee.x|false",
        "db?.t[0-3]|db1.t2|true",
        "db?.t[0-3]|db1.t4|false",
        "db.t[!0-3]|db.t4|true",
        "db.t[!0-3]|db.t1|false",
        "`a.b`.\"c\"\"d\"|a.b.c\"d|true",
        "/^s/.*|shop.x|true",
        "/hop$/.*|shop.x|true",
        "/^hop/.*|shop.x|false",
        "a\\-b.c|a-b.c|true",
        "?.漢|😀.漢|true",
        "a.b|xa.b|false",
        "a.b|a.bc|false"
      })
  void matcher_followsTheTableFilter(String rule, String name, boolean matches) {
    int point = name.startsWith("a.b.") ? 3 : name.indexOf('.');
    TableName table = TableName.of(name.substring(0, point), name.substring(point + 1));
    Dispatcher dispatcher =
        Dispatcher.builder("no").rule(DispatchRule.match(rule).topic("yes").build()).build();

    assertThat(dispatcher.route(table).topic()).isEqualTo(matches ? "yes" : "no");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a.",
        ".b",
        "a.b.c",
        "a-b.c",
        "@rules.txt",
        "/x.y",
        "\"a.b",
        "a.[",
        "a.b\\",
        "a\\b.c",
        "a.[z-a]",
        "/(/.x"
      })
  void matcher_ofAnotherSyntax_isRefused(String rule) {
    Dispatcher.Builder builder = Dispatcher.builder("d").rule(DispatchRule.match(rule).build());

    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("matcher");
  }

  @Test
  void partitionRule_byName_isReadAsTicdcDoes() {
    assertThat(PartitionRule.parse("default")).isEqualTo(PartitionRule.table());
    assertThat(PartitionRule.parse("rowid")).isEqualTo(PartitionRule.indexValue());
    assertThat(PartitionRule.parse("ts")).isEqualTo(PartitionRule.timestamp());
    assertThat(PartitionRule.parse("anything")).isEqualTo(PartitionRule.table());
    assertThatThrownBy(() -> PartitionRule.parse("columns")).hasMessageContaining("columns");
  }

  @Test
  void tables_thatFallTogether_areNamed() {
    Dispatcher dispatcher =
        Dispatcher.builder("d")
            .rule(DispatchRule.match("*.*").topic("{schema}_{table}").build())
            .build();
    TableName one = TableName.of("a_b", "c");
    TableName other = TableName.of("a", "b_c");

    assertThat(dispatcher.sharedTopics(List.of(one, other, TableName.of("x", "y"))))
        .containsOnlyKeys("a_b_c")
        .satisfies(shared -> assertThat(shared.get("a_b_c")).containsExactly(one, other));
  }
}
