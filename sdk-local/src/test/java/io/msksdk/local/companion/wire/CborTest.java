package io.msksdk.local.companion.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.refusal.Refusal;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are of RFC 8949, appendix A, each as the value of the member {@code a}. */
class CborTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "00 | 0",
        "17 | 23",
        "1818 | 24",
        "1903e8 | 1000",
        "1a000f4240 | 1000000",
        "1b000000e8d4a51000 | 1000000000000",
        "20 | -1",
        "3903e7 | -1000",
        "f93c00 | 1.0",
        "f90400 | 6.103515625E-5",
        "f9c400 | -4.0",
        "fa47c35000 | 100000.0",
        "fb3ff199999999999a | 1.1",
        "f4 | false",
        "f5 | true",
        "f6 | null",
        "c11a514b67b0 | 1363896240",
        "c1fb41d452d9ec200000 | 1.3638962405E9",
        "6449455446 | \"IETF\"",
        "62c3bc | \"ü\"",
        "83010203 | [1,2,3]",
        "9f0102ff | [1,2]",
        "bf6146f5ff | {\"F\":true}",
        "7f657374726561646d696e67ff | \"streaming\""
      })
  void value_ofTheStandard_isRead(String hex, String json) {
    assertThat(CborReader.object(bytes("a16161" + hex)).get("a")).hasToString(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a1", "a16161", "a161611c", "80", "a1616162", "a161615bffffffffffffffff"})
  void bytes_thatAreCut_areRefused(String hex) {
    assertThatThrownBy(() -> CborReader.object(bytes(hex)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("not CBOR");
  }

  @Test
  void nesting_withoutEnd_isRefused() {
    assertThatThrownBy(() -> CborReader.object(bytes("a16161" + "81".repeat(10_000))))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void tree_writtenAndRead_isTheSame() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("text", "ü".repeat(200)).put("long", 1L << 40).put("negative", -70_000);
    tree.put("decimal", 0.1).put("flag", true).putNull("nothing");
    tree.putArray("list").add(1).addObject().put("x", 255);

    ObjectNode read = CborReader.object(CborWriter.bytes(tree));

    assertThat(read).hasToString(tree.toString());
  }

  @Test
  void time_isTaggedSeconds() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.putPOJO("a", Instant.ofEpochMilli(1_363_896_240_500L));

    assertThat(HexFormat.of().formatHex(CborWriter.bytes(tree)))
        .isEqualTo("a16161c1fb41d452d9ec200000");
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
