package io.msksdk.core.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {
  private static final SigningCredentials ALICE = SigningCredentials.of("AKIDALICE", "secret-a");
  private static final byte[] TEXT = "text".getBytes(UTF_8);

  @Test
  void key_askedAgain_isTheSame() {
    SigningKeys keys = SigningKeys.create(4);

    SigningKey key = keys.key(ALICE, "20260101", "eu-west-1", "kafka");

    assertThat(keys.key(ALICE, "20260101", "eu-west-1", "kafka")).isSameAs(key);
    assertThat(keys.size()).isOne();
  }

  @Test
  void key_sessionTokenDiffers_isTheSame() {
    SigningKeys keys = SigningKeys.create(4);
    SigningCredentials session = SigningCredentials.of("AKIDALICE", "secret-a", "token");

    assertThat(keys.key(session, "20260101", "eu-west-1", "kafka"))
        .isSameAs(keys.key(ALICE, "20260101", "eu-west-1", "kafka"));
  }

  @Test
  void key_anyPartDiffers_isAnother() {
    SigningKeys keys = SigningKeys.create(8);
    SigningCredentials rotated = SigningCredentials.of("AKIDALICE", "secret-b");
    SigningCredentials other = SigningCredentials.of("AKIDOTHER", "secret-a");

    List<SigningKey> all =
        List.of(
            keys.key(ALICE, "20260101", "eu-west-1", "kafka"),
            keys.key(rotated, "20260101", "eu-west-1", "kafka"),
            keys.key(other, "20260101", "eu-west-1", "kafka"),
            keys.key(ALICE, "20260102", "eu-west-1", "kafka"),
            keys.key(ALICE, "20260101", "eu-west-2", "kafka"),
            keys.key(ALICE, "20260101", "eu-west-1", "kafka-cluster"));

    assertThat(all).doesNotHaveDuplicates();
    // a secret derives the same key under any id; every other part changes the signature
    assertThat(all.stream().map(key -> key.sign(TEXT)).distinct()).hasSize(5);
    assertThat(keys.size()).isEqualTo(6);
    assertThat(keys.key(ALICE, "20260101", "eu-west-1", "kafka")).isSameAs(all.get(0));
  }

  @Test
  void key_storeFull_leastRecentlyUsedLeaves() {
    SigningKeys keys = SigningKeys.create(2);
    SigningKey first = keys.key(ALICE, "20260101", "r-1", "kafka");
    SigningKey second = keys.key(ALICE, "20260102", "r-1", "kafka");
    SigningKey firstAgain = keys.key(ALICE, "20260101", "r-1", "kafka");
    SigningKey third = keys.key(ALICE, "20260103", "r-1", "kafka");

    assertThat(keys.size()).isEqualTo(2);
    assertThat(firstAgain).isSameAs(first);
    assertThat(keys.key(ALICE, "20260101", "r-1", "kafka")).isSameAs(first);
    assertThat(keys.key(ALICE, "20260103", "r-1", "kafka")).isSameAs(third);
    assertThat(keys.key(ALICE, "20260102", "r-1", "kafka")).isNotSameAs(second);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void create_capacityBelowOne_isRefused(int capacity) {
    assertThatThrownBy(() -> SigningKeys.create(capacity))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessage("capacity: " + capacity + " (expected: at least 1).");
  }

  @Test
  void create_capacityOne_keepsOne() {
    SigningKeys keys = SigningKeys.create(1);

    SigningKey first = keys.key(ALICE, "20260101", "r-1", "kafka");
    SigningKey second = keys.key(ALICE, "20260102", "r-1", "kafka");

    assertThat(second).isNotSameAs(first);
    assertThat(keys.size()).isOne();
  }

  @Test
  void key_derivedForTheExampleOfTheGuide_signsItsString() {
    SigningKey key =
        SigningKey.derive(
            "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20150830", "us-east-1", "iam");
    byte[] text =
        ("AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/iam/aws4_request\n"
                + "f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59")
            .getBytes(UTF_8);
    byte[] target = new byte[66];

    key.sign(text, 0, text.length, target, 1);

    String signature = "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";
    assertThat(key.sign(text)).isEqualTo(signature);
    assertThat(new String(target, 1, 64, UTF_8)).isEqualTo(signature);
    assertThat(target).startsWith(0).endsWith(0);
  }

  @Test
  void key_manyThreads_signAlike() throws Exception {
    SigningKeys keys = SigningKeys.create(3);
    List<String> right =
        IntStream.range(0, 8)
            .mapToObj(i -> SigningKey.derive("secret-a", "2026010" + i, "r-1", "kafka").sign(TEXT))
            .toList();
    Callable<List<String>> work =
        () ->
            IntStream.range(0, 800)
                .mapToObj(i -> keys.key(ALICE, "2026010" + i % 8, "r-1", "kafka").sign(TEXT))
                .toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<List<String>> result : threads.invokeAll(List.of(work, work, work, work))) {
        List<String> signatures = result.get();
        for (int i = 0; i < signatures.size(); i++) {
          assertThat(signatures.get(i)).isEqualTo(right.get(i % 8));
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(keys.size()).isEqualTo(3);
  }
}
