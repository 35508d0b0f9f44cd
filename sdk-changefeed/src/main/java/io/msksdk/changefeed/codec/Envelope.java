package io.msksdk.changefeed.codec;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What events of every kind carry. */
record Envelope(
    boolean timed,
    long commitBits,
    long commitMillis,
    long builtMillis,
    List<String> unknownFields) {
  Optional<Tso> commitTs() {
    return timed ? Optional.of(Tso.of(commitBits)) : Optional.empty();
  }

  Instant commitTime() {
    return Instant.ofEpochMilli(commitMillis);
  }

  Instant builtTime() {
    return Instant.ofEpochMilli(builtMillis);
  }
}
