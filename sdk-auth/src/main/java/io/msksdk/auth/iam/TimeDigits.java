package io.msksdk.auth.iam;

/** A time of day as SigV4 writes it: {@code HHmmss} in digits. */
final class TimeDigits {
  /** Keeps the place of a time of day. */
  static final String NONE = "000000";

  private static final int SECONDS_PER_HOUR = 3600;

  private TimeDigits() {}

  /** Writes six ASCII digits into {@code target}, beginning at {@code at}. */
  static void write(int secondOfDay, byte[] target, int at) {
    writeTwo(secondOfDay / SECONDS_PER_HOUR, target, at);
    writeTwo(secondOfDay / 60 % 60, target, at + 2);
    writeTwo(secondOfDay % 60, target, at + 4);
  }

  private static void writeTwo(int number, byte[] target, int at) {
    target[at] = (byte) ('0' + number / 10);
    target[at + 1] = (byte) ('0' + number % 10);
  }
}
