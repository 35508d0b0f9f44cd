package io.msksdk.changefeed.codec.internal;

import io.msksdk.changefeed.codec.MysqlType;
import java.math.RoundingMode;
import java.util.List;

/** DECIMAL as Avro's logical type: digits without a point, whose place the schema knows. */
public record AvroDecimal(int precision, int scale) {
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

  /** A value of the column. */
  public byte[] bytes(TypedColumn column) {
    return column.decimal().setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().toByteArray();
  }
}
