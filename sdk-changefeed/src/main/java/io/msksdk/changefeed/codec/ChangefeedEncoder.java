package io.msksdk.changefeed.codec;

import java.util.Optional;

/**
 * Writes the records of a changefeed as TiCDC does, oddities included. For tests and generated
 * changefeeds. Implementations are thread-safe.
 */
public interface ChangefeedEncoder {
  /**
   * Writes a change of a row.
   *
   * @param change the change
   * @return the record
   */
  EncodedRecord encode(RowChange change);

  /**
   * Writes a change of a schema.
   *
   * @param change the change
   * @return the record, empty when the format does not send such changes
   */
  Optional<EncodedRecord> encode(SchemaChange change);

  /**
   * Writes a watermark.
   *
   * @param watermark the timestamp below which the partition is complete
   * @return the record, empty when the format or its settings do not send watermarks
   */
  Optional<EncodedRecord> encode(Tso watermark);
}
