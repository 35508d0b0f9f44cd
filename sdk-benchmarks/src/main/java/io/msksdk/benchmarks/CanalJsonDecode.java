package io.msksdk.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import io.msksdk.core.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows per second from the bytes of a Canal-JSON update to every column in its Java type, beside
 * Jackson's binding of the same bytes to a class with maps, the usual hand-written consumer.
 */
final class CanalJsonDecode implements Comparison.Measurement {
  private static final int MESSAGES = 256;
  private static final int REPEATS = 8;
  private static final int ROUNDS = 21;
  private static final int WARM_UPS = 40;

  private final TableSpec table;
  private final List<byte[]> messages = new ArrayList<>();
  private final CanalJsonDecoder decoder = CanalJsonDecoder.create(ZoneOffset.UTC);
  private final ObjectMapper mapper =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** The message as a consumer without a library declares it. */
  record Message(
      String database,
      String table,
      @Nullable List<String> pkNames,
      @JsonProperty("isDdl") boolean ddl,
      String type,
      long es,
      long ts,
      @Nullable Map<String, Integer> sqlType,
      @Nullable Map<String, String> mysqlType,
      @Nullable List<Map<String, String>> data,
      @Nullable List<Map<String, String>> old,
      @JsonProperty("_tidb") @Nullable Extension tidb) {}

  /** What is under {@code _tidb}. */
  record Extension(long commitTs) {}

  private CanalJsonDecode(TableSpec table) {
    this.table = table;
    CanalJsonEncoder encoder =
        CanalJsonEncoder.builder(ZoneOffset.UTC).shuffleMysqlTypes(1).build();
    for (int i = 0; i < MESSAGES; i++) {
      Tso commit = Tso.of(429918007904436226L + i);
      RowChange change = RowChange.update(table, commit, values(i), values(i + 1));
      messages.add(encoder.row(change));
    }
  }

  /** Four columns. */
  static CanalJsonDecode narrow() {
    return new CanalJsonDecode(columns(1).build());
  }

  /** Fifty columns. */
  static CanalJsonDecode wide() {
    return new CanalJsonDecode(columns(12).column("n", "int").column("m", "int").build());
  }

  /** Four columns and a text of 4 KB. */
  static CanalJsonDecode text() {
    return new CanalJsonDecode(columns(1).column("body", "longtext").build());
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

  private List<Object> values(int seed) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      values.add(
          switch (table.types().get(i).text()) {
            case "bigint" -> 1_000_000_007L * seed;
            case "varchar" -> "customer number " + seed;
            case "decimal" -> BigDecimal.valueOf(199_00 + seed, 2);
            case "longtext" -> "A line of the text that is as long as most.\n".repeat(92);
            default -> seed;
          });
    }
    return values;
  }

  @Override
  public Comparison.Figures take() {
    List<Double> ours = new ArrayList<>();
    List<Double> peer = new ArrayList<>();
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      double our = rowsPerSecond(this::ours);
      double other = rowsPerSecond(this::peer);
      if (round >= 0) {
        ours.add(our);
        peer.add(other);
      }
    }
    return new Comparison.Figures(Rounds.median(ours), OptionalDouble.of(Rounds.median(peer)));
  }

  /** Bytes allocated per row, in the place of rows per second. */
  Comparison.Figures takeBytes() {
    for (int round = 0; round < WARM_UPS; round++) {
      double ignored = rowsPerSecond(this::ours) + rowsPerSecond(this::peer);
    }
    return new Comparison.Figures(
        bytesPerRow(this::ours), OptionalDouble.of(bytesPerRow(this::peer)));
  }

  private double bytesPerRow(ToLongFunction<byte[]> way) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    double ignored = rowsPerSecond(way);
    return (threads.getThreadAllocatedBytes(thread) - before) / (double) (REPEATS * MESSAGES);
  }

  private double rowsPerSecond(ToLongFunction<byte[]> way) {
    long checksum = 0;
    long start = Time.system().nanos();
    for (int i = 0; i < REPEATS; i++) {
      for (byte[] message : messages) {
        checksum += way.applyAsLong(message);
      }
    }
    double seconds = (Time.system().nanos() - start) / 1e9;
    if (checksum == 0) {
      throw new IllegalStateException("checksum: 0 (expected: that of the rows)");
    }
    return REPEATS * MESSAGES / seconds;
  }

  /** Every column of the row after the change, and the first of the row before. */
  long ours(byte[] message) {
    Row row = (Row) decoder.decode(message).get(0);
    long sum = row.commitTs().orElseThrow().value();
    sum += row.before().orElseThrow().column(0).longValue();
    for (int i = 0; i < row.image().size(); i++) {
      Column column = row.image().column(i);
      sum +=
          switch (column.type().kind()) {
            case BIGINT -> column.longValue();
            case INT -> column.intValue();
            case DECIMAL -> column.decimal().scale();
            default -> column.text().length();
          };
    }
    return sum;
  }

  long peer(byte[] message) {
    try {
      return sum(mapper.readValue(message, Message.class));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long sum(Message message) {
    if (message.tidb() == null
        || message.old() == null
        || message.data() == null
        || message.mysqlType() == null) {
      throw new IllegalStateException("message: incomplete (expected: an update)");
    }
    long sum = message.tidb().commitTs();
    sum += Long.parseLong(message.old().get(0).values().iterator().next());
    for (Map.Entry<String, String> column : message.data().get(0).entrySet()) {
      String value = column.getValue();
      sum +=
          switch (message.mysqlType().getOrDefault(column.getKey(), "")) {
            case "bigint" -> Long.parseLong(value);
            case "int" -> Integer.parseInt(value);
            case "decimal" -> new BigDecimal(value).scale();
            default -> value.length();
          };
    }
    return sum;
  }
}
