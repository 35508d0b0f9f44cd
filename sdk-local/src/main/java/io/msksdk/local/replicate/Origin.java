package io.msksdk.local.replicate;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Where a copied record comes from, as its header says (developer guide, "Topic naming (Prefixed vs
 * Identical)": the identifier of the source is in the header {@code __mskmr}). A record that went
 * through several clusters has one header for each.
 */
final class Origin {
  static final String HEADER = "__mskmr";

  private static final char BEFORE_OFFSET = '@';

  private Origin() {}

  /** Marks a record with the cluster and the offset it is read at. */
  static void mark(SourceRecord record, String cluster, long offset) {
    record
        .headers()
        .addBytes(HEADER, (cluster + BEFORE_OFFSET + offset).getBytes(StandardCharsets.UTF_8));
  }

  /** The offset that a record had in a cluster, -1 when it does not come from there. */
  static long offsetIn(SourceRecord record, String cluster) {
    Iterator<Header> headers = record.headers().allWithName(HEADER);
    while (headers.hasNext()) {
      if (headers.next().value() instanceof byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int at = text.lastIndexOf(BEFORE_OFFSET);
        if (at == cluster.length() && text.startsWith(cluster)) {
          return offset(text.substring(at + 1));
        }
      }
    }
    return -1;
  }

  private static long offset(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1; // somebody else's header of the same name
    }
  }
}
