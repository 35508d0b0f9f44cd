package io.msksdk.changefeed.codec;

/**
 * What a changefeed with {@code large-message-handle-compression} does to each message. It has
 * nothing to do with the compression of Kafka's batches, which no consumer sees.
 */
public enum MessageCompression {
  /** Messages are as they are. */
  NONE,
  /** Snappy's raw block format. */
  SNAPPY,
  /** The frame format of LZ4. */
  LZ4
}
