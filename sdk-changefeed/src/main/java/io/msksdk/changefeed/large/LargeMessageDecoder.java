package io.msksdk.changefeed.large;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.ChangefeedDecoder;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.EventHeader;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.MessageCompression;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.internal.Compressed;
import io.msksdk.changefeed.codec.internal.JsonObject;
import io.msksdk.changefeed.codec.internal.MessageLimit;
import io.msksdk.changefeed.codec.internal.TypedImage;
import io.msksdk.changefeed.codec.internal.TypedRow;
import io.msksdk.core.MskException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Completes the rows another decoder finds cut to their keys: from the object the message names, or
 * from TiDB. A row that cannot be completed is a {@link DecodeException} with {@link
 * DecodeProblem#LARGE_MESSAGE}; a row of a kind nothing was set for stays as it is. Thread-safe
 * when the store and the lookup are.
 */
public final class LargeMessageDecoder implements ChangefeedDecoder {
  private final ChangefeedDecoder decoder;
  private final MessageCompression compression;
  private final MessageLimit limit;
  private final @Nullable ClaimCheckStore store;
  private final boolean rawValues;
  private final @Nullable RowLookup lookup;
  private final ZoneId zone;

  private LargeMessageDecoder(Builder builder) {
    this.decoder = builder.decoder;
    this.compression = builder.compression;
    this.limit = builder.limit;
    this.store = builder.store;
    this.rawValues = builder.rawValues;
    this.lookup = builder.lookup;
    this.zone = builder.zone;
  }

  /**
   * Starts a decoder.
   *
   * @param decoder the decoder of the changefeed's protocol
   * @param serverZone the zone of TIMESTAMP columns looked up as texts
   * @return the builder
   */
  public static Builder builder(ChangefeedDecoder decoder, ZoneId serverZone) {
    return new Builder(
        requireNonNull(decoder, "decoder"), requireNonNull(serverZone, "serverZone"));
  }

  @Override
  public List<ChangeEvent> decode(byte @Nullable [] key, byte @Nullable [] value) {
    List<ChangeEvent> events = plain(key, value);
    if (events.stream().noneMatch(event -> event instanceof Row row && cut(row))) {
      return events;
    }
    List<ChangeEvent> complete = new ArrayList<>();
    for (ChangeEvent event : events) {
      complete.add(event instanceof Row row && cut(row) ? completed(row, key) : event);
    }
    return List.copyOf(complete);
  }

  private List<ChangeEvent> plain(byte @Nullable [] key, byte @Nullable [] value) {
    return decoder.decode(
        key, value == null ? null : Compressed.decompress(compression, value, limit));
  }

  private static boolean cut(Row row) {
    return row.handleKeyOnly() || row.claimCheckLocation().isPresent();
  }

  private Row completed(Row row, byte @Nullable [] key) {
    Optional<String> location = row.claimCheckLocation();
    if (location.isPresent()) {
      return store == null ? row : fetched(store, location.get(), key);
    }
    return lookup == null ? row : found(lookup, row);
  }

  private Row fetched(ClaimCheckStore from, String location, byte @Nullable [] key) {
    byte[] object;
    try {
      object = from.read(location);
    } catch (FileNotFoundException | NoSuchFileException | IllegalArgumentException absent) {
      DecodeException failure = failure("an object that is not there", "the complete message");
      failure.addSuppressed(absent);
      throw failure;
    } catch (IOException away) {
      throw DecodeException.away(
          DecodeProblem.LARGE_MESSAGE,
          "message",
          "a store that does not answer",
          "an object",
          away);
    }
    List<ChangeEvent> events =
        rawValues ? plain(key, object) : wrapped(JsonObject.parse(object, 0, object.length));
    if (events.size() == 1 && events.get(0) instanceof Row row && !cut(row)) {
      return row;
    }
    throw failure("an object with something else", "one complete row");
  }

  private List<ChangeEvent> wrapped(JsonObject object) {
    byte[] key = object.has("key") ? base64(object.text("key")) : null;
    return plain(key, base64(object.text("value")));
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw failure("an object that is not base64", "key and value");
    }
  }

  private static DecodeException failure(String found, String expected) {
    return DecodeException.of(DecodeProblem.LARGE_MESSAGE, "message", -1, found, expected);
  }

  private Row found(RowLookup from, Row row) {
    Tso ts = row.commitTs().orElseThrow(() -> failure("no commit timestamp", "one to look up"));
    boolean deleted = row.kind() == RowKind.DELETE;
    Image after = deleted ? null : image(from, row, ts);
    boolean old = deleted || row.before().isPresent();
    Image before = old ? image(from, row, Tso.of(ts.value() - 1)) : null;
    return TypedRow.of(
        EventHeader.at(ts),
        row.database(),
        row.table(),
        row.kind(),
        row.keyColumns(),
        before,
        after);
  }

  private static Optional<LookedUpRow> lookedUp(RowLookup from, Row row, Tso snapshot) {
    try {
      return from.find(row, snapshot);
    } catch (MskException typed) {
      throw typed;
    } catch (Exception away) {
      if (away instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw DecodeException.away(
          DecodeProblem.LARGE_MESSAGE, "message", "a lookup that failed", "the row", away);
    }
  }

  private Image image(RowLookup from, Row row, Tso snapshot) {
    LookedUpRow found =
        lookedUp(from, row, snapshot)
            .orElseThrow(() -> failure("no such row in TiDB at " + snapshot, "the row"));
    TableSpec table = found.table();
    return new TypedImage(
        table.columns(),
        name -> {
          int at = table.columns().indexOf(name);
          return at < 0 ? MysqlType.NONE : table.types().get(at);
        },
        found.values().toArray(new @Nullable Object[0]),
        zone);
  }

  /** Collects the settings of a decoder. Not thread-safe. */
  public static final class Builder {
    private final ChangefeedDecoder decoder;
    private final ZoneId zone;
    private MessageCompression compression = MessageCompression.NONE;
    private MessageLimit limit = MessageLimit.DEFAULT;
    private @Nullable ClaimCheckStore store;
    private boolean rawValues;
    private @Nullable RowLookup lookup;

    private Builder(ChangefeedDecoder decoder, ZoneId zone) {
      this.decoder = decoder;
      this.zone = zone;
    }

    /**
     * Sets how the changefeed compresses its messages. {@link MessageCompression#NONE} by default.
     * For Open Protocol it is set on the {@code OpenDecoder} instead, whose values are compressed
     * one by one.
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
     * Sets how large a message may be when it is no longer compressed. 64 MiB by default.
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
     * Sets where messages of {@code claim-check} are.
     *
     * @param store the store
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder claimCheck(ClaimCheckStore store) {
      this.store = requireNonNull(store, "store");
      return this;
    }

    /**
     * Says that objects are the values alone, as of a changefeed with {@code
     * claim-check-raw-value=true}.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder rawValues() {
      rawValues = true;
      return this;
    }

    /**
     * Sets who looks up rows of {@code handle-key-only}.
     *
     * @param lookup the lookup
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder lookup(RowLookup lookup) {
      this.lookup = requireNonNull(lookup, "lookup");
      return this;
    }

    /**
     * Makes the decoder.
     *
     * @return the decoder
     */
    public LargeMessageDecoder build() {
      return new LargeMessageDecoder(this);
    }
  }
}
