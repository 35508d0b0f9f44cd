package io.msksdk.changefeed.codec;

import java.util.Locale;

/** Why a message cannot be decoded. */
public enum DecodeProblem {
  /** The message ends too early. */
  TRUNCATED,
  /** The bytes are not UTF-8, or half of a surrogate pair stands alone. */
  BAD_ENCODING,
  /** The text is not JSON, or not in the form of the protocol. */
  MALFORMED,
  /** The message or its number of columns is above the decoder's limit. */
  OVERSIZED,
  /** Values are nested deeper than the decoder's limit. */
  TOO_DEEP,
  /** A field has a value of another JSON type. */
  WRONG_TYPE,
  /** A number is outside the range of its field. */
  OUT_OF_RANGE,
  /** The message says to be of a kind this version does not know. */
  UNKNOWN_EVENT_TYPE,
  /** The message has a field this version does not know, and the decoder refuses such. */
  UNKNOWN_FIELD,
  /** A field is absent that events of this kind always have. */
  MISSING_FIELD,
  /** The schema of the message cannot be had. */
  SCHEMA_MISSING,
  /** The checksum of the row is another one than TiDB computed. */
  CHECKSUM,
  /** The complete message is stored elsewhere, and cannot be had from there. */
  LARGE_MESSAGE;

  String code() {
    return "changefeed.decode." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
