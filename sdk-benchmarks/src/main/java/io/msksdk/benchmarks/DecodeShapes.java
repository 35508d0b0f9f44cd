package io.msksdk.benchmarks;

import io.msksdk.changefeed.codec.TableSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The shapes of rows that decoders are measured with, and who reads them. */
final class DecodeShapes {
  static final int MESSAGES = 256;

  private static final String LINE = "A line of the text that is as long as most.\n";

  private DecodeShapes() {}

  /** The reader of a shape's messages. */
  static RowReader reader(String shape, String reader) {
    return switch (shape) {
      case "canal-narrow" -> canal(columns(1).build(), reader);
      case "canal-50-columns" ->
          canal(columns(12).column("n", "int").column("m", "int").build(), reader);
      case "canal-4-kb-text" -> canal(columns(1).column("body", "longtext").build(), reader);
      case "avro-narrow" -> new AvroRows(AvroRows.table(1)).reader(reader);
      case "avro-49-columns" -> new AvroRows(AvroRows.table(12)).reader(reader);
      default -> throw new IllegalArgumentException("shape: " + shape + " (expected: a known one)");
    };
  }

  private static RowReader canal(TableSpec table, String reader) {
    CanalRows rows = new CanalRows(table);
    return switch (reader) {
      case "ours" -> rows.ours();
      case "floor" -> new CanalFloor(table, rows.messages())::read;
      case "jackson" -> rows.jackson();
      case "flat-message" -> rows.flatMessage();
      case "flink" -> new FlinkCanal(table, rows.messages()).reader();
      default -> throw new IllegalArgumentException("reader: " + reader + " (expected: a peer)");
    };
  }

  private static TableSpec.Builder columns(int groups) {
    TableSpec.Builder table = TableSpec.builder("shop", "orders");
    for (int i = 0; i < groups; i++) {
      table
          .column("id_" + i, "bigint")
          .column("name_" + i, "varchar")
          .column("price_" + i, "decimal")
          .column("count_" + i, "int");
    }
    return table;
  }

  /** The values of a row, others for each seed. */
  static List<Object> values(TableSpec table, int seed) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      values.add(
          switch (table.types().get(i).kind()) {
            case BIGINT -> 1_000_000_007L * seed;
            case VARCHAR -> "customer number " + seed;
            case DECIMAL -> BigDecimal.valueOf(199_00 + seed, 2);
            case TEXT -> LINE.repeat(92);
            default -> seed + 1;
          });
    }
    return values;
  }
}
