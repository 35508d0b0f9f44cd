package io.msksdk.local.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.table.Table;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServerPropertyTest {

  static Stream<List<String>> rows() {
    return Table.rows(ServerProperties.class, "server-properties.tsv", 6).stream();
  }

  private static ServerProperty named(String name) {
    return rows()
        .filter(row -> row.get(0).equals(name))
        .map(ServerProperty::of)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void table_hasThePropertiesOfTheGuide_eachWithItsSource() {
    assertThat(rows()).hasSize(48);
    assertThat(rows().map(row -> row.get(0))).doesNotHaveDuplicates().isSorted();
    assertThat(rows().map(row -> row.get(5))).noneMatch(String::isBlank);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void bounds_areAccepted_andOneStepBeyondIsNot(List<String> row) {
    ServerProperty property = ServerProperty.of(row);
    double step = property.type() == PropertyType.DOUBLE ? 0.1 : 1;

    if (property.least() != null) {
      assertThat(property.problem(property.type().shown(property.least()))).isNull();
      assertThat(property.problem(property.type().shown(property.least() - step)))
          .contains(property.name())
          .contains("Value must be at least");
    }
    if (property.most() != null) {
      assertThat(property.problem(property.type().shown(property.most()))).isNull();
      assertThat(property.problem(property.type().shown(property.most() + step)))
          .contains("Value must be no more than");
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void value_ofAnotherType_isRefused(List<String> row) {
    ServerProperty property = ServerProperty.of(row);

    if (property.type() == PropertyType.TEXT && property.values().isEmpty()) {
      assertThat(property.problem("org.example.Selector")).isNull();
    } else {
      assertThat(property.problem("?"))
          .startsWith("Invalid value ? for configuration " + property.name() + ": ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "compression.type, zstd",
    "log.cleanup.policy, delete",
    "log.message.timestamp.type, LogAppendTime",
    "log.message.timestamp.difference.max.ms, 9223372036854775807",
    "log.retention.bytes, -1",
    "auto.create.topics.enable, FALSE",
    "log.cleaner.min.cleanable.ratio, 0.5",
    "num.partitions, ' 3 '"
  })
  void value_asTheGuideHasIt_isAccepted(String name, String value) {
    assertThat(named(name).problem(value)).isNull();
  }

  @Test
  void list_ofKnownValues_isAccepted_andAnyOtherIsNot() {
    assertThat(named("log.cleanup.policy").problem("compact, delete")).isNull();
    assertThat(named("log.cleanup.policy").problem("compact,keep"))
        .endsWith("String must be one of: compact, delete");
    assertThat(named("compression.type").problem("brotli")).contains("String must be one of: ");
    assertThat(named("num.partitions").problem("99999999999")).endsWith("of type INT");
    assertThat(named("delete.topic.enable").problem("yes")).endsWith("either true or false");
  }
}
