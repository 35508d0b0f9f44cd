package io.msksdk.changefeed.codec;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The promise that every event with a smaller commit timestamp was already written to the partition
 * this one came from. Immutable and thread-safe.
 */
public final class Watermark implements ChangeEvent {
  private final Envelope envelope;
  private final Tso timestamp;

  Watermark(Envelope envelope, Tso timestamp) {
    this.envelope = envelope;
    this.timestamp = timestamp;
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
  public Instant commitTime() {
    return envelope.commitTime();
  }

  @Override
  public Instant builtTime() {
    return envelope.builtTime();
  }

  @Override
  public List<String> unknownFields() {
    return envelope.unknownFields();
  }

  @Override
  public String toString() {
    return "Watermark[" + timestamp + "]";
  }
}
