package io.msksdk.changefeed.codec.debezium;

import io.msksdk.changefeed.codec.internal.JsonObject;

/** One of the two encodings. */
@FunctionalInterface
interface DebeziumForm {
  /** Reads a key or a value as the object JSON would have. */
  JsonObject read(byte[] bytes, String part);
}
