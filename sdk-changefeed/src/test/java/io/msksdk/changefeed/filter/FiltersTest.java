package io.msksdk.changefeed.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

  @ParameterizedTest
  @CsvSource({
    "irrelevant, table, false, irrelevant.table is left out: no rule matches",
    "employees, employees, true, employees.employees is replicated by employees.*",
    "employees, dept_emp, false, 'employees.dept_emp is left out by !*.dep* (matching: employees.*,"
        + " !*.dep*)'",
    "employees, departments, true, 'employees.departments is replicated by *.departments (matching:"
        + " employees.*, !*.dep*, *.departments)'",
    "else, departments, true, 'else.departments is replicated by *.departments (matching: !*.dep*,"
        + " *.departments)'",
  })
  void exampleOfTheDocumentation_isExplained(
      String schema, String table, boolean accepted, String explanation) {
    TableFilter filter = TableFilter.of("employees.*", "!*.dep*", "*.departments");

    assertThat(filter.accepts(TableName.of(schema, table))).isEqualTo(accepted);
    assertThat(filter.explain(TableName.of(schema, table))).hasToString(explanation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a?.t|ab|t|true",
        "a?.t|a|t|false",
        "a?.t|a漢|t|true",
        "[a-c]x.t|bx|t|true",
        "[!a-c]x.t|bx|t|false",
        "[!a-c]x.t|dx|t|true",
        "a\\.b.t|a.b|t|true",
        "\"a.b\".t|a.b|t|true",
        "`a``b`.t|a`b|t|true",
        "\"a\"\"b\".t|a\"b|t|true",
        "/^a.+/./b$/|axx|zzb|true",
        "/^a.+/./b$/|a|zzb|false",
        "/a\\/b/.t|xa/by|t|true",
        "/[[:digit:]]{2}/.t|x12|t|true",
        "/(?P<n>a)b/.t|ab|t|true",
        "/\\Qa.b\\E/.t|a.b|t|true",
        "/\\Qa.b\\E/.t|axb|t|false",
        "$_x9.t|$_X9|T|true",
        "é*.t|éa|t|true",
        "*.*|mysql|user|false",
        "*.*|SYS|x|false",
        "*.*|information_schema|x|false",
        "*.*|Performance_Schema|x|false",
        "*.*|metrics_schema|x|false",
        "*.*|inspection_schema|x|false",
      })
  void syntax_matches(String rule, String schema, String table, boolean accepted) {
    assertThat(TableFilter.of(rule).accepts(TableName.of(schema, table))).isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a.",
        ".t",
        "a.t.x",
        "a b.t",
        "a\\",
        "a\\b.t",
        "\"a.t",
        "\"a\"b.t",
        "a\"b\".t",
        "/a.t",
        "/(?=a)/.t",
        "/(a)\\1/.t",
        "/a++/.t",
        "/[/.t",
        "[a.t",
        "@file",
        "\"a\nb\".t",
        "a-b.t",
        ""
      })
  void syntax_isRefusedWithTheRule(String rule) {
    assertThatThrownBy(() -> TableFilter.of(rule))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("matcher: ");
  }

  @Test
  void caseMatters_whenTheChangefeedSaysSo() {
    assertThat(TableFilter.of("Shop.*").accepts(TableName.of("shop", "t"))).isTrue();
    assertThat(TableFilter.parse(List.of("Shop.*"), true).accepts(TableName.of("shop", "t")))
        .isFalse();
  }

  @Test
  void preview_warnsOfTablesToCome() {
    List<TableName> tables = List.of(TableName.of("shop", "a"), TableName.of("mysql", "user"));

    FilterPreview open = TableFilter.of("shop.*").preview(tables);
    assertThat(open.accepted()).containsExactly(TableName.of("shop", "a"));
    assertThat(open.excluded())
        .hasToString("[mysql.user is left out: its schema is one of the system]");
    assertThat(open.findings())
        .extracting(Finding::code)
        .containsExactly("changefeed.filter.future");
    assertThat(TableFilter.of("shop.a", "!shop.b*").preview(tables).findings()).isEmpty();
  }

  @Test
  void keylessTables_comeWithTheRulesThatLeaveThemOut() {
    SourceTable nullable =
        SourceTable.builder("test", "tbl1").nullable("a").unique("u", "a").build();
    SourceTable virtual =
        SourceTable.builder("test", "odd name").virtual("a").unique("u", "a").build();
    SourceTable valid = SourceTable.builder("test", "ok").column("a").unique("u", "a").build();
    SourceTable keyed = SourceTable.of(TableSpec.builder("test", "k").key("id", "int").build());

    KeylessTables report =
        KeylessTables.of(TableFilter.of("test.*"), List.of(nullable, virtual, valid, keyed));

    assertThat(report.exclusionRules()).containsExactly("!test.tbl1", "!test.`odd name`");
    assertThat(report.findings().get(0).message())
        .isEqualTo(
            "table: test.tbl1 (expected: a primary key or a NOT NULL unique index). TiCDC says:"
                + " CDC:ErrTableIneligible. Add a key, leave it out with !test.tbl1, or set"
                + " ignore_ineligible_table or force_replicate.");
    TableFilter without = TableFilter.of("test.*", "!test.tbl1", "!test.`odd name`");
    assertThat(KeylessTables.of(without, List.of(nullable, virtual, valid)).tables()).isEmpty();
  }

  static List<String> events() {
    return List.copyOf(EventFilter.events());
  }

  @ParameterizedTest
  @MethodSource("events")
  void event_ofTheList_isTaken(String event) {
    assertThat(EventFilter.builder("*.*").ignore(event).build().ignoredEvents())
        .containsExactly(event);
  }

  @ParameterizedTest
  @ValueSource(strings = {"^drop", "add column", "(?i)^ALTER", "[[:space:]]if", "(?P<a_b>x)", "{"})
  void ignoredSql_isAnExpressionOfGo(String regex) {
    assertThat(EventFilter.builder("a.*").ignoreSql(regex).build().ignoredSql())
        .containsExactly(regex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?=drop)", "(?<!re)name", "(a)\\1", "a++", "\\h", "("})
  void ignoredSql_thatOnlyJavaReads_isRefused(String regex) {
    assertThatThrownBy(() -> EventFilter.builder("a.*").ignoreSql(regex).build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("ignore_sql: " + regex)
        .hasMessageContaining("a regular expression of Go: ");
  }

  @Test
  void eventFilter_isRefusedWithEveryReason() {
    assertThatThrownBy(
            () -> EventFilter.builder("a b.*").ignore("create index").ignoreSql("(").build())
        .isInstanceOfSatisfying(
            InvalidSpecException.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::property)
                    .containsExactly("matcher", "ignore_event", "ignore_sql"));
    assertThatThrownBy(() -> EventFilter.builder().build())
        .isInstanceOf(InvalidSpecException.class);
    assertThat(EventFilter.builder("*.*").ignore("update").build().findings())
        .extracting(Finding::remedy)
        .containsExactly("An update of a clustered key comes as delete and insert and passes.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "age > 18 and name like 'x or y'|[age, name]",
        "`odd col` in (1, 2e3) or lower(city) = \"a\"|[odd col, city]",
        "dob between '2020-01-01' and now()|[dob]",
        "not (a is null) xor b = -1|[a, b]",
        "json_extract(doc, '$.k') = 1|[doc]",
      })
  void condition_namesItsColumns(String condition, String columns) {
    assertThat(ExpressionColumns.of(condition)).hasToString(columns);
  }

  @Test
  void conditions_needTheirColumnsInEveryMatchedTable() {
    EventFilter filter =
        EventFilter.builder("a.*").ignoreInsert("age > 1").ignoreUpdatesOf("seen").build();

    assertThat(
            filter.check(
                List.of(
                    SourceTable.builder("a", "t").column("AGE").build(),
                    SourceTable.builder("b", "t").build())))
        .extracting(Finding::value)
        .containsExactly("seen");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b|[a, b]",
        "*,!b|[a, column1, column2]",
        "column*,!column1|[column2]",
        "column?,!column1|[column2]",
        "!a|[]",
        "!*,a|[a]",
      })
  void selector_ofTheDocumentation_selects(String rules, String selected) {
    SourceTable table =
        SourceTable.builder("s", "t")
            .column("a")
            .column("b")
            .column("column1")
            .column("column2")
            .build();

    assertThat(ColumnSelector.of(List.of("*.*"), List.of(rules.split(","))).selected(table))
        .hasToString(selected);
  }

  @Test
  void selector_keepsAKeyAndWhatDispatches() {
    SourceTable table =
        SourceTable.builder("s", "t")
            .column("id")
            .column("a")
            .column("b")
            .primaryKey("id")
            .unique("u", "a")
            .build();
    PartitionRule byB = PartitionRule.columns(List.of("b"));

    assertThat(ColumnSelector.of(List.of("*.*"), List.of("b")).check(table, byB))
        .extracting(Finding::remedy)
        .containsExactly(
            "TiCDC says: no primary key columns or unique key columns obtained after filter out.");
    assertThat(ColumnSelector.of(List.of("*.*"), List.of("a")).check(table, byB))
        .extracting(Finding::remedy)
        .containsExactly("TiCDC says: the filtered out column is used in the column dispatcher.");
    assertThat(ColumnSelector.of(List.of("*.*"), List.of("*", "!id")).check(table, byB)).isEmpty();
    assertThatThrownBy(() -> ColumnSelector.of(List.of(), List.of("*")))
        .isInstanceOf(InvalidSpecException.class);
    assertThatThrownBy(() -> ColumnSelector.of(List.of("*.*"), List.of()))
        .isInstanceOf(InvalidSpecException.class);
  }
}
