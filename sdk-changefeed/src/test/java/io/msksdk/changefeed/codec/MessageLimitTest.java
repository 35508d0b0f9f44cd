package io.msksdk.changefeed.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.codec.avro.AvroDecoder;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.codec.debezium.DebeziumDecoder;
import io.msksdk.changefeed.codec.open.OpenDecoder;
import io.msksdk.changefeed.codec.registry.InMemorySchemaRegistry;
import io.msksdk.changefeed.codec.simple.SimpleDecoder;
import io.msksdk.changefeed.large.LargeMessageDecoder;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No decoder looks into what is larger than it was told to take. */
class MessageLimitTest {
  private static final ZoneId ZONE = ZoneOffset.UTC;
  private static final InMemorySchemaRegistry REGISTRY = InMemorySchemaRegistry.confluent();

  enum Limited {
    CANAL(bytes -> CanalJsonDecoder.builder(ZONE).largestMessage(bytes).build()),
    AVRO(bytes -> AvroDecoder.builder(REGISTRY, ZONE).largestMessage(bytes).build()),
    OPEN(bytes -> OpenDecoder.builder(ZONE).largestMessage(bytes).build()),
    SIMPLE_JSON(bytes -> SimpleDecoder.json(ZONE).largestMessage(bytes)),
    SIMPLE_AVRO(bytes -> SimpleDecoder.avro(ZONE).largestMessage(bytes).ignoreChecksums()),
    DEBEZIUM(bytes -> DebeziumDecoder.create().largestMessage(bytes)),
    DEBEZIUM_AVRO(bytes -> DebeziumDecoder.avro(REGISTRY).largestMessage(bytes));

    private final IntFunction<ChangefeedDecoder> decoder;

    Limited(IntFunction<ChangefeedDecoder> decoder) {
      this.decoder = decoder;
    }
  }

  @ParameterizedTest
  @EnumSource(Limited.class)
  void message_largerThanTheLimit_isRefusedForItsSize(Limited format) {
    byte[] key = new byte[8];

    assertThat(problem(format, key, new byte[101])).isEqualTo(DecodeProblem.OVERSIZED);
    assertThat(problem(format, key, new byte[100])).isNotEqualTo(DecodeProblem.OVERSIZED);
  }

  @ParameterizedTest
  @EnumSource(Limited.class)
  void limit_beyondItsBounds_isRefused(Limited format) {
    for (int bytes : new int[] {0, (256 << 20) + 1}) {
      assertThatThrownBy(() -> format.decoder.apply(bytes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("largestMessage");
    }
    assertThat(format.decoder.apply(256 << 20)).isNotNull();
    assertThat(LargeMessageDecoder.builder(format.decoder.apply(1), ZONE).largestMessage(1).build())
        .isNotNull();
  }

  private static DecodeProblem problem(Limited format, byte[] key, byte[] value) {
    try {
      List<ChangeEvent> unused = format.decoder.apply(100).decode(key, value);
    } catch (DecodeException refused) {
      return refused.problem();
    }
    throw new AssertionError("zeroes: read (expected: refused)");
  }
}
