package io.msksdk.core.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class HmacTest {
  @Test
  void sum_casesOfRfc4231_giveTheirResults() {
    assertThat(hex(bytes(0x0b, 20), "Hi There".getBytes(UTF_8)))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    assertThat(hex("Jefe".getBytes(UTF_8), "what do ya want for nothing?".getBytes(UTF_8)))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assertThat(hex(bytes(0xaa, 20), bytes(0xdd, 50)))
        .isEqualTo("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    assertThat(
            hex(
                bytes(0xaa, 131),
                "Test Using Larger Than Block-Size Key - Hash Key First".getBytes(UTF_8)))
        .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  }

  @Test
  void sum_keysAroundTheBlockSize_agreesWithTheJdk() throws GeneralSecurityException {
    Random random = new Random(11);
    for (int length = 1; length <= 130; length++) {
      byte[] key = new byte[length];
      byte[] data = new byte[random.nextInt(300)];
      random.nextBytes(key);
      random.nextBytes(data);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));

      assertThat(Hmac.of(key).sum(data)).isEqualTo(mac.doFinal(data));
    }
  }

  @Test
  void sum_calledTwice_givesTheSame() {
    Hmac hmac = Hmac.of("key".getBytes(UTF_8));
    byte[] data = "data".getBytes(UTF_8);

    assertThat(hmac.sum(data)).isEqualTo(hmac.sum(data));
    assertThat(hmac.sum("xdatax".getBytes(UTF_8), 1, 4)).isEqualTo(hmac.sum(data));
  }

  @Test
  void hmacHex_ofOneHashFunction_agreesWithSumForAnyKeys() {
    Random random = new Random(12);
    Sha256 hash = Sha256.create();
    for (int length = 1; length <= 130; length++) {
      byte[] data = new byte[length + 64];
      random.nextBytes(data);
      Hmac hmac = Hmac.of(Arrays.copyOf(data, length));
      String expected = Hex.text(hmac.sum(data, 1, length));

      hash.hmacHex(hmac, data, 1, length, data, length);

      assertThat(new String(data, length, 64, UTF_8)).isEqualTo(expected);
    }
  }

  @Test
  void of_key_leavesTheArrayAlone() {
    byte[] key = bytes(7, 64);

    Hmac hmac = Hmac.of(key);

    assertThat(hmac.sum(new byte[0])).hasSize(32);
    assertThat(key).containsOnly(7);
  }

  @Test
  void sha256Hex_parts_areWrittenWhereAsked() {
    Sha256 sha = Sha256.create();
    byte[] target = bytes('.', 68);

    sha.hex("xabcx".getBytes(UTF_8), 1, 3, target, 2);

    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(new String(target, UTF_8)).isEqualTo(".." + abc + "..");
    assertThat(sha.hex("abc".getBytes(UTF_8))).isEqualTo(abc).hasSize(Sha256.HEX_LENGTH);
    assertThat(sha.hex(new byte[0])).isEqualTo(Sha256.OF_NOTHING);
  }

  private static String hex(byte[] key, byte[] data) {
    String text = Hex.text(Hmac.of(key).sum(data));
    assertThat(text).isEqualTo(HexFormat.of().formatHex(Hmac.of(key).sum(data)));
    return text;
  }

  private static byte[] bytes(int value, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
