package io.msksdk.changefeed.codec.canal;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.ChangefeedDecoder;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.internal.MessageLimit;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes Canal-JSON as TiCDC writes it, with the TiDB extension or without, in one pass and
 * without a tree. Names and columns may come in any order. A message is checked completely when it
 * is decoded; the values of its columns are read when they are asked for.
 *
 * <p>Messages without the extension have no commit timestamp and such changefeeds send no
 * watermarks: {@link ChangeEvent#commitTs()} is then empty, and rows of different partitions cannot
 * be put in order.
 *
 * <p>Thread-safe; keep one and share it, since it remembers the names of the columns it has seen.
 *
 * <pre>{@code
 * CanalJsonDecoder decoder = CanalJsonDecoder.create(ZoneOffset.UTC);
 * for (ChangeEvent event : decoder.decode(record.value())) {
 *   if (event instanceof Row row && row.kind() != RowKind.DELETE) {
 *     store(row.column("id").longValue(), row.column("price").decimal());
 *   }
 * }
 * }</pre>
 */
public final class CanalJsonDecoder implements ChangefeedDecoder {
  private final DecoderContext context;

  private CanalJsonDecoder(DecoderContext context) {
    this.context = context;
  }

  /**
   * Returns a decoder with every default.
   *
   * @param serverZone the time zone of the TiCDC server, in which it writes TIMESTAMP columns; no
   *     message says it
   * @return the decoder
   */
  public static CanalJsonDecoder create(ZoneId serverZone) {
    return builder(serverZone).build();
  }

  /**
   * Starts a decoder.
   *
   * @param serverZone the time zone of the TiCDC server, in which it writes TIMESTAMP columns; no
   *     message says it
   * @return the builder
   */
  public static Builder builder(ZoneId serverZone) {
    return new Builder(requireNonNull(serverZone, "serverZone"));
  }

  /**
   * Decodes the value of a record: one message or several, with white space or the changefeed's
   * terminator between them. The rows read from the array later, so it must not be changed.
   *
   * @param payload the bytes
   * @return the events in the order of the payload
   * @throws DecodeException when the payload is not what TiCDC writes; none of its events is then
   *     returned
   */
  public List<ChangeEvent> decode(byte[] payload) {
    requireNonNull(payload, "payload");
    context.limit.check(payload, "message");
    JsonCursor cursor = new JsonCursor(payload);
    ChangeEvent first = read(cursor);
    if (!another(cursor)) {
      return List.of(first);
    }
    List<ChangeEvent> events = new ArrayList<>();
    events.add(first);
    do {
      events.add(read(cursor));
    } while (another(cursor));
    return List.copyOf(events);
  }

  private ChangeEvent read(JsonCursor cursor) {
    MessageHead head = context.head(cursor.bytes, cursor.position);
    ChangeEvent row = head == null ? null : UsualRow.read(cursor, head);
    return row == null ? new CanalMessage(context, cursor).read(head) : row;
  }

  /**
   * Decodes a record, whose key is not looked at: Canal-JSON has none.
   *
   * @param key the key of the record
   * @param value the value of the record
   * @return the events, none for a record without a value
   */
  @Override
  public List<ChangeEvent> decode(byte @Nullable [] key, byte @Nullable [] value) {
    return value == null ? List.of() : decode(value);
  }

  /** Passes over what may stand between two messages. */
  private boolean another(JsonCursor cursor) {
    byte[] bytes = cursor.bytes;
    byte[] terminator = context.terminator;
    while (!cursor.exhausted()) {
      byte next = bytes[cursor.position];
      if (startsWith(bytes, cursor.position, terminator)) {
        cursor.position += terminator.length;
      } else if (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
        cursor.position++;
      } else {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] bytes, int from, byte[] wanted) {
    if (wanted.length == 0 || bytes.length - from < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[from + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** Collects the settings of a decoder. Not thread-safe. */
  public static final class Builder {
    final ZoneId zone;
    MessageLimit limit = MessageLimit.DEFAULT;
    int deepest = 32;
    int mostColumns = 4096;
    boolean unknownFieldsRefused;
    private String terminator = "";

    private Builder(ZoneId zone) {
      this.zone = zone;
    }

    /**
     * Sets the largest payload that is decoded. 64 MiB by default.
     *
     * @param bytes 1 to 268435456
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder largestMessage(int bytes) {
      limit = MessageLimit.of(bytes);
      return this;
    }

    /**
     * Sets how deeply the value of an unknown field may be nested. 32 by default.
     *
     * @param levels 1 to 512
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder deepestNesting(int levels) {
      deepest = within("deepestNesting", levels, 512);
      return this;
    }

    /**
     * Sets how many columns a row may have. 4096 by default, which is the most TiDB can be set to.
     *
     * @param columns 1 to 65536
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder mostColumns(int columns) {
      mostColumns = within("mostColumns", columns, 1 << 16);
      return this;
    }

    /**
     * Sets the changefeed's {@code terminator}. White space, and so the default of a line end, is
     * always understood.
     *
     * @param text what stands between two messages of one payload
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder terminator(String text) {
      terminator = requireNonNull(text, "text");
      return this;
    }

    /**
     * Refuses messages with fields that this version does not know, instead of naming them in
     * {@link ChangeEvent#unknownFields()}.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder refuseUnknownFields() {
      unknownFieldsRefused = true;
      return this;
    }

    /**
     * Makes the decoder.
     *
     * @return the decoder
     */
    public CanalJsonDecoder build() {
      byte[] between = terminator.getBytes(StandardCharsets.UTF_8);
      return new CanalJsonDecoder(new DecoderContext(this, between));
    }

    private static int within(String name, int value, int most) {
      if (value < 1 || value > most) {
        throw new IllegalArgumentException(name + ": " + value + " (expected: 1 to " + most + ").");
      }
      return value;
    }
  }
}
