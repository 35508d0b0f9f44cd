package io.msksdk.changefeed.codec.simple;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.ChangefeedEncoder;
import io.msksdk.changefeed.codec.EncodedRecord;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.SchemaChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Writes the Simple protocol as TiCDC does. For tests and generated changefeeds. Thread-safe.
 *
 * <p>The version of a table follows from its columns, so that a table that was changed has another
 * one; {@link #bootstrap} must be sent before its rows.
 */
public final class SimpleEncoder implements ChangefeedEncoder {
  private final SimpleForm form;

  private SimpleEncoder(SimpleForm form) {
    this.form = form;
  }

  /**
   * Returns an encoder of messages encoded as JSON.
   *
   * @param serverZone the zone in which TIMESTAMP columns are written
   * @return the encoder
   */
  public static SimpleEncoder json(ZoneId serverZone) {
    return new SimpleEncoder(new SimpleJsonForm(requireNonNull(serverZone, "serverZone")));
  }

  /**
   * Returns an encoder of messages encoded as Avro.
   *
   * @param serverZone the zone in which TIMESTAMP columns are written
   * @return the encoder
   */
  public static SimpleEncoder avro(ZoneId serverZone) {
    return new SimpleEncoder(new SimpleAvroForm(requireNonNull(serverZone, "serverZone")));
  }

  /**
   * Writes the schema of a table.
   *
   * @param table the table
   * @param builtAt when, of which the physical part is written
   * @return the record
   */
  public EncodedRecord bootstrap(TableSpec table, Tso builtAt) {
    return EncodedRecord.of(null, form.bootstrap(table, builtAt));
  }

  @Override
  public EncodedRecord encode(RowChange change) {
    return EncodedRecord.of(null, form.row(change, change.table().columns(), "", false));
  }

  /**
   * Writes a change of a row too large for Kafka, as {@code handle-key-only} does.
   *
   * @param change the change
   * @return the record with the key columns alone
   */
  public EncodedRecord handleKeyOnly(RowChange change) {
    return EncodedRecord.of(null, form.row(change, change.table().keyColumns(), "", true));
  }

  /**
   * Writes a change of a row that is stored elsewhere, as {@code claim-check} does.
   *
   * @param change the change
   * @param location where the complete message is
   * @return the record with the key columns and the location
   */
  public EncodedRecord claimCheck(RowChange change, String location) {
    return EncodedRecord.of(null, form.row(change, change.table().keyColumns(), location, true));
  }

  @Override
  public Optional<EncodedRecord> encode(SchemaChange change) {
    return Optional.of(EncodedRecord.of(null, form.ddl(change)));
  }

  @Override
  public Optional<EncodedRecord> encode(Tso watermark) {
    return Optional.of(EncodedRecord.of(null, form.watermark(watermark)));
  }
}
