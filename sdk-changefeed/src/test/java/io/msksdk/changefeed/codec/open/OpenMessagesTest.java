package io.msksdk.changefeed.codec.open;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.EncodedRecord;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenMessagesTest {
  private static final Tso TS = Tso.of(415508881038376963L);
  private static final TableSpec TABLE =
      TableSpec.builder("test", "t").key("id", "int").column("v", "varchar").build();

  private final OpenDecoder decoder = OpenDecoder.create(ZoneOffset.UTC);
  private final OpenEncoder encoder = OpenEncoder.create(ZoneOffset.UTC);

  @Test
  void record_withSeveralRows_hasThemInOrder() {
    EncodedRecord batch =
        encoder.encode(
            List.of(
                RowChange.insert(TABLE, TS, List.of(1, "a")),
                RowChange.delete(TABLE, TS, List.of(2, "b"))));

    List<ChangeEvent> events =
        decoder.decode(batch.key().orElseThrow(), batch.value().orElseThrow());

    assertThat(events).extracting(e -> ((Row) e).column("id").intValue()).containsExactly(1, 2);
  }

  @Test
  void keyAndValue_areWrittenAsTicdcDoes() {
    EncodedRecord record = encoder.encode(RowChange.insert(TABLE, TS, List.of(1, "a")));

    assertThat(frame(record.key().orElseThrow(), 8))
        .isEqualTo("{\"ts\":415508881038376963,\"scm\":\"test\",\"tbl\":\"t\",\"t\":1}");
    assertThat(frame(record.value().orElseThrow(), 0))
        .isEqualTo(
            "{\"u\":{\"id\":{\"t\":3,\"h\":true,\"f\":10,\"v\":1},"
                + "\"v\":{\"t\":15,\"f\":64,\"v\":\"a\"}}}");
  }

  private static String frame(byte[] bytes, int from) {
    int length = (int) ByteBuffer.wrap(bytes).getLong(from);
    return new String(bytes, from + 8, length, UTF_8);
  }

  @Test
  void claimCheck_hasItsMarkTwice_ofWhichTheLastCounts() {
    EncodedRecord record =
        encoder.claimCheck(RowChange.insert(TABLE, TS, List.of(1, "a")), "s3://b/x.json");

    Row row = (Row) decoder.decode(record.key().orElseThrow(), record.value().orElseThrow()).get(0);

    assertThat(frame(record.key().orElseThrow(), 8)).contains("\"ohk\":true,\"ohk\":false");
    assertThat(row.claimCheckLocation()).hasValue("s3://b/x.json");
  }

  @Test
  void quotedBytes_areThoseOfGo() {
    byte[] bytes = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', '"', '\\', 0, 7, 0x7f};

    String quoted = QuotedBytes.encode(bytes);

    assertThat(quoted).isEqualTo("\\x89PNG\\r\\n\\x1a\\n\\\"\\\\\\x00\\a\\x7f");
    assertThat(QuotedBytes.decode(quoted)).isEqualTo(bytes);
    assertThat(QuotedBytes.decode("\\u00e9\\U0001f600"))
        .isEqualTo("é😀".getBytes(StandardCharsets.UTF_8));
    assertThat(QuotedBytes.decode("\\q")).isNull();
    assertThat(QuotedBytes.decode("\\x1")).isNull();
    assertThat(QuotedBytes.decode("\\")).isNull();
  }

  @Test
  void badFrames_areRefused() {
    byte[] key = encoder.encode(RowChange.insert(TABLE, TS, List.of(1, "a"))).key().orElseThrow();

    assertProblem(null, null, DecodeProblem.TRUNCATED);
    assertProblem(new byte[8], null, DecodeProblem.MALFORMED);
    assertProblem(key, null, DecodeProblem.TRUNCATED);
    assertProblem(key, new byte[] {0, 0, 0, 0, 0, 0, 0, 9, 1}, DecodeProblem.TRUNCATED);
    assertProblem(key, new byte[] {-1, 0, 0, 0, 0, 0, 0, 9, 1}, DecodeProblem.TRUNCATED);
    byte[] version = {0, 0, 0, 0, 0, 0, 0, 1};
    assertProblem(version, new byte[8], DecodeProblem.MALFORMED);
    assertThat(decoder.decode(version, null)).isEmpty();
  }

  private void assertProblem(byte[] key, byte[] value, DecodeProblem problem) {
    assertThatThrownBy(() -> decoder.decode(key, value))
        .isInstanceOfSatisfying(
            DecodeException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
