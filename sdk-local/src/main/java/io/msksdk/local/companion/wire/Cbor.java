package io.msksdk.local.companion.wire;

/** The numbers of RFC 8949: major types in the upper three bits, what follows in the lower five. */
final class Cbor {
  static final int MAJOR_SHIFT = 5;
  static final int LOWER_BITS = 0x1f;

  static final int UNSIGNED = 0;
  static final int NEGATIVE = 1;
  static final int BYTES = 2;
  static final int TEXT = 3;
  static final int ARRAY = 4;
  static final int MAP = 5;
  static final int TAG = 6;
  static final int SIMPLE = 7;

  static final int ONE_BYTE = 24;
  static final int TWO_BYTES = 25;
  static final int FOUR_BYTES = 26;
  static final int EIGHT_BYTES = 27;
  static final int INDEFINITE = 31;

  static final int FALSE = 20;
  static final int TRUE = 21;
  static final int NULL = 22;
  static final int UNDEFINED = 23;
  static final int HALF = 25;
  static final int FLOAT = 26;
  static final int DOUBLE = 27;

  /** The tag of a time in seconds. */
  static final int EPOCH = 1;

  private Cbor() {}
}
