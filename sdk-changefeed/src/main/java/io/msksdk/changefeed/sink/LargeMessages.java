package io.msksdk.changefeed.sink;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What TiCDC does with a message that is larger than the topic takes; without it the changefeed
 * fails. Source: TiDB documentation, "Sink to Kafka", section "Handle messages that exceed the
 * Kafka topic limit". Immutable and thread-safe.
 */
public final class LargeMessages {
  private final String option;
  private final @Nullable String storage;
  private final String compression;
  private final boolean rawValue;

  private LargeMessages(
      String option, @Nullable String storage, String compression, boolean rawValue) {
    this.option = option;
    this.storage = storage;
    this.compression = compression;
    this.rawValue = rawValue;
  }

  /**
   * Sends the key alone; the consumer reads the row from TiDB.
   *
   * @return the option {@code handle-key-only}
   */
  public static LargeMessages handleKeyOnly() {
    return new LargeMessages("handle-key-only", null, "none", false);
  }

  /**
   * Stores the message and sends where it is. TiCDC never deletes what it stored.
   *
   * @param storageUri such as {@code s3://claim-check-bucket}
   * @return the option {@code claim-check}
   */
  public static LargeMessages claimCheck(String storageUri) {
    return new LargeMessages("claim-check", requireNonNull(storageUri), "none", false);
  }

  /**
   * Compresses each message before its size is checked, so that consumers must decompress all of
   * them, watermarks too.
   *
   * @param compression {@code snappy} or {@code lz4}
   * @return the same with it
   */
  public LargeMessages compressed(String compression) {
    return new LargeMessages(option, storage, requireNonNull(compression), rawValue);
  }

  /**
   * Stores the bytes of the value alone, instead of JSON with key and value. Not with Open
   * Protocol.
   *
   * @return the same with it
   */
  public LargeMessages rawValues() {
    return new LargeMessages(option, storage, compression, true);
  }

  String option() {
    return option;
  }

  @Nullable String storage() {
    return storage;
  }

  String compression() {
    return compression;
  }

  boolean rawValue() {
    return rawValue;
  }

  /** Returns the option without the storage, whose URI may hold credentials. */
  @Override
  public String toString() {
    return option + ", compression " + compression;
  }
}
