package io.msksdk.changefeed.codec;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What events of every kind carry. Immutable and thread-safe. */
public final class EventHeader {
  private final @Nullable Tso commitTs;
  private final @Nullable Instant commitTime;
  private final @Nullable Instant builtTime;
  private final List<String> unknownFields;

  private EventHeader(
      @Nullable Tso commitTs,
      @Nullable Instant commitTime,
      @Nullable Instant builtTime,
      List<String> unknownFields) {
    this.commitTs = commitTs;
    this.commitTime = commitTime;
    this.builtTime = builtTime;
    this.unknownFields = unknownFields;
  }

  /**
   * Returns the header of an event with an exact place in TiDB's order.
   *
   * @param commitTs the place
   * @return the header; the commit time is that of the timestamp
   */
  public static EventHeader at(Tso commitTs) {
    return new EventHeader(requireNonNull(commitTs, "commitTs"), null, null, List.of());
  }

  /**
   * Returns the header of an event whose place is not known.
   *
   * @return the header
   */
  public static EventHeader unordered() {
    return new EventHeader(null, null, null, List.of());
  }

  /**
   * Returns this header with a commit time.
   *
   * @param time when the event happened
   * @return the header
   */
  public EventHeader committed(Instant time) {
    return new EventHeader(commitTs, requireNonNull(time, "time"), builtTime, unknownFields);
  }

  /**
   * Returns this header with a build time.
   *
   * @param time when the message was built
   * @return the header
   */
  public EventHeader built(Instant time) {
    return new EventHeader(commitTs, commitTime, requireNonNull(time, "time"), unknownFields);
  }

  /**
   * Returns this header with fields that were passed over.
   *
   * @param fields the paths of the fields
   * @return the header
   */
  public EventHeader unknown(List<String> fields) {
    return new EventHeader(commitTs, commitTime, builtTime, List.copyOf(fields));
  }

  /**
   * Returns the exact place of the event in TiDB's order.
   *
   * @return the timestamp, empty when the message has none
   */
  public Optional<Tso> commitTs() {
    return Optional.ofNullable(commitTs);
  }

  /**
   * Returns when the event happened.
   *
   * @return the time, empty when the message does not say
   */
  public Optional<Instant> commitTime() {
    return commitTime == null ? commitTs().map(Tso::physical) : Optional.of(commitTime);
  }

  /**
   * Returns when the message was built.
   *
   * @return the time, empty when the message does not say
   */
  public Optional<Instant> builtTime() {
    return Optional.ofNullable(builtTime);
  }

  /**
   * Returns the fields of the message that were passed over.
   *
   * @return the paths of the fields
   */
  public List<String> unknownFields() {
    return unknownFields;
  }
}
