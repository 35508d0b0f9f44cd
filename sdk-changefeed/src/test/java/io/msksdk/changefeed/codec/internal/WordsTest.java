package io.msksdk.changefeed.codec.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Eight bytes at once say what they say one by one. */
class WordsTest {
  private static final byte[] EDGES =
      "\u0000\u001f !\"#/09:[\\]\u007f\u0080\u00ff".getBytes(ISO_8859_1);

  private final Random random = new Random(5);

  @Test
  void special_isTheFirstByteThatJsonTreatsAsOne() {
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = bytes(random.nextInt(48));
      int from = random.nextInt(bytes.length + 1);
      int expected = from;
      while (expected < bytes.length && !special(bytes[expected])) {
        expected++;
      }

      assertThat(Words.special(bytes, from)).isEqualTo(expected);
      assertThat(Words.laterSpecial(bytes, from)).isEqualTo(expected);
    }
  }

  private static boolean special(byte one) {
    return one < ' ' || one == '"' || one == '\\';
  }

  @Test
  void digits_areTheNumber_andNothingElseIs() {
    for (int round = 0; round < 20_000; round++) {
      int length = 1 + random.nextInt(18);
      StringBuilder digits = new StringBuilder();
      for (int i = 0; i < length; i++) {
        digits.append(random.nextInt(10));
      }
      byte[] before = bytes(8);
      byte[] whole = new byte[before.length + length + 3];
      System.arraycopy(before, 0, whole, 0, before.length);
      System.arraycopy(digits.toString().getBytes(ISO_8859_1), 0, whole, before.length, length);

      assertThat(NumberText.digits(whole, before.length, length))
          .isEqualTo(Long.parseLong(digits.toString()));
      assertThat(Words.digitsEnd(whole, before.length)).isEqualTo(before.length + length);

      int broken = before.length + random.nextInt(length);
      whole[broken] = "/:-. \u00ff\u00b0".getBytes(ISO_8859_1)[random.nextInt(7)];
      assertThat(NumberText.digits(whole, before.length, length)).isNegative();
      assertThat(Words.digitsEnd(whole, before.length)).isEqualTo(broken);
    }
  }

  @Test
  void digits_tooManyOrNone_areLeftToOthers() {
    byte[] zeroes = "0".repeat(40).getBytes(ISO_8859_1);

    assertThat(NumberText.digits(zeroes, 10, 0)).isNegative();
    assertThat(NumberText.digits(zeroes, 10, 19)).isNegative();
    assertThat(NumberText.digits(zeroes, 7, 1)).isNegative();
    assertThat(NumberText.digits(zeroes, 8, 18)).isZero();
  }

  /** Letters for the most part, and here and there what is next to what matters. */
  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = random.nextInt(8) == 0 ? EDGES[random.nextInt(EDGES.length)] : (byte) 'a';
    }
    return bytes;
  }
}
