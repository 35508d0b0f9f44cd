package io.msksdk.changefeed.consume;

import io.msksdk.core.MskException;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * A changefeed cannot be consumed further. The {@link #code()} is one of {@code
 * changefeed.consume.undecodable}, {@code .unavailable}, {@code .handler}, {@code .unordered},
 * {@code .partial-assignment}, {@code .stalled}, {@code .spill} and {@code .kafka}. No offset is
 * committed beyond what was handled, and polling the same consumer again goes on at the record that
 * failed.
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

  static ConsumeException unavailable(TopicPartition partition, long offset, MskException cause) {
    return new ConsumeException(
        "unavailable",
        "record: " + partition + " at " + offset + " (expected: what it refers to to be there).",
        "Look at the cause: the record itself may be a good one, and is read again.",
        partition,
        offset,
        cause);
  }

  static ConsumeException kafka(KafkaException cause) {
    return new ConsumeException(
        "kafka",
        "Kafka: " + cause.getClass().getSimpleName() + " (expected: to go on).",
        "Look at the cause; nothing is committed beyond what was handled.",
        null,
        -1,
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
   * Says whether reading on can succeed without any change: where a registry, a store or the
   * brokers did not answer.
   */
  @Override
  public boolean retryable() {
    Throwable cause = getCause();
    return cause instanceof RetriableException
        || (cause instanceof MskException failure && failure.retryable());
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
