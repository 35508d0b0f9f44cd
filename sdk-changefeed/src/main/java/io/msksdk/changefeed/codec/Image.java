package io.msksdk.changefeed.codec;

import java.util.List;

/** The columns of a row at one moment, read on demand. Never implemented by users. */
public interface Image {
  /**
   * Returns the number of columns in the image.
   *
   * @return the number
   */
  int size();

  /**
   * Returns the names of the columns in the order of the message.
   *
   * @return the names
   */
  List<String> names();

  /**
   * Returns a column by its place in the message.
   *
   * @param position 0 to {@link #size()} less one
   * @return the column
   * @throws IndexOutOfBoundsException when there is no such position
   */
  Column column(int position);

  /**
   * Returns a column by name. Names are matched exactly.
   *
   * @param name the name
   * @return the column; its presence is {@link Presence#ABSENT} when the image has none of that
   *     name
   */
  Column column(String name);
}
