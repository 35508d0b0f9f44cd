package io.msksdk.admin.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table: accepted at its bounds, refused one step beyond. */
class PropertyTableTest {

  static List<Arguments> rows() throws IOException {
    try (InputStream in = PropertyTable.class.getResourceAsStream("server-properties.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> Arguments.of(cells[0], cells[1], cells[2], cells[3], cells[4], cells[6]))
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void row_holdsAtItsBounds_andNotBeyond(
      String name, String type, String least, String most, String values, String source) {
    switch (type) {
      case "boolean" -> {
        accepted(name, "true", "false");
        refused(name, "yes");
      }
      case "text", "list" -> listed(name, type, values);
      default -> bounded(name, type, least, most);
    }
    assertThat(source).startsWith("A");
  }

  private static void listed(String name, String type, String values) {
    if (values.equals("-")) {
      accepted(name, "anything");
      return;
    }
    accepted(name, values.split(",", -1));
    if (type.equals("list")) {
      accepted(name, values);
    }
    refused(name, "none-of-them");
  }

  private static void bounded(String name, String type, String least, String most) {
    BigDecimal top =
        BigDecimal.valueOf(
            type.equals("short")
                ? Short.MAX_VALUE
                : type.equals("int") ? Integer.MAX_VALUE : Long.MAX_VALUE);
    BigDecimal low = least.equals("-") ? top.negate() : new BigDecimal(least);
    BigDecimal high = most.equals("-") ? top : new BigDecimal(most);
    BigDecimal step = type.equals("double") ? new BigDecimal("0.01") : BigDecimal.ONE;
    accepted(name, low.toPlainString(), high.toPlainString());
    refused(name, low.subtract(step).toPlainString());
    refused(name, high.add(step).toPlainString());
    refused(name, "many");
  }

  private static void accepted(String name, String... values) {
    for (String value : values) {
      assertThat(PropertyTable.published().check(name, value)).as(value).isNull();
    }
  }

  private static void refused(String name, String value) {
    assertThat(PropertyTable.published().check(name, value)).as(value).isNotNull();
  }
}
