package io.msksdk.mtls;

import java.io.ByteArrayOutputStream;

/** The few forms of DER (ITU-T X.690) a certificate request needs. */
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int BIT_STRING = 0x03;
  private static final int SHORT = 0x80;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(SEQUENCE, join(parts));
  }

  /** A bit string of whole bytes. */
  static byte[] bits(byte[] content) {
    return tagged(BIT_STRING, join(new byte[] {0}, content));
  }

  static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < SHORT) {
      out.write(content.length);
    } else {
      int size = content.length > 0xffff ? 3 : content.length > 0xff ? 2 : 1;
      out.write(SHORT | size);
      for (int i = size - 1; i >= 0; i--) {
        out.write(content.length >>> (8 * i));
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
