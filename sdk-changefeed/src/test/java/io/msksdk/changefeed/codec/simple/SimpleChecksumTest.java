package io.msksdk.changefeed.codec.simple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class SimpleChecksumTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Tso TS = Tso.of(447984074911121426L);
  private static final TableSpec TABLE =
      TableSpec.builder("test", "t")
          .key("id", "int")
          .column("note", "varchar")
          .column("at", "timestamp(3)")
          .column("v", "vector")
          .build();
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.250Z");
  private static final RowChange UPDATE =
      RowChange.update(
          TABLE,
          TS,
          List.of(1, "before", AT, new float[0]),
          List.of(1, "after", AT, new float[] {1f, -2f}));

  private final SimpleEncoder encoder = SimpleEncoder.json(ZONE).checksums();
  private final SimpleDecoder decoder = bootstrapped(SimpleDecoder.json(ZONE));

  private SimpleDecoder bootstrapped(SimpleDecoder fresh) {
    assertThat(fresh.decode(null, encoder.bootstrap(TABLE, TS).value().orElseThrow())).isEmpty();
    return fresh;
  }

  private String message() {
    return new String(encoder.encode(UPDATE).value().orElseThrow(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String message) {
    return message.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertRefused(SimpleDecoder decoder, String message, String path) {
    assertThatThrownBy(() -> decoder.decode(null, bytes(message)))
        .isInstanceOfSatisfying(
            DecodeException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(DecodeProblem.CHECKSUM);
              assertThat(e.path()).isEqualTo(path);
            });
  }

  /** Numbers in eight bytes, texts with their lengths, a TIMESTAMP in UTC, a vector as stored. */
  @Test
  void checksum_isThatOfTidb() {
    byte[] note = bytes("after");
    byte[] at = bytes("2026-01-01 00:00:00.250000");
    ByteBuffer row =
        ByteBuffer.allocate(8 + 4 + note.length + 4 + at.length + 4 + 8)
            .order(ByteOrder.LITTLE_ENDIAN);
    row.putLong(1).putInt(note.length).put(note).putInt(at.length).put(at);
    row.putInt(2).putFloat(1f).putFloat(-2f);
    CRC32 crc = new CRC32();
    crc.update(row.array());

    assertThat(message())
        .contains("\"checksum\":{\"version\":0,\"corrupted\":false,\"current\":" + crc.getValue());
    assertThat(decoder.decode(null, bytes(message()))).hasSize(1);
  }

  @Test
  void changedRow_isFound_whicheverImageItIs() {
    assertRefused(decoder, message().replace("\"after\"", "\"other\""), "checksum.current");
    assertRefused(decoder, message().replace("\"before\"", "\"other\""), "checksum.previous");
    assertRefused(
        decoder,
        message().replace("\"corrupted\":false", "\"corrupted\":true"),
        "checksum.corrupted");
  }

  @Test
  void rowBefore_ofChangedColumnsAlone_isCompletedFromTheRowAfter() {
    String changedAlone = message().replaceAll("\"old\":\\{\"id\":\"1\",", "\"old\":{");

    assertThat(changedAlone).isNotEqualTo(message());
    assertThat(decoder.decode(null, bytes(changedAlone))).hasSize(1);
  }

  @Test
  void checksum_isNotLookedAt_whereItCannotOrMayNotBe() {
    String changed = message().replace("\"after\"", "\"other\"");

    assertThat(SimpleDecoder.json(ZONE).decode(null, bytes(changed))).hasSize(1);
    assertThat(bootstrapped(decoder.ignoreChecksums()).decode(null, bytes(changed))).hasSize(1);
  }
}
