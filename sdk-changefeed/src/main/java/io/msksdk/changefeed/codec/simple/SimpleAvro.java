package io.msksdk.changefeed.codec.simple;

import static io.msksdk.changefeed.codec.DecodeProblem.MALFORMED;
import static io.msksdk.changefeed.codec.DecodeProblem.UNKNOWN_EVENT_TYPE;

import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.internal.BinaryCursor;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages encoded as Avro. Their schema is fixed, so it is written out here as the order of
 * reading. Source: TiDB documentation, "TiCDC Simple Protocol", the schema in its section on Avro.
 */
final class SimpleAvro {
  /** The place of the record {@code Message} in the union of all records of the schema. */
  static final int MESSAGE = 11;

  static final List<String> DDL_TYPES =
      List.of("CREATE", "ALTER", "ERASE", "RENAME", "TRUNCATE", "CINDEX", "DINDEX", "QUERY");
  static final List<String> DML_TYPES = List.of("INSERT", "UPDATE", "DELETE");

  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  private final BinaryCursor in;
  private final SimpleMessage message = new SimpleMessage();

  private SimpleAvro(byte[] bytes) {
    this.in = new BinaryCursor(bytes, 0);
  }

  static SimpleMessage read(byte[] bytes) {
    SimpleAvro reader = new SimpleAvro(bytes);
    reader.read();
    reader.in.at("message");
    reader.in.end();
    return reader.message;
  }

  private void read() {
    long record = in.number();
    if (record != MESSAGE) {
      throw in.failure(MALFORMED, "record " + record, "the record Message");
    }
    in.at("type");
    long kind = in.number();
    long payload = in.number();
    if (kind != payload) {
      throw in.failure(MALFORMED, "a payload of another type", "that of the message");
    }
    int unusedVersion = in.integer();
    switch ((int) kind) {
      case 0 -> watermark();
      case 1 -> bootstrap();
      case 2 -> ddl();
      case 3 -> row();
      default -> throw in.failure(UNKNOWN_EVENT_TYPE, "type " + kind, "0 to 3");
    }
  }

  private void watermark() {
    message.type = "WATERMARK";
    message.commitTs = in.number();
    built();
  }

  private void bootstrap() {
    message.type = "BOOTSTRAP";
    built();
    table(true);
  }

  private void ddl() {
    message.type = symbol(DDL_TYPES);
    in.at("sql");
    message.sql = in.readText();
    message.commitTs = in.number();
    built();
    in.at("tableSchema");
    if (present()) {
      table(true);
    }
    in.at("preTableSchema");
    if (present()) {
      table(false);
    }
  }

  private void row() {
    in.at("database");
    message.database = in.readText();
    in.at("table");
    message.table = in.readText();
    long unusedTable = in.number();
    message.type = symbol(DML_TYPES);
    message.commitTs = in.number();
    built();
    message.schemaVersion = in.number();
    in.at("claimCheckLocation");
    String location = present() ? in.readText() : "";
    message.claimCheck = location.isEmpty() ? null : location;
    in.at("handleKeyOnly");
    message.handleKeyOnly = present() && in.bool();
    in.at("checksum");
    message.checksum = present() ? checksum() : null;
    in.at("data");
    message.data = present() ? columns("data") : null;
    in.at("old");
    message.old = present() ? columns("old") : null;
  }

  private SimpleChecksum checksum() {
    int unusedVersion = in.integer();
    return new SimpleChecksum(in.bool(), in.number(), in.number());
  }

  private void built() {
    in.at("buildTs");
    long millis = in.number();
    if (millis < 0 || millis > Long.MAX_VALUE >> 18) {
      throw in.failure(MALFORMED, "a number", "milliseconds of the epoch");
    }
    message.built = Instant.ofEpochMilli(millis);
  }

  private boolean present() {
    long branch = in.number();
    if (branch != 0 && branch != 1) {
      throw in.failure(MALFORMED, "branch " + branch + " of a union", "0 or 1");
    }
    return branch == 1;
  }

  private String symbol(List<String> symbols) {
    in.at("type");
    long symbol = in.number();
    if (symbol < 0 || symbol >= symbols.size()) {
      throw in.failure(UNKNOWN_EVENT_TYPE, "symbol " + symbol, "one of " + symbols);
    }
    return symbols.get((int) symbol);
  }

  /** The blocks of an array or a map; a negative count is followed by the block's size. */
  private void blocks(Supplier<Boolean> element) {
    for (long count = in.number(); count != 0; count = in.number()) {
      if (count < 0) {
        long unusedSize = in.number();
        count = -count;
      }
      if (count < 0 || count > in.remaining()) {
        throw in.failure(MALFORMED, count + " elements", "no more than there are bytes");
      }
      for (long i = 0; i < count; i++) {
        boolean ignored = element.get();
      }
    }
  }

  private Map<String, @Nullable Object> columns(String field) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    blocks(
        () -> {
          in.at(field);
          String name = in.readText();
          in.at(field + "." + name);
          columns.put(name, value());
          return true;
        });
    return columns;
  }

  private @Nullable Object value() {
    long branch = in.number();
    return switch ((int) branch) {
      case 0 -> null;
      case 1 -> in.number();
      case 2 -> in.single();
      case 3 -> in.twice();
      case 4 -> in.readText();
      case 5 -> in.readBytes();
      case 6 -> new SimpleTime(in.readText(), in.readText());
      case 7 -> unsigned(in.number());
      default -> throw in.failure(MALFORMED, "branch " + branch + " of a union", "0 to 7");
    };
  }

  private static BigInteger unsigned(long bits) {
    BigInteger value = BigInteger.valueOf(bits);
    return bits < 0 ? value.add(TWO_64) : value;
  }

  private void table(boolean current) {
    in.at("tableSchema");
    SimpleTable table = new SimpleTable(in.readText(), in.readText());
    long unusedTable = in.number();
    long version = in.number();
    blocks(() -> column(table));
    blocks(() -> index(table));
    TableSpec spec = table.spec();
    if (current) {
      message.schema = spec;
      message.version = version;
    } else {
      message.schemaBefore = spec;
      message.versionBefore = version;
    }
  }

  private boolean column(SimpleTable table) {
    String name = in.readText();
    String type = in.readText();
    String unusedCharset = in.readText();
    String unusedCollation = in.readText();
    long length = in.number();
    int decimal = present() ? in.integer() : 0;
    List<String> elements = present() ? texts() : List.of();
    boolean unsigned = present() && in.bool();
    boolean zerofill = present() && in.bool();
    table.column(name, type, length, decimal, elements, unsigned, zerofill);
    boolean unusedNullable = in.bool();
    if (present()) {
      in.text();
    }
    return true;
  }

  private boolean index(SimpleTable table) {
    String unusedName = in.readText();
    boolean unique = in.bool();
    boolean primary = in.bool();
    boolean nullable = in.bool();
    table.index(primary, unique, nullable, texts());
    return true;
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    blocks(() -> texts.add(in.readText()));
    return texts;
  }
}
