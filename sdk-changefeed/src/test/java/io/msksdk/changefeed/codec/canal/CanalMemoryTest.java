package io.msksdk.changefeed.codec.canal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.codec.DdlKind;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a decoder has seen before makes it fast, and never changes what it makes of a message. */
class CanalMemoryTest {
  private static final byte[] TOKENS =
      "{}[]\",:\\un0123456789.-eE\u00ff\u0000 \ntf".getBytes(ISO_8859_1);

  private final CanalJsonDecoder experienced = CanalJsonDecoder.create(ZoneOffset.UTC);

  @Test
  void messages_ofManyTables_areReadAsByANewDecoder() {
    List<byte[]> messages = messages();
    for (int round = 0; round < 3; round++) {
      for (byte[] message : messages) {
        assertThat(CanalOutcome.of(experienced, message))
            .isEqualTo(CanalOutcome.fresh(message))
            .doesNotContain("refus");
      }
    }
  }

  @Test
  void messages_changedAtRandom_areReadOrRefusedAsByANewDecoder() {
    List<byte[]> messages = messages();
    Random random = new Random(7);
    int read = 0;
    for (int round = 0; round < 8_000; round++) {
      byte[] whole = messages.get(random.nextInt(messages.size()));
      byte[] changed = changed(whole, random);
      String before = CanalOutcome.of(experienced, whole);
      String outcome = CanalOutcome.of(experienced, changed);

      assertThat(outcome).as(new String(changed, UTF_8)).isEqualTo(CanalOutcome.fresh(changed));
      read += outcome.equals(before) || outcome.startsWith("refused") ? 0 : 1;
    }
    assertThat(read).isGreaterThan(300);
  }

  private static List<byte[]> messages() {
    CanalJsonEncoder encoder =
        CanalJsonEncoder.builder(ZoneOffset.UTC).contentCompatible().shuffleMysqlTypes(3).build();
    CanalJsonEncoder documented =
        CanalJsonEncoder.builder(ZoneOffset.UTC).fieldOrder(FieldOrder.DOCUMENTED).build();
    List<byte[]> messages = new ArrayList<>();
    for (TableSpec table : tables()) {
      for (int n = 0; n < 3; n++) {
        Tso ts = Tso.of(429918007904436226L + n);
        List<Object> before = values(table, n);
        List<Object> after = values(table, n + 1);
        messages.add(encoder.row(RowChange.insert(table, ts, after)));
        messages.add(encoder.row(RowChange.update(table, ts, before, after)));
        messages.add(documented.row(RowChange.update(table, ts, before, after)));
        messages.add(encoder.row(RowChange.delete(table, ts, before)));
      }
    }
    Tso ts = Tso.of(429918007904436226L);
    messages.add(encoder.ddl("shop", "orders", DdlKind.ALTER, "alter table orders", ts));
    messages.add(encoder.watermark(ts));
    return messages;
  }

  private static List<TableSpec> tables() {
    return List.of(
        TableSpec.builder("shop", "orders").key("id", "bigint").column("note", "text").build(),
        TableSpec.builder("shop", "orders2").key("id", "bigint").column("note", "text").build(),
        TableSpec.builder("s", "t").column("a", "bigint unsigned").column("n", "int").build(),
        TableSpec.builder("s", "customers_of_long_names")
            .key("customer_number_1", "int unsigned")
            .key("customer_number_2", "bigint unsigned")
            .column("customer_number_3", "varchar(40)")
            .column("customer_number_4", "decimal(10,2)")
            .column("Zürich", "text")
            .build());
  }

  private static List<Object> values(TableSpec table, int seed) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      boolean key = table.keyColumns().contains(table.columns().get(i));
      values.add(
          switch (table.types().get(i).kind()) {
            case INT, BIGINT -> seed == 2 && !key ? null : 7L * i + 1_000_000_007L * seed;
            case DECIMAL -> "199.0" + seed;
            case TEXT -> "a line of some length, \"quoted\"\n".repeat(seed % 2 == 0 ? 3 : seed);
            default -> seed == 1 ? null : "Zürich 漢字 \\ " + seed;
          });
    }
    return values;
  }

  private static byte[] changed(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int n = 1 + random.nextInt(2); n > 0; n--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = TOKENS[random.nextInt(TOKENS.length)];
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 3 -> {
          int other = random.nextInt(bytes.length);
          int length = Math.min(random.nextInt(40), bytes.length - Math.max(at, other));
          System.arraycopy(bytes, other, bytes, at, length);
        }
        case 4 -> bytes = spaced(bytes, at);
        default -> {
          // one character of the text for another: most of these stay messages
          byte letter = bytes[at];
          bytes[at] = Character.isLetterOrDigit(letter) ? (byte) (letter ^ 1) : letter;
        }
      }
    }
    return bytes;
  }

  /** With white space somewhere. */
  private static byte[] spaced(byte[] bytes, int at) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
    longer[at] = ' ';
    return longer;
  }
}
