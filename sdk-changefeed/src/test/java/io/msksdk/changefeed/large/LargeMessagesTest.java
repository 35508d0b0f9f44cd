package io.msksdk.changefeed.large;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.ChangefeedDecoder;
import io.msksdk.changefeed.codec.DecodeException;
import io.msksdk.changefeed.codec.DecodeProblem;
import io.msksdk.changefeed.codec.EncodedRecord;
import io.msksdk.changefeed.codec.MessageCompression;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import io.msksdk.changefeed.codec.internal.Compressed;
import io.msksdk.changefeed.codec.open.OpenDecoder;
import io.msksdk.changefeed.codec.open.OpenEncoder;
import io.msksdk.changefeed.codec.simple.SimpleDecoder;
import io.msksdk.changefeed.codec.simple.SimpleEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LargeMessagesTest {
  private static final Tso TS = Tso.of(429918007904436226L);
  private static final TableSpec TABLE =
      TableSpec.builder("shop", "orders").key("id", "int").column("body", "text").build();
  private static final RowChange CHANGE =
      RowChange.update(TABLE, TS, List.of(1, "old"), List.of(1, "new".repeat(1000)));

  private final ChangefeedDecoder canal = CanalJsonDecoder.create(ZoneOffset.UTC);
  private final CanalJsonEncoder canalEncoder = CanalJsonEncoder.create(ZoneOffset.UTC);

  @TempDir Path storage;

  @ParameterizedTest
  @EnumSource(MessageCompression.class)
  void message_ofEitherCompression_isRead(MessageCompression compression) {
    LargeMessageDecoder decoder =
        LargeMessageDecoder.builder(canal, ZoneOffset.UTC).compression(compression).build();

    Row row = only(decoder, null, Compressed.compress(compression, canalEncoder.row(CHANGE)));

    assertThat(row.column("body").text()).hasSize(3000);
  }

  @Test
  void message_thatIsNotCompressed_isRefused() {
    for (MessageCompression compression :
        List.of(MessageCompression.LZ4, MessageCompression.SNAPPY)) {
      LargeMessageDecoder decoder =
          LargeMessageDecoder.builder(canal, ZoneOffset.UTC).compression(compression).build();

      assertThatThrownBy(() -> decoder.decode(null, canalEncoder.row(CHANGE)))
          .isInstanceOfSatisfying(
              DecodeException.class,
              e -> assertThat(e.problem()).isEqualTo(DecodeProblem.MALFORMED));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = MessageCompression.class,
      names = {"LZ4", "SNAPPY"})
  void message_thatGrowsBeyondTheLimit_isRefused(MessageCompression compression) {
    byte[] bomb = Compressed.compress(compression, new byte[10 << 20]);
    LargeMessageDecoder decoder =
        LargeMessageDecoder.builder(canal, ZoneOffset.UTC)
            .compression(compression)
            .largestMessage(1 << 20)
            .build();

    assertThatThrownBy(() -> decoder.decode(null, bomb))
        .isInstanceOfSatisfying(
            DecodeException.class, e -> assertThat(e.problem()).isEqualTo(DecodeProblem.OVERSIZED));
  }

  @ParameterizedTest
  @EnumSource(
      value = MessageCompression.class,
      names = {"LZ4", "SNAPPY"})
  void damagedMessage_isRefusedOrRead_andNothingElse(MessageCompression compression) {
    byte[] whole = Compressed.compress(compression, canalEncoder.row(CHANGE));
    LargeMessageDecoder decoder =
        LargeMessageDecoder.builder(canal, ZoneOffset.UTC).compression(compression).build();

    assertThat(refused(whole, damaged -> decoder.decode(null, damaged))).isBetween(50, 299);
  }

  @Test
  void damagedObject_isRefusedOrRead_andNothingElse() {
    String value = Base64.getEncoder().encodeToString(canalEncoder.row(CHANGE));
    byte[] whole = ("{\"key\":\"\",\"value\":\"" + value + "\"}").getBytes(UTF_8);
    byte[][] object = {whole};
    LargeMessageDecoder decoder =
        LargeMessageDecoder.builder(canal, ZoneOffset.UTC).claimCheck(l -> object[0]).build();
    byte[] message = canalEncoder.claimCheck(CHANGE, "file:///x/a.json");

    int refused =
        refused(
            whole,
            damaged -> {
              object[0] = damaged;
              return decoder.decode(null, message);
            });
    assertThat(refused).isBetween(50, 300);
  }

  /** How many of 300 damaged copies are refused as documented; anything else ends the test. */
  private static int refused(byte[] whole, Function<byte[], List<ChangeEvent>> decoder) {
    Random random = new Random(20_260_102);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      boolean cut = random.nextInt(4) == 0;
      try {
        List<ChangeEvent> events =
            decoder.apply(cut ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged);
        assertThat(events).isNotNull();
      } catch (DecodeException expected) {
        refused++;
      }
    }
    return refused;
  }

  @Test
  void claimCheck_isFetched_inEveryProtocolThatHasIt() throws IOException {
    OpenEncoder open = OpenEncoder.create(ZoneOffset.UTC);
    SimpleEncoder simple = SimpleEncoder.json(ZoneOffset.UTC);
    store("canal.json", canalEncoder.encode(CHANGE));
    store("open.json", open.encode(CHANGE));
    store("simple.json", simple.encode(CHANGE));
    SimpleDecoder simpleDecoder = SimpleDecoder.json(ZoneOffset.UTC);
    EncodedRecord bootstrap = simple.bootstrap(TABLE, TS);
    assertThat(simpleDecoder.decode(null, bootstrap.value().orElseThrow())).isEmpty();

    assertComplete(
        canal, EncodedRecord.of(null, canalEncoder.claimCheck(CHANGE, "file:///x/canal.json")));
    assertComplete(
        OpenDecoder.create(ZoneOffset.UTC), open.claimCheck(CHANGE, "file:///x/open.json"));
    assertComplete(simpleDecoder, simple.claimCheck(CHANGE, "file:///x/simple.json"));
  }

  private void assertComplete(ChangefeedDecoder decoder, EncodedRecord record) {
    LargeMessageDecoder complete =
        LargeMessageDecoder.builder(decoder, ZoneOffset.UTC)
            .claimCheck(ClaimCheckStore.directory(storage))
            .build();

    Row cut = only(decoder, record.key().orElse(null), record.value().orElseThrow());
    Row row = only(complete, record.key().orElse(null), record.value().orElseThrow());

    assertThat(cut.claimCheckLocation()).isPresent();
    assertThat(cut.image().names()).containsExactly("id");
    assertThat(row.claimCheckLocation()).isEmpty();
    assertThat(row.column("body").text()).hasSize(3000);
    assertThat(row.before().orElseThrow().column("body").text()).isEqualTo("old");
  }

  private void store(String name, EncodedRecord record) throws IOException {
    Base64.Encoder base64 = Base64.getEncoder();
    String key = base64.encodeToString(record.key().orElse(new byte[0]));
    String value = base64.encodeToString(record.value().orElseThrow());
    Files.writeString(
        storage.resolve(name), "{\"key\":\"" + key + "\",\"value\":\"" + value + "\"}");
  }

  @Test
  void claimCheck_ofRawValues_isFetched() throws IOException {
    Files.write(storage.resolve("raw.json"), canalEncoder.row(CHANGE));
    LargeMessageDecoder decoder =
        LargeMessageDecoder.builder(canal, ZoneOffset.UTC)
            .claimCheck(ClaimCheckStore.directory(storage))
            .rawValues()
            .build();

    Row row = only(decoder, null, canalEncoder.claimCheck(CHANGE, "file:///x/raw.json"));

    assertThat(row.column("body").text()).hasSize(3000);
  }

  @Test
  void claimCheck_thatCannotBeRead_isRefused() throws IOException {
    Files.writeString(storage.resolve("odd.json"), "{\"value\":\"?\"}");
    LargeMessageDecoder decoder =
        LargeMessageDecoder.builder(canal, ZoneOffset.UTC)
            .claimCheck(ClaimCheckStore.directory(storage))
            .build();

    for (String name : List.of("missing.json", "odd.json", "..", ".", "")) {
      assertThatThrownBy(
              () -> decoder.decode(null, canalEncoder.claimCheck(CHANGE, "file:///x/" + name)))
          .isInstanceOfSatisfying(
              DecodeException.class,
              e -> assertThat(e.problem()).isEqualTo(DecodeProblem.LARGE_MESSAGE));
    }
  }

  @Test
  void storeThatDoesNotAnswer_mayPass_andAnObjectThatIsNotThereDoesNot() {
    LargeMessageDecoder away =
        LargeMessageDecoder.builder(canal, ZoneOffset.UTC)
            .claimCheck(
                location -> {
                  throw new IOException("503");
                })
            .build();
    LargeMessageDecoder absent =
        LargeMessageDecoder.builder(canal, ZoneOffset.UTC)
            .claimCheck(ClaimCheckStore.directory(storage))
            .build();
    byte[] message = canalEncoder.claimCheck(CHANGE, "file:///x/missing.json");

    assertThatThrownBy(() -> away.decode(null, message))
        .isInstanceOfSatisfying(
            DecodeException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(DecodeProblem.LARGE_MESSAGE);
              assertThat(e.retryable()).isTrue();
            });
    assertThatThrownBy(() -> absent.decode(null, message))
        .isInstanceOfSatisfying(DecodeException.class, e -> assertThat(e.retryable()).isFalse());
  }

  @Test
  void handleKeyOnly_isLookedUp_atTheCommitAndBefore() {
    List<Tso> asked = new ArrayList<>();
    LargeMessageDecoder decoder =
        LargeMessageDecoder.builder(canal, ZoneOffset.UTC)
            .lookup(
                (row, snapshot) -> {
                  asked.add(snapshot);
                  assertThat(row.column("id").intValue()).isEqualTo(1);
                  return Optional.of(LookedUpRow.of(TABLE, List.of(1, "at " + snapshot)));
                })
            .build();

    Row row = only(decoder, null, canalEncoder.handleKeyOnly(CHANGE));

    assertThat(row.column("body").text()).isEqualTo("at " + TS);
    assertThat(asked).containsExactly(TS, Tso.of(TS.value() - 1));
    assertThat(row.handleKeyOnly()).isFalse();
    assertThat(row.keyColumns()).containsExactly("id");
  }

  @Test
  void lookupThatFails_mayPass_andItsOwnFailureIsTheCause() {
    LargeMessageDecoder decoder =
        LargeMessageDecoder.builder(canal, ZoneOffset.UTC)
            .lookup(
                (row, snapshot) -> {
                  throw new SQLException("away");
                })
            .build();

    assertThatThrownBy(() -> decoder.decode(null, canalEncoder.handleKeyOnly(CHANGE)))
        .isInstanceOfSatisfying(DecodeException.class, e -> assertThat(e.retryable()).isTrue())
        .hasCauseInstanceOf(SQLException.class);
  }

  @Test
  void handleKeyOnly_ofARowThatIsGone_isRefused() {
    LargeMessageDecoder decoder =
        LargeMessageDecoder.builder(canal, ZoneOffset.UTC)
            .lookup((row, snapshot) -> Optional.empty())
            .build();

    assertThatThrownBy(() -> decoder.decode(null, canalEncoder.handleKeyOnly(CHANGE)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("" + TS);
  }

  private static Row only(ChangefeedDecoder decoder, byte[] key, byte[] value) {
    List<ChangeEvent> events = decoder.decode(key, value);
    assertThat(events).hasSize(1);
    assertThat(new String(value, UTF_8)).isNotEmpty();
    return (Row) events.get(0);
  }
}
