package io.msksdk.changefeed.codec;

import java.util.List;
import java.util.Optional;

/**
 * A changed row. An insert has an after-image, a delete a before-image, an update both, except
 * where the changefeed left the before-image out. Immutable and thread-safe; never implemented by
 * users.
 */
public non-sealed interface Row extends ChangeEvent {
  /**
   * Returns the schema of the table.
   *
   * @return the name of the database
   */
  String database();

  /**
   * Returns the table.
   *
   * @return the name of the table
   */
  String table();

  /**
   * Returns what happened.
   *
   * @return insert, update or delete
   */
  RowKind kind();

  /**
   * Returns the names of the key columns in the order of the key.
   *
   * @return the names, empty when the table has no primary key
   */
  List<String> keyColumns();

  /**
   * Returns the row before the change. With {@code only-output-updated-columns} an update's image
   * holds the changed columns alone; the others are {@link Presence#ABSENT}.
   *
   * @return the image, empty for an insert and where the message has none
   */
  Optional<Image> before();

  /**
   * Returns the row after the change.
   *
   * @return the image, empty for a delete
   */
  Optional<Image> after();

  /**
   * Returns the image the message was sent for: the row after an insert or update, the deleted row
   * of a delete.
   *
   * @return the image
   */
  Image image();

  /**
   * Returns a column of {@link #image()}.
   *
   * @param name the name of the column
   * @return the column; its presence is {@link Presence#ABSENT} when the image has none
   */
  default Column column(String name) {
    return image().column(name);
  }

  /**
   * Says that the row was too large and holds its key columns alone; the rest must be read from
   * TiDB at {@link #commitTs()}.
   *
   * @return true for a message of {@code handle-key-only}
   */
  boolean handleKeyOnly();

  /**
   * Returns where the complete message is stored when it was too large for Kafka; the images then
   * hold the key columns alone.
   *
   * @return the location of the object, empty for a complete message
   */
  Optional<String> claimCheckLocation();

  /**
   * Returns the key TiDB stores the row under, of a changefeed with {@code output-row-key}.
   *
   * @return a copy of the bytes, empty when the message has none
   */
  Optional<byte[]> rowKey();
}
