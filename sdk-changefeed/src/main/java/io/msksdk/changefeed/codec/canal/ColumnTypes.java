package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.MysqlType;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The types in a message, joined with the columns by name. */
final class ColumnTypes {
  final DecoderContext context;
  final byte[] bytes;
  private final @Nullable TypeTable types;
  private final @Nullable CodeTable codes;

  ColumnTypes(
      DecoderContext context, byte[] bytes, @Nullable TypeTable types, @Nullable CodeTable codes) {
    this.context = context;
    this.bytes = bytes;
    this.types = types;
    this.codes = codes;
  }

  /** The type of a column of an image, which is found by its position. */
  MysqlType type(ColumnNames names, int position) {
    MysqlType type = types == null ? null : types.types(names)[position];
    return type == null ? byCode(names.name(position)) : type;
  }

  /** The type of a column that the image does not have. */
  MysqlType type(String column) {
    MysqlType type = types == null ? null : types.type(column);
    return type == null ? byCode(column) : type;
  }

  private MysqlType byCode(String column) {
    OptionalInt code = sqlType(column);
    return code.isPresent() ? MysqlType.ofSqlType(code.getAsInt()) : MysqlType.NONE;
  }

  OptionalInt sqlType(String column) {
    Integer code = codes == null ? null : codes.code(column);
    return code == null ? OptionalInt.empty() : OptionalInt.of(code);
  }
}
