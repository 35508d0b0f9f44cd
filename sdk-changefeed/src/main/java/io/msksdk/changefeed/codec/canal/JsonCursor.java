package io.msksdk.changefeed.codec.canal;

import static io.msksdk.changefeed.codec.DecodeProblem.BAD_ENCODING;
import static io.msksdk.changefeed.codec.DecodeProblem.MALFORMED;
import static io.msksdk.changefeed.codec.DecodeProblem.OUT_OF_RANGE;
import static io.msksdk.changefeed.codec.DecodeProblem.TOO_DEEP;
import static io.msksdk.changefeed.codec.DecodeProblem.TRUNCATED;
import static io.msksdk.changefeed.codec.DecodeProblem.WRONG_TYPE;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.internal.NumberText;
import io.msksdk.changefeed.codec.internal.Words;
import java.util.Arrays;

/**
 * Walks over JSON in place. Strings are checked once (escapes, UTF-8, control characters) and
 * remembered as spans, so that reading one later can neither fail nor look for its end again.
 */
final class JsonCursor {
  final byte[] bytes;
  int position;

  /** The span of the last string: its first byte, and its length with the flags below it. */
  int start;

  int packed;

  private String field = "";
  private int columnStart;
  private int columnPacked;

  JsonCursor(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Names the field being read, for messages. */
  void at(String field) {
    this.field = field;
    columnPacked = 0;
  }

  /** Names the member of the field being read: the last string. */
  void atMember() {
    columnStart = start;
    columnPacked = packed;
  }

  boolean exhausted() {
    return position >= bytes.length;
  }

  /** Passes over white space and returns the next byte, which is not consumed. */
  @CanIgnoreReturnValue
  byte peek() {
    int p = position;
    byte[] b = bytes;
    while (p < b.length) {
      byte c = b[p];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        position = p;
        return c;
      }
      p++;
    }
    position = p;
    throw failure(TRUNCATED, "the end of the message", "more of it");
  }

  void expect(char wanted) {
    if (position < bytes.length && bytes[position] == wanted) {
      position++;
      return;
    }
    byte c = peek();
    if (c != wanted) {
      throw failure(
          wanted == '"' || wanted == '{' || wanted == '[' ? wrongOrMalformed(c) : MALFORMED,
          shown(c),
          "'" + wanted + "'");
    }
    position++;
  }

  /** Consumes a comma and returns true, or consumes the closing bracket and returns false. */
  boolean more(char close) {
    if (position < bytes.length && bytes[position] == ',') {
      position++;
      return true;
    }
    byte c = peek();
    if (c != ',' && c != close) {
      throw failure(MALFORMED, shown(c), "',' or '" + close + "'");
    }
    position++;
    return c == ',';
  }

  /** Consumes the opening bracket, and the closing one as well when nothing is between them. */
  boolean open(char open, char close) {
    expect(open);
    if (peek() != close) {
      return true;
    }
    position++;
    return false;
  }

  /** Consumes {@code null} when it is next. */
  boolean takeNull() {
    if (peek() != 'n') {
      return false;
    }
    literal("null");
    return true;
  }

  /** Consumes a name with its colon when it comes next, without white space before it. */
  boolean take(Token token) {
    if (!token.isAt(bytes, position)) {
      return false;
    }
    position += token.length();
    return true;
  }

  /** Says whether a byte comes next, without white space before it. */
  boolean isNext(char wanted) {
    return position < bytes.length && bytes[position] == wanted;
  }

  /** Consumes a string that has the same bytes as one that was read before. */
  boolean takeAgain(int before, int packedBefore) {
    int length = Spans.length(packedBefore) + 1;
    int first = position + 1;
    if (first + length > bytes.length
        || !Arrays.equals(bytes, first, first + length, bytes, before, before + length)) {
      return false;
    }
    start = first;
    packed = packedBefore;
    position = first + length;
    return true;
  }

  /** Names the member of the field being read by its place. */
  void atMember(int start, int length) {
    columnStart = start;
    columnPacked = (length << Spans.FLAG_BITS) | Spans.ESCAPED | Spans.NON_ASCII;
  }

  /** Reads the name of a member with its colon. */
  void name() {
    string();
    expect(':');
  }

  void string() {
    expect('"');
    byte[] b = bytes;
    int first = position;
    int flags = 0;
    int p = Words.special(b, first);
    while (p < b.length) {
      byte c = b[p];
      if (c == '"') {
        start = first;
        packed = ((p - first) << Spans.FLAG_BITS) | flags;
        position = p + 1;
        return;
      }
      if (c == '\\') {
        // nearly all are a letter long: line ends and quotes
        boolean letter = p + 1 < b.length && Spans.meaning(b[p + 1]) != 0;
        p = letter ? p + 2 : escape(p);
        flags |= Spans.ESCAPED;
      } else if (c < 0) {
        p = multiByte(p);
        flags |= Spans.NON_ASCII;
      } else {
        position = p;
        throw failure(MALFORMED, "a control character in a string", "its escape");
      }
      p = Words.laterSpecial(b, p);
    }
    position = p;
    throw failure(TRUNCATED, "a string without an end", "'\"'");
  }

  private int escape(int p) {
    if (byteAt(p + 1) != 'u') {
      position = p;
      throw failure(MALFORMED, "an unknown escape", "one of JSON");
    }
    int unit = hex(p + 2);
    if (!Character.isSurrogate((char) unit)) {
      return p + 6;
    }
    boolean paired =
        Character.isHighSurrogate((char) unit)
            && byteAt(p + 6) == '\\'
            && byteAt(p + 7) == 'u'
            && Character.isLowSurrogate((char) hex(p + 8));
    if (!paired) {
      position = p;
      throw failure(BAD_ENCODING, "half of a surrogate pair", "both halves");
    }
    return p + 12;
  }

  private int hex(int p) {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      byte c = byteAt(p + i);
      int digit = Character.digit(c, 16);
      if (digit < 0) {
        position = p + i;
        throw failure(MALFORMED, shown(c), "a hexadecimal digit");
      }
      unit = (unit << 4) | digit;
    }
    return unit;
  }

  private byte byteAt(int p) {
    if (p >= bytes.length) {
      position = bytes.length;
      throw failure(TRUNCATED, "the end of the message", "the rest of a string");
    }
    return bytes[p];
  }

  /**
   * Checks one character of two to four bytes: no overlong form, no surrogate, at most U+10FFFF.
   */
  private int multiByte(int p) {
    int lead = bytes[p] & 0xff;
    int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    boolean valid = length > 0;
    for (int i = 1; i < length && valid; i++) {
      valid = (byteAt(p + i) & 0xc0) == 0x80;
    }
    if (valid && length > 2) {
      int second = bytes[p + 1] & 0xff;
      valid =
          !((lead == 0xe0 && second < 0xa0)
              || (lead == 0xed && second > 0x9f)
              || (lead == 0xf0 && second < 0x90)
              || (lead == 0xf4 && second > 0x8f));
    }
    if (!valid) {
      position = p;
      throw failure(BAD_ENCODING, "bytes that are not UTF-8", "UTF-8");
    }
    return p + length;
  }

  @CanIgnoreReturnValue
  boolean bool() {
    byte c = peek();
    if (c == 't') {
      literal("true");
      return true;
    }
    if (c == 'f') {
      literal("false");
      return false;
    }
    throw failure(wrongOrMalformed(c), shown(c), "true or false");
  }

  private void literal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (position + i >= bytes.length) {
        throw failure(TRUNCATED, "the end of the message", text);
      }
      if (bytes[position + i] != text.charAt(i)) {
        throw failure(MALFORMED, "an unknown word", text);
      }
    }
    position += text.length();
  }

  /** Reads an integer from 0 to 2^64-1 exactly, as its bits. */
  long unsigned() {
    byte c = peek();
    if (c < '0' || c > '9') {
      throw failure(
          c == '-' ? OUT_OF_RANGE : wrongOrMalformed(c), shown(c), "an integer of 0 or more");
    }
    int first = position;
    int stop = Words.digitsEnd(bytes, first);
    long value = NumberText.digits(bytes, first, stop - first);
    if (value < 0) {
      value = everyDigit(first, stop);
    }
    if (c == '0' && stop - first > 1) {
      throw failure(MALFORMED, "a number with a leading zero", "none");
    }
    position = stop;
    if (stop < bytes.length && (bytes[stop] == '.' || bytes[stop] == 'e' || bytes[stop] == 'E')) {
      throw failure(OUT_OF_RANGE, "a fraction or an exponent", "an integer");
    }
    return value;
  }

  private long everyDigit(int first, int stop) {
    long value = 0;
    for (int p = first; p < stop; p++) {
      int digit = bytes[p] - '0';
      if (p - first > 17 && overflows(value, digit)) {
        throw failure(OUT_OF_RANGE, "a number beyond 64 bits", "at most 2^64-1");
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static boolean overflows(long value, int digit) {
    int order = Long.compareUnsigned(value, Long.divideUnsigned(-1L, 10));
    return order > 0 || (order == 0 && digit > 5);
  }

  /** Reads an integer of 32 bits. */
  @CanIgnoreReturnValue
  int signed() {
    boolean negative = peek() == '-';
    if (negative) {
      position++;
    }
    long value = unsigned();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw failure(OUT_OF_RANGE, "a number beyond 32 bits", "a code of java.sql.Types");
    }
    return (int) (negative ? -value : value);
  }

  /** Passes over any value that is nested no deeper. */
  void skip(int deepest) {
    skip(1, deepest);
  }

  private void skip(int depth, int deepest) {
    if (depth > deepest) {
      throw failure(TOO_DEEP, "values nested deeper than " + deepest, "at most that");
    }
    byte c = peek();
    switch (c) {
      case '"' -> string();
      case 't', 'f' -> bool();
      case 'n' -> literal("null");
      case '[' -> skipAll('[', ']', depth, deepest);
      case '{' -> skipAll('{', '}', depth, deepest);
      default -> number(c);
    }
  }

  private void skipAll(char open, char close, int depth, int deepest) {
    if (!open(open, close)) {
      return;
    }
    do {
      if (open == '{') {
        name();
      }
      skip(depth + 1, deepest);
    } while (more(close));
  }

  private void number(byte first) {
    if (first != '-' && (first < '0' || first > '9')) {
      throw failure(MALFORMED, shown(first), "a value");
    }
    int p = digits(first == '-' ? position + 1 : position);
    if (p < bytes.length && bytes[p] == '.') {
      p = digits(p + 1);
    }
    if (p < bytes.length && (bytes[p] == 'e' || bytes[p] == 'E')) {
      boolean sign = p + 1 < bytes.length && (bytes[p + 1] == '+' || bytes[p + 1] == '-');
      p = digits(sign ? p + 2 : p + 1);
    }
    position = p;
  }

  private int digits(int from) {
    int p = from;
    while (p < bytes.length && bytes[p] >= '0' && bytes[p] <= '9') {
      p++;
    }
    if (p == from) {
      position = p;
      throw failure(p >= bytes.length ? TRUNCATED : MALFORMED, "no digit", "a digit");
    }
    return p;
  }

  private static DecodeProblem wrongOrMalformed(byte found) {
    return "\"{[tfn-0123456789".indexOf((char) found) >= 0 ? WRONG_TYPE : MALFORMED;
  }

  /** Structure may be shown; anything else could be part of a value. */
  private static String shown(byte found) {
    return switch (found) {
      case '{' -> "an object";
      case '[' -> "an array";
      case '"' -> "a string";
      case 't', 'f' -> "a boolean";
      case 'n' -> "null";
      case '}', ']', ',', ':' -> "'" + (char) found + "'";
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> "a number";
      default -> "an unexpected byte";
    };
  }

  DecodeException failure(DecodeProblem problem, String found, String expected) {
    return DecodeException.of(problem, path(), position, found, expected);
  }

  String path() {
    if (field.isEmpty()) {
      return "message";
    }
    return columnPacked == 0 ? field : field + "." + Spans.text(bytes, columnStart, columnPacked);
  }
}
