package io.msksdk.changefeed.codec.internal;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.Presence;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns whose values were taken out of their message. */
public final class TypedImage implements Image {
  private final List<String> names;
  private final Function<String, MysqlType> types;
  private final @Nullable Object[] values;
  private final ZoneId zone;

  /** Values in the order of the names; a type is asked for when its column is. */
  public TypedImage(
      List<String> names,
      Function<String, MysqlType> types,
      @Nullable Object[] values,
      ZoneId zone) {
    this.names = List.copyOf(names);
    this.types = types;
    this.values = values;
    this.zone = zone;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public Column column(int position) {
    Objects.checkIndex(position, values.length);
    String name = names.get(position);
    Object value = values[position];
    Presence presence = value == null ? Presence.NULL : Presence.VALUE;
    return new TypedColumn(name, presence, types.apply(name), value, zone);
  }

  @Override
  public Column column(String name) {
    int position = names.indexOf(requireNonNull(name, "name"));
    return position < 0
        ? new TypedColumn(name, Presence.ABSENT, types.apply(name), null, zone)
        : column(position);
  }

  /** Names alone: rows hold what their owners may not want in a log. */
  @Override
  public String toString() {
    return names.toString();
  }
}
