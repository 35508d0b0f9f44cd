package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.Tso;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a row carries beside its columns, as the numbers they are: most are never asked for. */
record Envelope(
    boolean timed,
    long commitBits,
    long commitMillis,
    long builtMillis,
    List<String> unknownFields) {
  Optional<Tso> commitTs() {
    return timed ? Optional.of(Tso.of(commitBits)) : Optional.empty();
  }

  Optional<Instant> commitTime() {
    return Optional.of(Instant.ofEpochMilli(commitMillis));
  }

  /** The message may leave it out; nothing was ever built in 1970. */
  Optional<Instant> builtTime() {
    return builtMillis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(builtMillis));
  }
}
