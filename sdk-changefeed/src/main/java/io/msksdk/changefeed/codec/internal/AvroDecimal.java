package io.msksdk.changefeed.codec.internal;

import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.MysqlType;
import java.math.RoundingMode;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** DECIMAL as Avro's logical type: digits without a point, whose place the schema knows. */
public record AvroDecimal(int precision, int scale) {
  private static final int MOST_DIGITS = 65;
  private static final AvroDecimal UNSIZED = new AvroDecimal(10, 0);

  /** Of a column; MySQL has a default for each size. */
  public static AvroDecimal of(MysqlType type) {
    List<Integer> sizes = type.sizes();
    return switch (sizes.size()) {
      case 2 -> new AvroDecimal(sizes.get(0), sizes.get(1));
      case 1 -> new AvroDecimal(sizes.get(0), 0);
      default -> UNSIZED;
    };
  }

  /**
   * The digits after the point in a schema's DECIMAL, -1 for other types. More than MySQL has would
   * let a message of a few bytes become a number of gigabytes.
   */
  public static int scaleOf(String path, Schema schema) {
    if (!(schema.getLogicalType() instanceof LogicalTypes.Decimal decimal)) {
      return -1;
    }
    if (decimal.getPrecision() > MOST_DIGITS) {
      throw DecodeException.of(
          DecodeProblem.OUT_OF_RANGE,
          path,
          -1,
          "a DECIMAL of " + decimal.getPrecision() + " digits",
          "at most " + MOST_DIGITS);
    }
    return decimal.getScale();
  }

  /** A value of the column. */
  public byte[] bytes(TypedColumn column) {
    return column.decimal().setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().toByteArray();
  }
}
