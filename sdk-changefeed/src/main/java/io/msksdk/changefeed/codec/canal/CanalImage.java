package io.msksdk.changefeed.codec.canal;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.Image;
import io.msksdk.changefeed.codec.MysqlType;
import java.util.List;
import java.util.Objects;

/** One of the images of a row. */
final class CanalImage implements Image {
  final CanalRow row;
  private final ColumnNames names;

  /** Where among the spans of the row those of this image start. */
  private final int at;

  CanalImage(CanalRow row, ColumnNames names, int at) {
    this.row = row;
    this.names = names;
    this.at = at;
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
    return row.type(names, position);
  }

  int start(int position) {
    return row.spans[at + position * 2];
  }

  int packed(int position) {
    return row.spans[at + position * 2 + 1];
  }

  /** Names alone: rows hold what their owners may not want in a log. */
  @Override
  public String toString() {
    return names.names().toString();
  }
}
