package io.msksdk.changefeed.codec;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One event of a changefeed: a changed row, a changed schema, or the promise that nothing older
 * follows. Immutable and thread-safe; never implemented by users.
 */
public sealed interface ChangeEvent permits Row, Ddl, Watermark {
  /**
   * Returns the exact place of this event in TiDB's order.
   *
   * @return the timestamp, empty when the changefeed runs without the TiDB extension: events of
   *     different partitions can then not be put in order
   */
  Optional<Tso> commitTs();

  /**
   * Returns when the event happened in TiDB, to the millisecond.
   *
   * @return the commit time, for a watermark the time it stands for; empty where the format does
   *     not say, as Avro without the TiDB extension
   */
  Optional<Instant> commitTime();

  /**
   * Returns when TiCDC built the message.
   *
   * @return the time of the TiCDC server, empty where the format does not say: Avro, Open Protocol
   */
  Optional<Instant> builtTime();

  /**
   * Returns the fields of the message that this version does not know. They were passed over.
   *
   * @return the paths of the fields, nearly always empty
   */
  List<String> unknownFields();
}
