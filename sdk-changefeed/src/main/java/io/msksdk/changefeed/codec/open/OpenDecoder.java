package io.msksdk.changefeed.codec.open;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.ChangefeedDecoder;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.EventHeader;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.MessageCompression;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.Watermark;
import io.msksdk.changefeed.codec.internal.Compressed;
import io.msksdk.changefeed.codec.internal.JsonObject;
import io.msksdk.changefeed.codec.internal.MessageLimit;
import io.msksdk.changefeed.codec.internal.TypedRow;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decodes Open Protocol as TiCDC writes it: several events in one record, keys and values apart.
 * The format does not say when a message was built, nor the elements of an ENUM or SET.
 * Thread-safe.
 */
public final class OpenDecoder implements ChangefeedDecoder {
  private static final long VERSION = 1;
  private static final Set<String> KEY_FIELDS =
      Set.of("ts", "scm", "tbl", "t", "ptn", "ohk", "ccl", "rid");

  private final ZoneId zone;
  private final MessageCompression compression;
  private final MessageLimit limit;

  private OpenDecoder(Builder builder) {
    this.zone = builder.zone;
    this.compression = builder.compression;
    this.limit = builder.limit;
  }

  /**
   * Returns a decoder with every default.
   *
   * @param serverZone the time zone of the TiCDC server, in which it writes TIMESTAMP columns; no
   *     message says it
   * @return the decoder
   */
  public static OpenDecoder create(ZoneId serverZone) {
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

  @Override
  public List<ChangeEvent> decode(byte @Nullable [] key, byte @Nullable [] value) {
    if (key == null || key.length < Long.BYTES) {
      throw DecodeException.of(DecodeProblem.TRUNCATED, "key", 0, "no version", "eight bytes");
    }
    limit.check(key, "key");
    limit.check(value, "value");
    long version = ByteBuffer.wrap(key).getLong();
    if (version != VERSION) {
      throw DecodeException.of(
          DecodeProblem.MALFORMED, "key", 0, "version " + version, "version " + VERSION);
    }
    List<byte[]> keys = OpenFrames.split(key, Long.BYTES, "key");
    List<byte[]> values = OpenFrames.split(value == null ? new byte[0] : value, 0, "value");
    List<ChangeEvent> events = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      JsonObject head = JsonObject.parse(keys.get(i), 0, keys.get(i).length);
      events.add(event(head, i < values.size() ? values.get(i) : new byte[0]));
    }
    if (values.size() > keys.size()) {
      throw DecodeException.of(
          DecodeProblem.MALFORMED, "value", -1, "more values than keys", "as many");
    }
    return List.copyOf(events);
  }

  private ChangeEvent event(JsonObject key, byte[] value) {
    Tso ts = Tso.of(key.unsigned("ts"));
    EventHeader header = EventHeader.at(ts).unknown(key.unknown(KEY_FIELDS));
    int type = key.smallOr("t", 0);
    return switch (type) {
      case 1 -> row(key, header, body(value));
      case 2 -> ddl(key, header, body(value));
      case 3 -> Watermark.of(header, ts);
      default ->
          throw key.failure(DecodeProblem.UNKNOWN_EVENT_TYPE, "t", "type " + type, "1, 2 or 3");
    };
  }

  private JsonObject body(byte[] value) {
    byte[] plain = Compressed.decompress(compression, value, limit);
    return JsonObject.parse(plain, 0, plain.length);
  }

  private Ddl ddl(JsonObject key, EventHeader header, JsonObject body) {
    String kind = OpenTypes.ddl(body.smallOr("t", 0)).name();
    return Ddl.of(header, key.textOr("scm", ""), key.textOr("tbl", ""), kind, body.text("q"));
  }

  private TypedRow row(JsonObject key, EventHeader header, JsonObject body) {
    JsonObject updated = body.optionalObject("u");
    JsonObject previous = body.optionalObject("p");
    JsonObject deleted = body.optionalObject("d");
    JsonObject main = updated == null ? deleted : updated;
    if (main == null) {
      throw body.failure(DecodeProblem.MISSING_FIELD, "u", "neither u nor d", "one of them");
    }
    RowKind kind =
        updated == null ? RowKind.DELETE : previous == null ? RowKind.UPSERT : RowKind.UPDATE;
    Image image = OpenColumns.image(main, zone);
    Image before =
        deleted != null && updated == null
            ? image
            : previous == null ? null : OpenColumns.image(previous, zone);
    TypedRow row =
        TypedRow.of(
            header,
            key.text("scm"),
            key.text("tbl"),
            kind,
            OpenColumns.keys(main),
            before,
            updated == null ? null : image);
    String location = key.textOr("ccl", "");
    boolean cut = key.bool("ohk") || !location.isEmpty();
    return cut ? row.cut(location.isEmpty() ? null : location) : row;
  }

  /** Collects the settings of a decoder. Not thread-safe. */
  public static final class Builder {
    private final ZoneId zone;
    private MessageCompression compression = MessageCompression.NONE;
    private MessageLimit limit = MessageLimit.DEFAULT;

    private Builder(ZoneId zone) {
      this.zone = zone;
    }

    /**
     * Sets how the changefeed compresses its messages, of which it compresses the values alone.
     * {@link MessageCompression#NONE} by default.
     *
     * @param compression the changefeed's {@code large-message-handle-compression}
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder compression(MessageCompression compression) {
      this.compression = requireNonNull(compression, "compression");
      return this;
    }

    /**
     * Sets the largest message that is decoded. 64 MiB by default.
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
     * Makes the decoder.
     *
     * @return the decoder
     */
    public OpenDecoder build() {
      return new OpenDecoder(this);
    }
  }
}
