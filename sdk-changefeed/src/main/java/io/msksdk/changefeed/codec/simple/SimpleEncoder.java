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
  private final ZoneId zone;
  private final boolean checksums;

  private SimpleEncoder(SimpleForm form, ZoneId zone, boolean checksums) {
    this.form = form;
    this.zone = zone;
    this.checksums = checksums;
  }

  /**
   * Returns an encoder of messages encoded as JSON.
   *
   * @param serverZone the zone in which TIMESTAMP columns are written
   * @return the encoder
   */
  public static SimpleEncoder json(ZoneId serverZone) {
    requireNonNull(serverZone, "serverZone");
    return new SimpleEncoder(new SimpleJsonForm(serverZone), serverZone, false);
  }

  /**
   * Returns an encoder of messages encoded as Avro.
   *
   * @param serverZone the zone in which TIMESTAMP columns are written
   * @return the encoder
   */
  public static SimpleEncoder avro(ZoneId serverZone) {
    requireNonNull(serverZone, "serverZone");
    return new SimpleEncoder(new SimpleAvroForm(serverZone), serverZone, false);
  }

  /**
   * Returns an encoder like this one that adds the checksums of the rows, as a changefeed with the
   * integrity check does.
   *
   * @return another encoder
   */
  public SimpleEncoder checksums() {
    return new SimpleEncoder(form, zone, true);
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
    SimpleRow row = SimpleRow.whole(change);
    return record(checksums ? row.summed(zone) : row);
  }

  /**
   * Writes a change of a row too large for Kafka, as {@code handle-key-only} does.
   *
   * @param change the change
   * @return the record with the key columns alone
   */
  public EncodedRecord handleKeyOnly(RowChange change) {
    return record(SimpleRow.cut(change, ""));
  }

  /**
   * Writes a change of a row that is stored elsewhere, as {@code claim-check} does.
   *
   * @param change the change
   * @param location where the complete message is
   * @return the record with the key columns and the location
   */
  public EncodedRecord claimCheck(RowChange change, String location) {
    return record(SimpleRow.cut(change, location));
  }

  private EncodedRecord record(SimpleRow row) {
    return EncodedRecord.of(null, form.row(row));
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
