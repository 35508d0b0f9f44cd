package io.msksdk.admin.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.lag.source.Offsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interpolation by the vectors of kafka-lag-exporter (LookupTableSpec), and the two forecasts. */
class TimeFiguresTest {
  private static final Timeline FLAT =
      timeline(
          new long[] {100, 200, 200, 200, 300, 300, 400},
          new long[] {30, 60, 120, 700, 730, 9000, 9030});
  private static final Timeline STEEP =
      timeline(new long[] {0, 10, 200, 3000, 40000}, new long[] {0, 1, 2, 3, 4});

  @ParameterizedTest
  @CsvSource({"199,59.7", "200,700", "201,700.3", "250,715", "299,729.7", "300,9000", "301,9000.3"})
  void interpolation_acrossFlatStretches_takesTheirRightEdge(long offset, double time) {
    assertThat(timeOf(FLAT, offset, 10_000)).isEqualTo(time, within());
  }

  @ParameterizedTest
  @CsvSource({"1600,2.5", "1,0.1"})
  void interpolation_betweenPoints_isLinear(long offset, double time) {
    assertThat(timeOf(STEEP, offset, 100)).isEqualTo(time, within());
  }

  @Test
  void interpolation_staysWithinItsBounds() {
    Estimate figure = ProduceAges.of(STEEP, 0, 1600, 10_000).figure();

    assertThat(figure.value().orElseThrow())
        .isBetween(figure.atLeast(), figure.atMost().orElseThrow());
    assertThat(figure.atLeast()).isEqualTo(Duration.ofMillis(7000));
    assertThat(figure.atMost()).contains(Duration.ofMillis(8000));
  }

  @Test
  void offsetAtTheEnd_hasNoAge() {
    Estimate figure = ProduceAges.of(STEEP, 0, 40_000, 10_000).figure();

    assertThat(figure.value()).contains(Duration.ZERO);
    assertThat(figure.confidence()).isEqualTo(Confidence.EXACT);
  }

  @Test
  void offsetBeforeEverythingSeen_hasABoundAndNoFigure() {
    Estimate figure = ProduceAges.of(STEEP, 0, -10_000, 10_000).figure();

    assertThat(figure.value()).isEmpty();
    assertThat(figure.atLeast()).isEqualTo(Duration.ofSeconds(10));
    assertThat(figure.atMost()).isEmpty();
  }

  @Test
  void flatHistory_neverGivesInfinity() {
    Timeline flat = timeline(new long[] {100, 100, 100}, new long[] {1, 2, 3});

    assertThat(ProduceAges.of(flat, 0, 99, 10_000).figure().value()).isEmpty();
    assertThat(ProduceAges.of(flat, 0, 101, 10_000).figure().value()).contains(Duration.ZERO);
  }

  @Test
  void drainTime_ofASteadyReader_isCloselyBounded() {
    Window window =
        Samples.window(
            new long[] {0, 10, 20, 30, 40, 50},
            new long[] {0, 200, 400, 600, 800, 1000},
            new long[] {1000, 900, 800, 700, 600, 500});

    DrainTime drain = DrainTimes.of(window, 0);

    assertThat(drain.figure().value()).contains(Duration.ofSeconds(50));
    assertThat(drain.figure().atMost()).contains(Duration.ofSeconds(50));
    assertThat(drain.figure().confidence()).isEqualTo(Confidence.HIGH);
    assertThat(drain.consumedPerSecond()).isEqualTo(20);
    assertThat(drain.producedPerSecond()).isEqualTo(10);
  }

  @Test
  void drainTime_ofALagThatGrows_hasNoFigureAndNoUpperBound() {
    Window window =
        Samples.window(new long[] {0, 10, 20}, new long[] {0, 1, 2}, new long[] {10, 20, 30});

    Estimate figure = DrainTimes.of(window, 0).figure();

    assertThat(figure.value()).isEmpty();
    assertThat(figure.atMost()).isEmpty();
  }

  @Test
  void drainTime_ofOneSample_isUnknown() {
    Window window = Samples.window(new long[] {0}, new long[] {0}, new long[] {10});

    assertThat(DrainTimes.of(window, 0).figure().confidence()).isEqualTo(Confidence.NONE);
  }

  private static double timeOf(Timeline timeline, long offset, long now) {
    Duration age = ProduceAges.of(timeline, 0, offset, now).figure().value().orElseThrow();
    return now - age.toNanos() / 1e6;
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(0.001);
  }

  private static Timeline timeline(long[] ends, long[] times) {
    Offsets[] rows = Arrays.stream(ends).mapToObj(Offsets::of).toArray(Offsets[]::new);
    Offsets[] starts = new Offsets[rows.length];
    Arrays.fill(starts, Offsets.none());
    return new Timeline(times, rows, starts);
  }
}
