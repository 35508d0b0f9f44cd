package io.msksdk.changefeed.codec;

import java.sql.Types;

/** The MySQL types a changefeed sends, sizes aside. */
public enum ColumnKind {
  /** TINYINT and BOOLEAN. */
  TINYINT(Types.TINYINT),
  /** SMALLINT. */
  SMALLINT(Types.SMALLINT),
  /** MEDIUMINT. */
  MEDIUMINT(Types.INTEGER),
  /** INT. */
  INT(Types.INTEGER),
  /** BIGINT. */
  BIGINT(Types.BIGINT),
  /** FLOAT. */
  FLOAT(Types.REAL),
  /** DOUBLE. */
  DOUBLE(Types.DOUBLE),
  /** DECIMAL. */
  DECIMAL(Types.DECIMAL),
  /** CHAR. */
  CHAR(Types.CHAR),
  /** VARCHAR. */
  VARCHAR(Types.VARCHAR),
  /** TINYTEXT to LONGTEXT. */
  TEXT(Types.CLOB),
  /** BINARY. */
  BINARY(Types.BLOB),
  /** VARBINARY. */
  VARBINARY(Types.BLOB),
  /** TINYBLOB to LONGBLOB. */
  BLOB(Types.BLOB),
  /** BIT. */
  BIT(Types.BIT),
  /** ENUM, sent as the ordinal. */
  ENUM(Types.INTEGER),
  /** SET, sent as the mask of its members. */
  SET(Types.BIT),
  /** DATE. */
  DATE(Types.DATE),
  /** DATETIME. */
  DATETIME(Types.TIMESTAMP),
  /** TIMESTAMP. */
  TIMESTAMP(Types.TIMESTAMP),
  /** TIME. */
  TIME(Types.TIME),
  /** YEAR. */
  YEAR(Types.VARCHAR),
  /** JSON. */
  JSON(Types.VARCHAR),
  /** A vector of 32-bit floating-point numbers. */
  VECTOR(Types.VARCHAR),
  /** A type this version does not know, or none in the message. */
  UNKNOWN(Types.VARCHAR);

  private final int sqlType;

  ColumnKind(int sqlType) {
    this.sqlType = sqlType;
  }

  /**
   * Returns the code TiCDC sends, but for unsigned integers, whose code depends on the value.
   *
   * @return the code of {@code java.sql.Types}
   */
  public int sqlType() {
    return sqlType;
  }

  /**
   * Says whether the type is one of the integers.
   *
   * @return true from TINYINT to BIGINT
   */
  public boolean isInteger() {
    return switch (this) {
      case TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT -> true;
      default -> false;
    };
  }

  /**
   * Says whether the type is text of a character set.
   *
   * @return true for CHAR, VARCHAR and the TEXT family
   */
  public boolean isText() {
    return this == CHAR || this == VARCHAR || this == TEXT;
  }

  /**
   * Says whether the type is bytes.
   *
   * @return true for BINARY, VARBINARY and the BLOB family
   */
  public boolean isBinary() {
    return this == BINARY || this == VARBINARY || this == BLOB;
  }

  static ColumnKind of(String base) {
    return switch (base) {
      case "tinyint", "bool", "boolean" -> TINYINT;
      case "smallint" -> SMALLINT;
      case "mediumint" -> MEDIUMINT;
      case "int", "integer" -> INT;
      case "bigint" -> BIGINT;
      case "float" -> FLOAT;
      case "double" -> DOUBLE;
      case "decimal", "numeric" -> DECIMAL;
      case "char" -> CHAR;
      case "varchar" -> VARCHAR;
      case "tinytext", "text", "mediumtext", "longtext" -> TEXT;
      case "binary" -> BINARY;
      case "varbinary" -> VARBINARY;
      case "tinyblob", "blob", "mediumblob", "longblob" -> BLOB;
      case "bit" -> BIT;
      case "enum" -> ENUM;
      case "set" -> SET;
      case "date" -> DATE;
      case "datetime" -> DATETIME;
      case "timestamp" -> TIMESTAMP;
      case "time" -> TIME;
      case "year" -> YEAR;
      case "json" -> JSON;
      case "vector", "tidbvectorfloat32" -> VECTOR;
      default -> UNKNOWN;
    };
  }

  /** The best guess from the code alone, for a message whose {@code mysqlType} lacks a column. */
  static ColumnKind ofSqlType(int code) {
    return switch (code) {
      case Types.TINYINT -> TINYINT;
      case Types.SMALLINT -> SMALLINT;
      case Types.INTEGER -> INT;
      case Types.BIGINT -> BIGINT;
      case Types.REAL, Types.FLOAT -> FLOAT;
      case Types.DOUBLE -> DOUBLE;
      case Types.DECIMAL -> DECIMAL;
      case Types.CHAR -> CHAR;
      case Types.VARCHAR -> VARCHAR;
      case Types.CLOB -> TEXT;
      case Types.BLOB -> BLOB;
      case Types.BIT -> BIT;
      case Types.DATE -> DATE;
      case Types.TIMESTAMP -> DATETIME;
      case Types.TIME -> TIME;
      default -> UNKNOWN;
    };
  }
}
