package io.msksdk.changefeed.target;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.internal.TsvTable;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * A ksqlDB stream over the topic of a table in Avro.
 *
 * <p>Source: TiDB documentation, "Integrate Data with Confluent Cloud and Snowflake", section
 * "Integrate data with ksqlDB".
 *
 * @param name the stream's name
 * @param topic the topic of the table
 * @param partitions the partitions of the topic
 * @param columns the type of each column, in their order
 */
public record KsqlStream(String name, String topic, int partitions, Map<String, String> columns) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLAIN = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Map<String, String> TYPES = new HashMap<>();

  static {
    TsvTable.rows(KsqlStream.class, "ksql-types.tsv")
        .forEach(row -> TYPES.put(row.get(0), row.get(1)));
  }

  /**
   * Keeps the order of the columns.
   *
   * @param name the stream's name
   * @param topic the topic of the table
   * @param partitions the partitions of the topic
   * @param columns the type of each column, in their order
   */
  public KsqlStream {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /**
   * Describes the stream of a table.
   *
   * @param table the table; dates and times are texts, as TiCDC sends them, and decimals and
   *     unsigned BIGINTs are numbers: where the changefeed sends these as {@code string}, use
   *     {@link #ofAvro}
   * @param topic its topic
   * @param partitions the partitions of the topic
   * @return the stream, named as the table
   * @throws InvalidSpecException when ksqlDB has no type for a column
   */
  public static KsqlStream of(TableSpec table, String topic, int partitions) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < table.columns().size(); i++) {
      String column = table.columns().get(i);
      columns.put(column, type(column, table.types().get(i)));
    }
    return new KsqlStream(table.table(), topic, partitions, columns);
  }

  private static String type(String column, MysqlType type) {
    String text = type.toString().toLowerCase(Locale.ROOT);
    String base = text.replaceAll("\\(.*?\\)| unsigned| zerofill", "").strip();
    String found =
        TYPES.get(
            text.contains("unsigned") && TYPES.containsKey(base + " unsigned")
                ? base + " unsigned"
                : base);
    if (found == null) {
      throw InvalidSpecException.of(
          Finding.error("changefeed.target.type", column, text, "one of " + TYPES.keySet()));
    }
    boolean sized = found.equals("DECIMAL") && text.matches(".*\\(\\d+.*");
    return sized ? "DECIMAL" + decimal(text) : found.equals("DECIMAL") ? "DECIMAL(10, 0)" : found;
  }

  private static String decimal(String text) {
    String inside = text.substring(text.indexOf('(') + 1, text.indexOf(')'));
    return inside.contains(",")
        ? "(" + inside.replaceAll("\\s*,\\s*", ", ") + ")"
        : "(" + inside + ", 0)";
  }

  /**
   * Describes the stream of a table from the Avro schema of its values, without TiCDC's own
   * members.
   *
   * @param schema the schema as the registry has it
   * @param topic its topic
   * @param partitions the partitions of the topic
   * @return the stream, named as the record
   * @throws InvalidSpecException when the text is no schema of a record, or a type is not known
   */
  public static KsqlStream ofAvro(String schema, String topic, int partitions) {
    Map<String, String> columns = new LinkedHashMap<>();
    JsonNode record = read(schema);
    for (JsonNode field : record.path("fields")) {
      String name = field.path("name").asText();
      if (!name.startsWith("_tidb_") && !name.startsWith("_ticdc_")) {
        columns.put(name, avro(name, field.path("type")));
      }
    }
    return new KsqlStream(record.path("name").asText(), topic, partitions, columns);
  }

  private static JsonNode read(String schema) {
    try {
      JsonNode record = JSON.readTree(schema);
      if (record.path("type").asText().equals("record")) {
        return record;
      }
    } catch (JsonProcessingException notJson) {
      // the same refusal as for another type
    }
    throw InvalidSpecException.of(
        Finding.error("changefeed.target.schema", "schema", schema, "the Avro schema of a record"));
  }

  private static String avro(String column, JsonNode type) {
    if (type.isArray()) {
      for (JsonNode branch : type) {
        if (!branch.asText().equals("null")) {
          return avro(column, branch);
        }
      }
    }
    JsonNode inner = type.isObject() ? type.path("type") : type;
    if (type.path("logicalType").asText().equals("decimal")) {
      return "DECIMAL(" + type.path("precision").asInt() + ", " + type.path("scale").asInt() + ")";
    }
    return switch (inner.asText()) {
      case "int" -> "INTEGER";
      case "long" -> "BIGINT";
      case "float", "double" -> "DOUBLE";
      case "boolean" -> "BOOLEAN";
      case "string" -> "STRING";
      case "bytes" -> "BYTES";
      default ->
          throw InvalidSpecException.of(
              Finding.error("changefeed.target.type", column, type, "a type TiCDC writes"));
    };
  }

  /**
   * Returns the statement that creates the stream.
   *
   * @return {@code CREATE STREAM}, with names in backquotes where ksqlDB needs them
   */
  public String ddl() {
    StringJoiner list = new StringJoiner(", ");
    columns.forEach((column, type) -> list.add(quoted(column) + " " + type));
    return "CREATE STREAM "
        + quoted(name)
        + " ("
        + list
        + ") WITH (kafka_topic='"
        + topic.replace("'", "''")
        + "', partitions="
        + partitions
        + ", value_format='AVRO');";
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : "`" + text.replace("`", "``") + "`";
  }

  /** Returns the statement that creates the stream. */
  @Override
  public String toString() {
    return ddl();
  }
}
