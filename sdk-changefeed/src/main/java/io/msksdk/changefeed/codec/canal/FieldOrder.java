package io.msksdk.changefeed.codec.canal;

/** The order of {@code data} and {@code old} in a row's message. */
public enum FieldOrder {
  /** {@code old} first, as TiCDC writes rows. */
  WIRE,
  /** {@code data} first, as TiCDC's documentation prints rows. */
  DOCUMENTED
}
