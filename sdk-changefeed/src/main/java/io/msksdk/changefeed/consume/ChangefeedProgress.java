package io.msksdk.changefeed.consume;

import io.msksdk.changefeed.codec.Tso;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far a consumer is. Immutable and thread-safe. */
public final class ChangefeedProgress {
  private final @Nullable Tso watermark;
  private final @Nullable TopicPartition slowest;
  private final long openRows;
  private final long heldBytes;
  private final long spilledBytes;
  private final Tally.Counts counts;
  private final Instant taken;

  ChangefeedProgress(
      @Nullable Tso watermark,
      @Nullable TopicPartition slowest,
      long openRows,
      long heldBytes,
      long spilledBytes,
      Tally.Counts counts,
      Instant taken) {
    this.watermark = watermark;
    this.slowest = slowest;
    this.openRows = openRows;
    this.heldBytes = heldBytes;
    this.spilledBytes = spilledBytes;
    this.counts = counts;
    this.taken = taken;
  }

  /**
   * Returns the timestamp up to which everything was handled.
   *
   * @return the smallest watermark of all partitions, empty while one has none
   */
  public Optional<Tso> watermark() {
    return Optional.ofNullable(watermark);
  }

  /**
   * Returns how far that is behind.
   *
   * @return the time since the watermark, empty while there is none
   */
  public Optional<Duration> lag() {
    return watermark().map(w -> Duration.between(w.physical(), taken));
  }

  /**
   * Returns the partition whose watermark holds the others back.
   *
   * @return the partition, empty before there is one
   */
  public Optional<TopicPartition> slowest() {
    return Optional.ofNullable(slowest);
  }

  /**
   * Returns how many rows wait for a watermark.
   *
   * @return the number
   */
  public long openRows() {
    return openRows;
  }

  /**
   * Returns the size of the waiting messages in memory.
   *
   * @return bytes of keys and values
   */
  public long heldBytes() {
    return heldBytes;
  }

  /**
   * Returns the size of the waiting messages on disk.
   *
   * @return bytes of keys and values
   */
  public long spilledBytes() {
    return spilledBytes;
  }

  /**
   * Returns how many rows the handler returned from.
   *
   * @return the number since the consumer was made
   */
  public long releasedRows() {
    return counts.rows();
  }

  /**
   * Returns how many transactions the handler returned from.
   *
   * @return the number since the consumer was made
   */
  public long releasedTransactions() {
    return counts.transactions();
  }

  /**
   * Returns how many changes of a schema the handler returned from.
   *
   * @return the number since the consumer was made
   */
  public long schemaChanges() {
    return counts.schemaChanges();
  }

  /**
   * Returns how many repeats were recognised and dropped: rows and changes of a schema that were
   * there before, and watermarks that went back.
   *
   * @return the number since the consumer was made
   */
  public long repeats() {
    return counts.repeats();
  }

  /**
   * Returns how many records were passed over because the policy for bad records said so.
   *
   * @return the number since the consumer was made
   */
  public long badRecords() {
    return counts.badRecords();
  }

  @Override
  public String toString() {
    return "ChangefeedProgress[watermark "
        + watermark
        + ", lag "
        + lag().map(Duration::toString).orElse("unknown")
        + ", open rows "
        + openRows
        + ", held "
        + heldBytes
        + ", spilled "
        + spilledBytes
        + ", released "
        + counts.rows()
        + ", repeats "
        + counts.repeats()
        + "]";
  }
}
