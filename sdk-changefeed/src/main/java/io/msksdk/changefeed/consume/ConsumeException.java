package io.msksdk.changefeed.consume;

import io.msksdk.core.MskException;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A changefeed cannot be consumed further. The {@link #code()} is one of {@code
 * changefeed.consume.undecodable}, {@code .handler}, {@code .unordered}, {@code
 * .partial-assignment}, {@code .stalled} and {@code .spill}. No offset is committed beyond what was
 * handled.
 */
public final class ConsumeException extends MskException {
  private static final long serialVersionUID = 1L;

  /** The partition, or null where no single one is the cause. */
  private final transient @Nullable TopicPartition partition;

  /** The offset, or -1. */
  private final long offset;

  private ConsumeException(
      String code,
      String message,
      String remedy,
      @Nullable TopicPartition partition,
      long offset,
      @Nullable Throwable cause) {
    super("changefeed.consume." + code, message, remedy, cause);
    this.partition = partition;
    this.offset = offset;
  }

  static ConsumeException undecodable(String topic, int partition, long offset, Throwable cause) {
    return new ConsumeException(
        "undecodable",
        "record: " + topic + "-" + partition + " at " + offset + " (expected: one of TiCDC).",
        "Look at the cause, or set another policy for bad records.",
        new TopicPartition(topic, partition),
        offset,
        cause);
  }

  static ConsumeException handler(Exception cause) {
    return new ConsumeException(
        "handler",
        "handler: " + cause.getClass().getSimpleName() + " (expected: to return).",
        "What it was given comes again when the consumer is started again.",
        null,
        -1,
        cause);
  }

  static ConsumeException unordered(TopicPartition partition, long offset) {
    return new ConsumeException(
        "unordered",
        "commitTs: absent in " + partition + " at " + offset + " (expected: a timestamp).",
        "Set enable-tidb-extension=true on the changefeed, or ConsumeOrder.ARRIVAL here.",
        partition,
        offset,
        null);
  }

  static ConsumeException partial(String missing, ConsumeScope scope) {
    return new ConsumeException(
        "partial-assignment",
        "assignment: without " + missing + " (expected: every partition of the " + scope + ").",
        "Rows wait for the watermarks of all partitions, so one member of the group must read them;"
            + " use ConsumeScope.TOPIC with a topic per table to share the work.",
        null,
        -1,
        null);
  }

  static ConsumeException stalled(TopicPartition partition, long offset, String since) {
    return new ConsumeException(
        "stalled",
        "watermark: " + partition + " stands since " + since + " (expected: to move).",
        "Check that the changefeed runs and writes to every partition of the topic.",
        partition,
        offset,
        null);
  }

  static ConsumeException spill(Throwable cause) {
    return new ConsumeException(
        "spill",
        "spill file: not usable (expected: room on the disk).",
        "Free the disk, or raise the memory the consumer may use.",
        null,
        -1,
        cause);
  }

  /**
   * Returns the partition that is the cause.
   *
   * @return the partition, empty where no single one is
   */
  public Optional<TopicPartition> partition() {
    return Optional.ofNullable(partition);
  }

  /**
   * Returns the record that is the cause.
   *
   * @return its offset, that of the next record of a partition that stands, -1 where there is none
   */
  public long offset() {
    return offset;
  }
}
