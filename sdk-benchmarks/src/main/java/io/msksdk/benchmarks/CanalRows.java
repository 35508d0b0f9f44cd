package io.msksdk.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.alibaba.fastjson2.JSON;
import com.alibaba.otter.canal.protocol.FlatMessage;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Updates in Canal-JSON, and who reads them to every column of the row after in its Java type and
 * the first of the row before: our decoder, Jackson's binding to a class with maps (the usual
 * hand-written consumer), and Canal's own message class as its client reads it.
 */
final class CanalRows {
  /** The first column of every table. */
  private static final String FIRST = "id_0";

  private final List<byte[]> messages = new ArrayList<>();

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

  CanalRows(TableSpec table) {
    CanalJsonEncoder encoder =
        CanalJsonEncoder.builder(ZoneOffset.UTC).shuffleMysqlTypes(1).build();
    for (int i = 0; i < DecodeShapes.MESSAGES; i++) {
      Tso commit = Tso.of(429918007904436226L + i);
      List<Object> before = DecodeShapes.values(table, i);
      messages.add(
          encoder.row(RowChange.update(table, commit, before, DecodeShapes.values(table, i + 1))));
    }
  }

  List<byte[]> messages() {
    return messages;
  }

  RowReader ours() {
    CanalJsonDecoder decoder = CanalJsonDecoder.create(ZoneOffset.UTC);
    return message -> sum((Row) decoder.decode(messages.get(message)).get(0));
  }

  private static long sum(Row row) {
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

  RowReader jackson() {
    ObjectMapper mapper =
        new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    return index -> {
      Message message = mapper.readValue(messages.get(index), Message.class);
      if (message.tidb() == null) {
        throw new IllegalStateException("message: incomplete (expected: an update)");
      }
      return message.tidb().commitTs() + sum(message.mysqlType(), message.data(), message.old());
    };
  }

  /** Canal's client gets a text from Kafka and gives it to fastjson; the class has no TSO. */
  RowReader flatMessage() {
    return index -> {
      FlatMessage message =
          JSON.parseObject(new String(messages.get(index), UTF_8), FlatMessage.class);
      return message.getEs() + sum(message.getMysqlType(), message.getData(), message.getOld());
    };
  }

  private static long sum(
      @Nullable Map<String, String> types,
      @Nullable List<Map<String, String>> data,
      @Nullable List<Map<String, String>> old) {
    if (types == null || data == null || old == null) {
      throw new IllegalStateException("message: incomplete (expected: an update)");
    }
    long sum = Long.parseLong(old.get(0).getOrDefault(FIRST, ""));
    for (Map.Entry<String, String> column : data.get(0).entrySet()) {
      String value = column.getValue();
      sum +=
          switch (types.getOrDefault(column.getKey(), "")) {
            case "bigint" -> Long.parseLong(value);
            case "int" -> Integer.parseInt(value);
            case "decimal" -> new BigDecimal(value).scale();
            default -> value.length();
          };
    }
    return sum;
  }
}
