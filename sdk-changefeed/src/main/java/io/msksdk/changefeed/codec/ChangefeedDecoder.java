package io.msksdk.changefeed.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the records of a changefeed's topics into events, whatever their format. Implementations
 * are thread-safe.
 */
@FunctionalInterface
public interface ChangefeedDecoder {
  /**
   * Decodes a record.
   *
   * @param key the key of the record, null when it has none
   * @param value the value of the record, null when it has none; the events read from it later, so
   *     it must not be changed
   * @return the events in the order of the record, possibly none
   * @throws DecodeException when the record is not what TiCDC writes; none of its events is then
   *     returned
   */
  List<ChangeEvent> decode(byte @Nullable [] key, byte @Nullable [] value);
}
