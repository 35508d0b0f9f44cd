package io.msksdk.changefeed.codec.canal;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.codec.Row;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What was read of an earlier message never shows through in a later one. */
class CanalTypeTableTest {
  private final CanalJsonDecoder decoder = CanalJsonDecoder.create(ZoneOffset.UTC);

  private Row decode(String types, String codes, String data) {
    String message =
        "{\"database\":\"d\",\"table\":\"t\",\"type\":\"INSERT\",\"es\":1,\"sqlType\":{"
            + codes
            + "},\"mysqlType\":{"
            + types
            + "},\"data\":[{"
            + data
            + "}]}";
    return (Row) decoder.decode(message.getBytes(StandardCharsets.UTF_8)).get(0);
  }

  @Test
  void types_inAnyOrder_ofMoreColumnsThanAWordHasBits_areTheSame() {
    List<String> types = new ArrayList<>();
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      types.add("\"a_column_" + i + "\":\"" + (i % 2 == 0 ? "int" : "bigint unsigned") + "\"");
      data.append(i == 0 ? "" : ",").append("\"a_column_" + i + "\":\"" + i + "\"");
    }
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      Collections.shuffle(types, random);
      Row row = decode(String.join(",", types), "", data.toString());
      for (int i = 0; i < 150; i++) {
        assertThat(row.image().column(i).type().text())
            .isEqualTo(i % 2 == 0 ? "int" : "bigint unsigned");
      }
    }
  }

  @Test
  void type_thatChanges_isTheNewOne() {
    String data = "\"a\":\"1\",\"b\":\"2\"";

    assertThat(decode("\"a\":\"int\",\"b\":\"bigint\"", "", data).column("b").type().text())
        .isEqualTo("bigint");
    assertThat(decode("\"b\":\"text\",\"a\":\"int\"", "", data).column("b").type().text())
        .isEqualTo("text");
    assertThat(decode("\"a\":\"int\"", "\"b\":93", data).column("b").type().text()).isEmpty();
    assertThat(decode("", "", data).column("a").type().text()).isEmpty();
    assertThat(decode("\"a\":\"int\",\"b\":\"text\"", "", data).column("b").type().text())
        .isEqualTo("text");
  }

  @Test
  void columnListedTwice_isNotTakenForTheOtherOne() {
    String data = "\"a\":\"1\",\"b\":\"2\"";
    Row first = decode("\"a\":\"int\",\"b\":\"bigint\"", "", data);

    Row second = decode("\"a\":\"int\",\"a\":\"int\"", "", data);

    assertThat(first.column("b").type().text()).isEqualTo("bigint");
    assertThat(second.column("b").type().text()).isEmpty();
  }

  @Test
  void codes_thatChange_areTheNewOnes() {
    String data = "\"a\":\"1\"";

    assertThat(decode("", "\"a\":4", data).column("a").sqlType()).hasValue(4);
    assertThat(decode("", "\"a\":-5", data).column("a").sqlType()).hasValue(-5);
    assertThat(decode("", "\"a\":4", data).column("a").sqlType()).hasValue(4);
    assertThat(decode("", "", data).column("a").sqlType()).isEmpty();
  }

  @Test
  void valueBeforeAndAfter_ofTheSameBytesAtFirst_areToldApart() {
    String same = "x".repeat(60);
    String message =
        "{\"database\":\"d\",\"table\":\"t\",\"type\":\"UPDATE\",\"es\":1,\"old\":[{\"a\":\""
            + same
            + "\",\"b\":\""
            + same
            + "\"}],\"data\":[{\"a\":\""
            + same
            + "\",\"b\":\""
            + same
            + "y\"}]}";

    Row row = (Row) decoder.decode(message.getBytes(StandardCharsets.UTF_8)).get(0);

    assertThat(row.column("a").text()).isEqualTo(same);
    assertThat(row.column("b").text()).isEqualTo(same + "y");
    assertThat(row.before().orElseThrow().column("b").text()).isEqualTo(same);
  }
}
