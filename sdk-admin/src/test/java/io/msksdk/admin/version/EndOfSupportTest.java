package io.msksdk.admin.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.check.Finding;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EndOfSupportTest {

  @ParameterizedTest
  @CsvSource({
    "2025-06-16,'ends 2025-06-17, in 1 days'",
    "2025-06-17,'ends 2025-06-17, in 0 days'",
    "2025-06-18,ended 2025-06-17"
  })
  void finding_countsTheDays(LocalDate today, String when) {
    assertThat(EndOfSupport.published().finding("3.4.0", today).map(Finding::value))
        .contains("3.4.0, support " + when);
  }

  static Stream<KafkaRelease> rows() {
    return KafkaRelease.published().stream().filter(release -> release.lastDay().isPresent());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void row_endsOnItsDay_andNotBefore(KafkaRelease release) {
    LocalDate last = release.lastDay().orElseThrow();
    String version = release.version();

    assertThat(EndOfSupport.published().day(version)).contains(last);
    assertThat(EndOfSupport.published().finding(version, last).map(Finding::value))
        .hasValueSatisfying(value -> assertThat(value).endsWith("in 0 days"));
    assertThat(EndOfSupport.published().finding(version, last.plusDays(1)).map(Finding::value))
        .hasValueSatisfying(value -> assertThat(value).endsWith("support ended " + last));
    assertThat(release.source()).startsWith("Amazon MSK Developer Guide, ");
  }

  @Test
  void versionWithoutADay_isNoFinding_untilOneIsSet() {
    LocalDate today = LocalDate.parse("2026-01-01");

    assertThat(EndOfSupport.published().finding("3.7.x", today)).isEmpty();
    assertThat(EndOfSupport.published().with("3.7.x", today.plusDays(9)).finding("3.7.x", today))
        .hasValueSatisfying(finding -> assertThat(finding.value()).contains("in 9 days"));
  }

  @Test
  void metadataMode_saysNothingAboutSupport() {
    LocalDate day = LocalDate.parse("2027-01-01");

    assertThat(EndOfSupport.published().with("3.7.x", day).day("3.7.x.kraft")).contains(day);
    assertThat(EndOfSupport.published().with("3.7.x.kraft", day).day("3.7.x")).contains(day);
  }
}
