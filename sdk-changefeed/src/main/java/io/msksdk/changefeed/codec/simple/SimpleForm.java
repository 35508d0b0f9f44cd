package io.msksdk.changefeed.codec.simple;

import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.SchemaChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** One of the two encodings. */
interface SimpleForm {
  byte[] bootstrap(TableSpec table, Tso builtAt);

  byte[] row(SimpleRow row);

  byte[] ddl(SchemaChange change);

  byte[] watermark(Tso watermark);

  /** A number that is another one for other columns. */
  static long version(TableSpec table) {
    return 1 + crc(table.toString() + table.types() + table.keyColumns());
  }

  static long id(TableSpec table) {
    return 1 + crc(table.database() + "." + table.table());
  }

  private static long crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  /** The first size of a type, -1 where it has none. */
  static int length(MysqlType type) {
    return type.sizes().isEmpty() ? -1 : type.sizes().get(0);
  }

  /** The name of a type alone. */
  static String name(MysqlType type) {
    return type.bareText().replace(" unsigned", "").replace(" zerofill", "");
  }
}
