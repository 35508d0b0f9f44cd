package io.msksdk.changefeed.codec.avro;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.Presence;
import io.msksdk.changefeed.codec.internal.TypedColumn;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** The places of the values of a row in its message. */
final class AvroImage implements Image {
  private final AvroTable table;
  private final byte[] bytes;
  private final int[] places;
  private final ZoneId zone;

  AvroImage(AvroTable table, byte[] bytes, int[] places, ZoneId zone) {
    this.table = table;
    this.bytes = bytes;
    this.places = places;
    this.zone = zone;
  }

  @Override
  public int size() {
    return places.length;
  }

  @Override
  public List<String> names() {
    return table.names;
  }

  @Override
  public Column column(int position) {
    Objects.checkIndex(position, places.length);
    AvroField field = table.columns.get(position);
    int place = places[position];
    return place < 0
        ? new TypedColumn(field.name, Presence.NULL, field.type, null, zone)
        : new AvroColumn(field, bytes, place, zone);
  }

  @Override
  public Column column(String name) {
    int position = table.position(requireNonNull(name, "name"));
    return position < 0
        ? new TypedColumn(name, Presence.ABSENT, table.type(name), null, zone)
        : column(position);
  }

  /** Names alone: rows hold what their owners may not want in a log. */
  @Override
  public String toString() {
    return table.names.toString();
  }
}
