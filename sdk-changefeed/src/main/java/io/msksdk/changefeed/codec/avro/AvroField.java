package io.msksdk.changefeed.codec.avro;

import static io.msksdk.changefeed.codec.DecodeProblem.MALFORMED;

import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.internal.AvroDecimal;
import io.msksdk.changefeed.codec.internal.BinaryCursor;
import io.msksdk.changefeed.codec.internal.Labels;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** One column in a schema: how it is laid out, and what it means to TiDB. */
final class AvroField {
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  final String name;
  final MysqlType type;
  final Schema.Type layout;
  final List<String> allowed;

  /** Whether the number in the message is that of the column as it is. */
  final boolean plainNumber;

  /** Whether the text in the message is that of the column as it is. */
  final boolean plainText;

  /** Whether the bytes in the message are the digits of a DECIMAL. */
  final boolean plainDecimal;

  /** The branch of the union that is null, or -1 for a column that cannot be. */
  private final int nullBranch;

  private final int scale;

  private AvroField(String name, int nullBranch, Schema value) {
    this.name = name;
    this.nullBranch = nullBranch;
    this.layout = value.getType();
    this.type = TidbTypes.of(value);
    this.allowed = TidbTypes.allowed(value);
    this.plainNumber = plainNumber(layout, type);
    this.plainText = layout == Schema.Type.STRING && !listed(type.kind());
    this.scale = AvroDecimal.scaleOf(name, value);
    this.plainDecimal = layout == Schema.Type.BYTES && scale >= 0;
  }

  private static boolean plainNumber(Schema.Type layout, MysqlType type) {
    boolean number = layout == Schema.Type.INT || layout == Schema.Type.LONG;
    ColumnKind kind = type.kind();
    boolean unsigned = kind == ColumnKind.BIGINT && type.unsigned();
    return number && !unsigned && kind != ColumnKind.BIT && kind != ColumnKind.SET;
  }

  private static boolean listed(ColumnKind kind) {
    return kind == ColumnKind.ENUM || kind == ColumnKind.SET;
  }

  static AvroField of(Schema.Field field) {
    Schema schema = field.schema();
    if (schema.getType() != Schema.Type.UNION) {
      return new AvroField(field.name(), -1, checked(field.name(), schema));
    }
    List<Schema> branches = schema.getTypes();
    int none = branches.size() != 2 ? -1 : branches.get(0).isNullable() ? 0 : 1;
    if (none < 0 || branches.get(none).getType() != Schema.Type.NULL) {
      throw unreadable(field.name(), "a union of other branches");
    }
    return new AvroField(field.name(), none, checked(field.name(), branches.get(1 - none)));
  }

  private static Schema checked(String name, Schema schema) {
    return switch (schema.getType()) {
      case INT, LONG, FLOAT, DOUBLE, STRING, BYTES, BOOLEAN -> schema;
      default -> throw unreadable(name, "a column of the Avro type " + schema.getType());
    };
  }

  private static DecodeException unreadable(String name, String found) {
    return DecodeException.of(MALFORMED, name, -1, found, "a type of TiCDC");
  }

  /** Passes over the value, checking it; returns its place, or -1 for NULL. */
  int skip(BinaryCursor cursor) {
    if (nullBranch >= 0) {
      long branch = cursor.number();
      if (branch == nullBranch) {
        return -1;
      }
      if (branch != 1 - nullBranch) {
        throw cursor.failure(MALFORMED, "branch " + branch + " of a union", "0 or 1");
      }
    }
    int start = cursor.position();
    switch (layout) {
      case INT -> {
        int ignored = cursor.integer();
      }
      case LONG -> cursor.skipNumber();
      case FLOAT -> cursor.skip(Float.BYTES);
      case DOUBLE -> cursor.skip(Double.BYTES);
      case STRING -> cursor.text();
      case BYTES -> {
        int ignored = cursor.bytes();
      }
      case BOOLEAN -> {
        boolean ignored = cursor.bool();
      }
      default -> throw cursor.failure(DecodeProblem.WRONG_TYPE, layout.getName(), "a column");
    }
    return start;
  }

  /** The number at a place. */
  long number(byte[] bytes, int start) {
    return new BinaryCursor(bytes, start).number();
  }

  /** The decimal number at a place, null where no bytes are. */
  @Nullable BigDecimal decimal(byte[] bytes, int start) {
    BinaryCursor cursor = new BinaryCursor(bytes, start);
    int length = cursor.bytes();
    return length == 0 ? null : decimal(bytes, cursor.position() - length, length);
  }

  /** The text at a place. */
  String text(byte[] bytes, int start) {
    return new BinaryCursor(bytes, start).checkedText();
  }

  /** The value at a place, as a column takes it. */
  Object read(byte[] bytes, int start) {
    BinaryCursor cursor = new BinaryCursor(bytes, start);
    return switch (layout) {
      case INT, LONG -> number(cursor.number());
      case FLOAT -> cursor.single();
      case DOUBLE ->
          type.kind() == ColumnKind.FLOAT
              ? (Object) (float) cursor.twice()
              : (Object) cursor.twice();
      case STRING -> text(cursor.checkedText());
      case BYTES -> {
        int length = cursor.bytes();
        yield bytes(bytes, cursor.position() - length, length);
      }
      default -> cursor.bool();
    };
  }

  /** TiCDC puts 64 unsigned bits into a long as they are; above 2^63-1 they come out negative. */
  private Object number(long value) {
    boolean wrapped = value < 0 && type.kind() == ColumnKind.BIGINT && type.unsigned();
    return wrapped ? BigInteger.valueOf(value).add(TWO_64) : (Object) value;
  }

  private Object text(String text) {
    if (type.kind() == ColumnKind.ENUM) {
      int ordinal = allowed.indexOf(text) + 1;
      return ordinal > 0 || text.isEmpty() ? (Object) ordinal : new Labels(text);
    }
    if (type.kind() != ColumnKind.SET) {
      return text;
    }
    BigInteger mask = mask(text);
    return mask == null ? new Labels(text) : mask;
  }

  private @Nullable BigInteger mask(String text) {
    BigInteger mask = BigInteger.ZERO;
    for (String element : new Labels(text).names()) {
      int at = allowed.indexOf(element);
      if (at < 0) {
        return null;
      }
      mask = mask.setBit(at);
    }
    return mask;
  }

  private Object bytes(byte[] bytes, int from, int length) {
    return scale < 0 || length == 0
        ? Arrays.copyOfRange(bytes, from, from + length)
        : decimal(bytes, from, length);
  }

  private BigDecimal decimal(byte[] bytes, int from, int length) {
    if (length > Long.BYTES) {
      return new BigDecimal(new BigInteger(bytes, from, length), scale);
    }
    long unscaled = bytes[from];
    for (int i = from + 1; i < from + length; i++) {
      unscaled = unscaled << Byte.SIZE | (bytes[i] & 0xff);
    }
    return BigDecimal.valueOf(unscaled, scale);
  }
}
