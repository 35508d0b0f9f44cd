package io.msksdk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compared reads the same. */
class DecodeShapesTest {
  @ParameterizedTest
  @ValueSource(strings = {"canal-narrow", "canal-50-columns", "canal-4-kb-text"})
  void readersOfCanalJson_findTheSameColumns(String shape) throws Exception {
    int message = 5;
    long commit = 429918007904436226L + message;

    long ours = DecodeShapes.reader(shape, "ours").read(message);
    long jackson = DecodeShapes.reader(shape, "jackson").read(message);
    long flat = DecodeShapes.reader(shape, "flat-message").read(message);
    long flink = DecodeShapes.reader(shape, "flink").read(message);

    assertThat(jackson).isEqualTo(ours);
    // Canal's class has the time of the commit, and Flink's row neither
    assertThat(flat - (commit >> 18)).isEqualTo(ours - commit);
    assertThat(flink).isEqualTo(ours - commit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"avro-narrow", "avro-49-columns"})
  void readersOfAvro_findTheSameColumns(String shape) throws Exception {
    assertThat(DecodeShapes.reader(shape, "generic").read(5))
        .isEqualTo(DecodeShapes.reader(shape, "ours").read(5));
  }
}
