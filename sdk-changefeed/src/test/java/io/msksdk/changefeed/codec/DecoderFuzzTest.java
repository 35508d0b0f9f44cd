package io.msksdk.changefeed.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged messages of every format: no hang, and no exception but the documented ones. */
class DecoderFuzzTest {
  private static final int DAMAGED = 150;

  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void wholeMessage_isRead(FuzzTarget target) {
    for (EncodedRecord record : target.meant()) {
      assertThat(target.refuses(FuzzTarget.joined(record))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void damagedMessage_isRefusedOrRead_andNothingElse(FuzzTarget target) {
    List<EncodedRecord> meant = target.meant();
    Random random = new Random(20_260_101);
    int refused = 0;
    for (int i = 0; i < DAMAGED; i++) {
      EncodedRecord whole = meant.get(random.nextInt(meant.size()));
      byte[] key = whole.key().map(bytes -> damaged(bytes, random)).orElse(null);
      byte[] value = whole.value().map(bytes -> damaged(bytes, random)).orElse(null);
      refused += target.refuses(key, value) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  /** What the coverage-guided fuzzer found to reach new code, in runs of {@link JazzerFuzzTest}. */
  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void inputsOfTheFuzzer_areRefusedOrRead_andNothingElse(FuzzTarget target) throws IOException {
    List<byte[]> inputs = FuzzCorpus.of(target);

    assertThat(inputs).hasSizeGreaterThan(20);
    assertThat(inputs.stream().filter(target::refuses)).hasSizeGreaterThan(5);
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> bytes[at] = (byte) "{}[]\",:0123456789-nullte\\u".charAt(random.nextInt(26));
        case 4 -> {
          int length = Math.min(random.nextInt(20), bytes.length - at);
          int from = random.nextInt(bytes.length - length + 1);
          System.arraycopy(bytes, from, bytes, at, length);
        }
        default -> {
          byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
          System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
          bytes = longer;
        }
      }
    }
    return bytes;
  }
}
