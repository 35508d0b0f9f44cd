package io.msksdk.changefeed.codec.open;

import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.DdlKind;
import io.msksdk.changefeed.codec.MysqlType;

/** The numbers of Open Protocol. Source: TiDB documentation, "TiCDC Open Protocol". */
final class OpenTypes {
  static final int BINARY = 0x01;
  static final int HANDLE_KEY = 0x02;
  static final int PRIMARY_KEY = 0x08;
  static final int COMPOSITE_KEY = 0x20;
  static final int NULLABLE = 0x40;
  static final int UNSIGNED = 0x80;

  private OpenTypes() {}

  static MysqlType type(int code, int flags) {
    boolean binary = (flags & BINARY) != 0;
    String name =
        switch (code) {
          case 1 -> "tinyint";
          case 2 -> "smallint";
          case 3 -> "int";
          case 4 -> "float";
          case 5 -> "double";
          case 7 -> "timestamp";
          case 8 -> "bigint";
          case 9 -> "mediumint";
          case 10, 14 -> "date";
          case 11 -> "time";
          case 12 -> "datetime";
          case 13 -> "year";
          case 15, 253 -> binary ? "varbinary" : "varchar";
          case 16 -> "bit";
          case 225 -> "vector";
          case 245 -> "json";
          case 246 -> "decimal";
          case 247 -> "enum";
          case 248 -> "set";
          case 249 -> binary ? "tinyblob" : "tinytext";
          case 250 -> binary ? "mediumblob" : "mediumtext";
          case 251 -> binary ? "longblob" : "longtext";
          case 252 -> binary ? "blob" : "text";
          case 254 -> binary ? "binary" : "char";
          default -> "";
        };
    MysqlType type = MysqlType.parse(name);
    boolean unsigned = (flags & UNSIGNED) != 0 && numeric(type.kind());
    return unsigned ? MysqlType.parse(name + " unsigned") : type;
  }

  private static boolean numeric(ColumnKind kind) {
    return kind.isInteger()
        || kind == ColumnKind.FLOAT
        || kind == ColumnKind.DOUBLE
        || kind == ColumnKind.DECIMAL;
  }

  static int code(MysqlType type) {
    String name = type.bareText();
    return switch (type.kind()) {
      case TINYINT -> 1;
      case SMALLINT -> 2;
      case INT -> 3;
      case FLOAT -> 4;
      case DOUBLE -> 5;
      case TIMESTAMP -> 7;
      case BIGINT -> 8;
      case MEDIUMINT -> 9;
      case DATE -> 10;
      case TIME -> 11;
      case DATETIME -> 12;
      case YEAR -> 13;
      case VARCHAR, VARBINARY -> 15;
      case BIT -> 16;
      case VECTOR -> 225;
      case JSON -> 245;
      case DECIMAL -> 246;
      case ENUM -> 247;
      case SET -> 248;
      case TEXT, BLOB ->
          name.startsWith("tiny")
              ? 249
              : name.startsWith("medium") ? 250 : name.startsWith("long") ? 251 : 252;
      case CHAR, BINARY -> 254;
      case UNKNOWN -> 255;
    };
  }

  static DdlKind ddl(int code) {
    return switch (code) {
      case 3 -> DdlKind.CREATE;
      case 4 -> DdlKind.ERASE;
      case 14 -> DdlKind.RENAME;
      case 11 -> DdlKind.TRUNCATE;
      case 7, 9, 32 -> DdlKind.CINDEX;
      case 8, 10, 33 -> DdlKind.DINDEX;
      case 5, 6, 12, 13, 15, 17, 18, 19, 20, 22, 23 -> DdlKind.ALTER;
      default -> DdlKind.QUERY;
    };
  }

  /** The first of the codes a kind stands for; Open Protocol tells more of them apart. */
  static int code(DdlKind kind) {
    return switch (kind) {
      case CREATE -> 3;
      case ERASE -> 4;
      case RENAME -> 14;
      case TRUNCATE -> 11;
      case CINDEX -> 7;
      case DINDEX -> 8;
      case ALTER -> 5;
      case QUERY, UNKNOWN -> 1;
    };
  }
}
