package io.msksdk.changefeed.codec.avro;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.ChangefeedDecoder;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.RowKind;
import io.msksdk.changefeed.codec.internal.MessageLimit;
import io.msksdk.changefeed.codec.internal.SchemaShapes;
import io.msksdk.changefeed.codec.registry.SchemaId;
import io.msksdk.changefeed.codec.registry.SchemaRegistry;
import io.msksdk.changefeed.codec.registry.SchemaRegistryException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes Avro as TiCDC writes it, with the framing of a Confluent or of a Glue registry. A record
 * without a value is a delete, of which the key alone is known. Whether a row was inserted or
 * updated is known from the TiDB extension; without it rows are {@link RowKind#UPSERT} and have no
 * commit timestamp. Such changefeeds send no schema changes and no watermarks, and no row before an
 * update unless they are set to.
 *
 * <p>The checksum of a row is verified when the message has one. Names of databases, tables and
 * columns are as the schema has them: TiCDC puts an underscore for what Avro does not allow.
 *
 * <p>Thread-safe; keep one and share it, since it remembers the schemas it has seen.
 */
public final class AvroDecoder implements ChangefeedDecoder {
  private final ZoneId zone;
  private final boolean verified;
  private final MessageLimit limit;
  private final SchemaShapes<AvroTable> tables;

  private AvroDecoder(Builder builder) {
    this.zone = builder.zone;
    this.verified = builder.verified;
    this.limit = builder.limit;
    this.tables = new SchemaShapes<>(builder.registry, AvroTable::parse);
  }

  /**
   * Returns a decoder with every default.
   *
   * @param registry where the schemas are
   * @param serverZone the time zone of the TiCDC server, in which it writes TIMESTAMP columns; no
   *     message says it
   * @return the decoder
   */
  public static AvroDecoder create(SchemaRegistry registry, ZoneId serverZone) {
    return builder(registry, serverZone).build();
  }

  /**
   * Starts a decoder.
   *
   * @param registry where the schemas are
   * @param serverZone the time zone of the TiCDC server, in which it writes TIMESTAMP columns; no
   *     message says it
   * @return the builder
   */
  public static Builder builder(SchemaRegistry registry, ZoneId serverZone) {
    return new Builder(
        requireNonNull(registry, "registry"), requireNonNull(serverZone, "serverZone"));
  }

  /**
   * Decodes a record: one row.
   *
   * @param key the key of the record, null for a table without a key
   * @param value the value of the record, null for a delete
   * @return the row
   * @throws DecodeException when the record is not what TiCDC writes, its schema is unknown to the
   *     registry, or its checksum is another one
   * @throws SchemaRegistryException when the registry does not answer
   */
  @Override
  public List<ChangeEvent> decode(byte @Nullable [] key, byte @Nullable [] value) {
    limit.check(key, "key");
    limit.check(value, "value");
    if (value != null) {
      List<String> keys =
          key == null ? List.of() : tables.shape(SchemaShapes.id(key, "key"), "key").names;
      return List.of(message(value, "value").row(keys));
    }
    if (key == null) {
      throw DecodeException.of(
          DecodeProblem.MISSING_FIELD, "message", -1, "neither key nor value", "one of them");
    }
    return List.of(message(key, "key").deletion());
  }

  private AvroMessage message(byte[] bytes, String part) {
    SchemaId id = SchemaShapes.id(bytes, part);
    return new AvroMessage(bytes, id.headerLength(), tables.shape(id, part), zone, verified);
  }

  /** Collects the settings of a decoder. Not thread-safe. */
  public static final class Builder {
    private final SchemaRegistry registry;
    private final ZoneId zone;
    private boolean verified = true;
    private MessageLimit limit = MessageLimit.DEFAULT;

    private Builder(SchemaRegistry registry, ZoneId zone) {
      this.registry = registry;
      this.zone = zone;
    }

    /**
     * Leaves checksums unverified. By default each is computed anew, for which the changefeed must
     * send DECIMAL and BIGINT UNSIGNED as texts.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder ignoreChecksums() {
      verified = false;
      return this;
    }

    /**
     * Sets the largest key or value that is decoded. 64 MiB by default.
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
    public AvroDecoder build() {
      return new AvroDecoder(this);
    }
  }
}
