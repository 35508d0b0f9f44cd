package io.msksdk.admin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.metric.MetricPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageForecastTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  /** Values an hour apart, the last one now. */
  private static StorageForecast hourly(int hours, IntToDoubleFunction percent) {
    List<MetricPoint> points =
        IntStream.range(0, hours)
            .mapToObj(
                i ->
                    new MetricPoint(
                        NOW.minus(Duration.ofHours(hours - 1L - i)), percent.applyAsDouble(i)))
            .toList();
    return StorageForecast.of(1, NOW, points, DAY);
  }

  @Test
  void steadyGrowth_isCarriedOn() {
    StorageForecast forecast = hourly(24, i -> 40 + i);

    assertThat(forecast.percentPerDay().orElseThrow()).isEqualTo(24);
    assertThat(forecast.untilFull()).contains(Duration.ofHours(37));
    assertThat(forecast.advice()).startsWith("Add storage");
  }

  @Test
  void teethOfRetention_doNotBendTheTrend() {
    StorageForecast forecast = hourly(48, i -> 40 + i * 0.5 - (i % 12 == 11 ? 5 : 0));

    assertThat(forecast.percentPerDay().orElseThrow()).isBetween(11.0, 13.0);
  }

  @ParameterizedTest
  @CsvSource({"59.9,60", "60,80", "79.9,80", "80,100", "99.9,100"})
  void nextAlert_isTheNextThreshold(double used, int alert) {
    assertThat(hourly(6, i -> used).nextAlert()).contains(alert);
  }

  @Test
  void fullVolume_hasNoNextAlert_andNoTimeLeft() {
    StorageForecast full = hourly(6, i -> 100);

    assertThat(full.nextAlert()).isEmpty();
    assertThat(full.untilFull()).contains(Duration.ZERO);
  }

  @Test
  void volumeThatEmptiesOrStands_isNeverFull() {
    assertThat(hourly(24, i -> 50 - i).untilFull()).isEmpty();
    assertThat(hourly(24, i -> 50).untilFull()).isEmpty();
    assertThat(hourly(24, i -> 50).advice()).isEmpty();
  }

  @Test
  void fourValues_areTooFew_fiveAreEnough() {
    assertThat(hourly(4, i -> 50 + i).percentPerDay()).isEmpty();
    assertThat(hourly(5, i -> 50 + i).percentPerDay()).isPresent();
  }

  @Test
  void growthTooSlowForThePast_isNoForecast() {
    // ten days ahead at most: 4 % a day takes 12.5 days for half a volume, 6 % a day 8.3
    assertThat(hourly(24, i -> 50 + (i - 23) * 4 / 24.0).untilFull()).isEmpty();
    assertThat(hourly(24, i -> 50 + (i - 23) * 6 / 24.0).untilFull()).isPresent();
  }

  @Test
  void nothingKnown_isSaid() {
    assertThat(hourly(0, i -> 0)).hasToString("broker 1: no value");
  }
}
