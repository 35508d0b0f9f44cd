package io.msksdk.changefeed.codec;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The promise that every event with a smaller commit timestamp was already written to the partition
 * this one came from. Immutable and thread-safe.
 */
public final class Watermark implements ChangeEvent {
  private final EventHeader header;
  private final Tso timestamp;

  private Watermark(EventHeader header, Tso timestamp) {
    this.header = header;
    this.timestamp = timestamp;
  }

  /**
   * Returns a watermark.
   *
   * @param header what events of every kind carry
   * @param timestamp the timestamp below which the partition is complete
   * @return the event
   */
  public static Watermark of(EventHeader header, Tso timestamp) {
    return new Watermark(requireNonNull(header, "header"), requireNonNull(timestamp, "timestamp"));
  }

  /**
   * Returns the timestamp below which the partition is complete.
   *
   * @return the timestamp
   */
  public Tso timestamp() {
    return timestamp;
  }

  @Override
  public Optional<Tso> commitTs() {
    return Optional.of(timestamp);
  }

  @Override
  public Optional<Instant> commitTime() {
    return header.commitTime();
  }

  @Override
  public Optional<Instant> builtTime() {
    return header.builtTime();
  }

  @Override
  public List<String> unknownFields() {
    return header.unknownFields();
  }

  @Override
  public String toString() {
    return "Watermark[" + timestamp + "]";
  }
}
