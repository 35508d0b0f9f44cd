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
  private final ImageShape shape;

  CanalImage(CanalRow row, ImageShape shape) {
    this.row = row;
    this.shape = shape;
  }

  @Override
  public int size() {
    return shape.names.size();
  }

  @Override
  public List<String> names() {
    return shape.names.names();
  }

  @Override
  public Column column(int position) {
    Objects.checkIndex(position, shape.names.size());
    return new CanalColumn(this, shape.names.name(position), position);
  }

  @Override
  public Column column(String name) {
    return new CanalColumn(this, requireNonNull(name, "name"), shape.names.position(name));
  }

  MysqlType type(int position) {
    MysqlType type = shape.type(position);
    return type == null ? row.byCode(shape.names.name(position)) : type;
  }

  int start(int position) {
    return row.spans[shape.at + position * 2];
  }

  int packed(int position) {
    return row.spans[shape.at + position * 2 + 1];
  }

  /** Names alone: rows hold what their owners may not want in a log. */
  @Override
  public String toString() {
    return names().toString();
  }
}
