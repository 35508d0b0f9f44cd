package io.msksdk.changefeed.codec.registry;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The name of a schema in its registry, which every message starts with: a number of a Confluent
 * registry or the version of a Glue registry. Immutable and thread-safe.
 */
public final class SchemaId {
  private static final int CONFLUENT_HEADER = 5;
  private static final int GLUE_HEADER = 18;
  private static final byte GLUE_MARK = 3;

  private final int number;
  private final @Nullable UUID version;

  private SchemaId(int number, @Nullable UUID version) {
    this.number = number;
    this.version = version;
  }

  /**
   * Returns the number of a schema in a Confluent registry.
   *
   * @param number the number
   * @return the name
   */
  public static SchemaId of(int number) {
    return new SchemaId(number, null);
  }

  /**
   * Returns the version of a schema in a Glue registry.
   *
   * @param version the version's id
   * @return the name
   */
  public static SchemaId of(UUID version) {
    return new SchemaId(0, requireNonNull(version, "version"));
  }

  /**
   * Reads the header of a message.
   *
   * @param message the bytes of a key or a value
   * @return the name of its schema, empty when the message starts with neither registry's header
   */
  public static Optional<SchemaId> read(byte[] message) {
    if (message.length >= CONFLUENT_HEADER && message[0] == 0) {
      return Optional.of(of((int) big(message, 1, Integer.BYTES)));
    }
    if (message.length >= GLUE_HEADER && message[0] == GLUE_MARK && message[1] == 0) {
      long high = big(message, 2, Long.BYTES);
      return Optional.of(of(new UUID(high, big(message, 2 + Long.BYTES, Long.BYTES))));
    }
    return Optional.empty();
  }

  private static long big(byte[] bytes, int from, int count) {
    long value = 0;
    for (int i = from; i < from + count; i++) {
      value = value << Byte.SIZE | (bytes[i] & 0xff);
    }
    return value;
  }

  /**
   * Returns what a message of this schema starts with.
   *
   * @return the bytes before Avro's own
   */
  public byte[] header() {
    UUID uuid = version;
    if (uuid == null) {
      return ByteBuffer.allocate(CONFLUENT_HEADER).put((byte) 0).putInt(number).array();
    }
    return ByteBuffer.allocate(GLUE_HEADER)
        .put(GLUE_MARK)
        .put((byte) 0)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  /**
   * Returns where Avro's own bytes start in a message of this schema.
   *
   * @return the length of {@link #header()}
   */
  public int headerLength() {
    return version == null ? CONFLUENT_HEADER : GLUE_HEADER;
  }

  /**
   * Says of which registry this is a name.
   *
   * @return true for a version of a Glue registry
   */
  public boolean glue() {
    return version != null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SchemaId that
        && number == that.number
        && (version == null ? that.version == null : version.equals(that.version));
  }

  @Override
  public int hashCode() {
    return version == null ? number : version.hashCode();
  }

  /** Returns the number or the version. */
  @Override
  public String toString() {
    return version == null ? Integer.toUnsignedString(number) : version.toString();
  }
}
