package io.msksdk.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.msksdk.changefeed.codec.ColumnKind;
import io.msksdk.changefeed.codec.TableSpec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.util.List;

/**
 * What no reader of these messages can do without: one look at each byte, eight at a time, and the
 * values themselves out of places that are known beforehand. Nothing is found, checked or kept.
 */
final class CanalFloor {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final int WORD = Long.BYTES;

  private final List<byte[]> messages;
  private final ColumnKind[] kinds;

  /** For each message where each value after the change starts and ends. */
  private final int[][] places;

  CanalFloor(TableSpec table, List<byte[]> messages) {
    this.messages = messages;
    this.kinds = table.types().stream().map(type -> type.kind()).toArray(ColumnKind[]::new);
    this.places = messages.stream().map(message -> places(table, message)).toArray(int[][]::new);
  }

  private static int[] places(TableSpec table, byte[] message) {
    String text = new String(message, ISO_8859_1);
    int[] places = new int[2 * table.columns().size()];
    int from = text.indexOf("\"data\":[");
    for (int i = 0; i < table.columns().size(); i++) {
      String name = "\"" + table.columns().get(i) + "\":\"";
      from = text.indexOf(name, from) + name.length();
      places[2 * i] = from;
      places[2 * i + 1] = text.indexOf('"', from);
    }
    return places;
  }

  long read(int message) {
    byte[] bytes = messages.get(message);
    long sum = look(bytes);
    int[] where = places[message];
    for (int i = 0; i < kinds.length; i++) {
      int start = where[2 * i];
      int length = where[2 * i + 1] - start;
      sum +=
          switch (kinds[i]) {
            case BIGINT, INT -> number(bytes, start, length);
            case DECIMAL -> decimal(bytes, start, length).scale();
            default -> new String(bytes, start, length, ISO_8859_1).length();
          };
    }
    return sum;
  }

  private static long look(byte[] bytes) {
    long seen = 0;
    for (int p = 0; p <= bytes.length - WORD; p += WORD) {
      seen ^= (long) WORDS.get(bytes, p);
    }
    return seen;
  }

  private static long number(byte[] bytes, int start, int length) {
    long number = 0;
    for (int i = start; i < start + length; i++) {
      number = number * 10 + (bytes[i] - '0');
    }
    return number;
  }

  private static BigDecimal decimal(byte[] bytes, int start, int length) {
    long unscaled = 0;
    int scale = 0;
    for (int i = start; i < start + length; i++) {
      if (bytes[i] == '.') {
        scale = start + length - i - 1;
      } else {
        unscaled = unscaled * 10 + (bytes[i] - '0');
      }
    }
    return BigDecimal.valueOf(unscaled, scale);
  }
}
