package io.msksdk.changefeed.codec;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Key and value of a record. The arrays are handed over, not copied. */
public final class EncodedRecord {
  private final byte @Nullable [] key;
  private final byte @Nullable [] value;

  private EncodedRecord(byte @Nullable [] key, byte @Nullable [] value) {
    this.key = key;
    this.value = value;
  }

  /**
   * Returns a record.
   *
   * @param key the key, null for none
   * @param value the value, null for none
   * @return the record
   */
  public static EncodedRecord of(byte @Nullable [] key, byte @Nullable [] value) {
    return new EncodedRecord(key, value);
  }

  /**
   * Returns the key.
   *
   * @return the bytes, empty for a record without a key
   */
  public Optional<byte[]> key() {
    return Optional.ofNullable(key);
  }

  /**
   * Returns the value.
   *
   * @return the bytes, empty for a record without a value
   */
  public Optional<byte[]> value() {
    return Optional.ofNullable(value);
  }

  @Override
  public String toString() {
    return "EncodedRecord[key "
        + (key == null ? "none" : key.length + " bytes")
        + ", value "
        + (value == null ? "none" : value.length + " bytes")
        + "]";
  }
}
