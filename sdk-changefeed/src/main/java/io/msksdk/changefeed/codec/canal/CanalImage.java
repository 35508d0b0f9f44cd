package io.msksdk.changefeed.codec.canal;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.MysqlType;
import java.util.List;
import java.util.Objects;

/** The places of the values of a row in its message. */
final class CanalImage implements Image {
  final ColumnTypes types;
  private final ColumnNames names;

  /** For each column the first byte, or {@link Spans#NULL}, and the packed length. */
  private final int[] spans;

  CanalImage(ColumnTypes types, ColumnNames names, int[] spans) {
    this.types = types;
    this.names = names;
    this.spans = spans;
  }

  @Override
  public int size() {
    return names.size();
  }

  @Override
  public List<String> names() {
    return names.names();
  }

  @Override
  public Column column(int position) {
    Objects.checkIndex(position, names.size());
    return new CanalColumn(this, names.name(position), position);
  }

  @Override
  public Column column(String name) {
    return new CanalColumn(this, requireNonNull(name, "name"), names.position(name));
  }

  MysqlType type(int position) {
    return types.type(names, position);
  }

  int start(int position) {
    return spans[position * 2];
  }

  int packed(int position) {
    return spans[position * 2 + 1];
  }

  /** Names alone: rows hold what their owners may not want in a log. */
  @Override
  public String toString() {
    return names.names().toString();
  }
}
