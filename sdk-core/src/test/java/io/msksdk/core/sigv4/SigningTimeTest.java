package io.msksdk.core.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningTimeTest {
  @Test
  void of_randomInstants_isWrittenAndReadBack() {
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      Instant instant = Instant.ofEpochSecond(random.nextLong(0, 253_402_300_800L), 999);

      SigningTime time = SigningTime.of(instant);

      assertThat(time.text()).isEqualTo(format.format(instant));
      assertThat(time.day()).isEqualTo(time.text().substring(0, 8));
      assertThat(time.instant()).isEqualTo(Instant.ofEpochSecond(instant.getEpochSecond()));
      assertThat(SigningTime.parse(time.text()).instant()).isEqualTo(time.instant());
      assertThat(SigningTime.parse(time.text()).text()).isEqualTo(time.text());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"20240229T000000Z", "20261231T235959Z", "00010101T000000Z", "20260131T090909Z"})
  void parse_lastValues_areAccepted(String text) {
    assertThat(SigningTime.parse(text).text()).isEqualTo(text);
    assertThat(SigningTime.of(SigningTime.parse(text).instant()).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20260101T000000",
        "20260101T000000ZZ",
        "20260101 000000Z",
        "20260101T000000z",
        "2026-101T000000Z",
        "20260001T000000Z",
        "20261301T000000Z",
        "20260100T000000Z",
        "20260132T000000Z",
        "20260229T000000Z",
        "20260101T240000Z",
        "20260101T006000Z",
        "20260101T000060Z",
        "2026010/T000000Z",
        "2026010:T000000Z",
        "20260101Tx00000Z",
        "20260101T00x000Z",
        "20260101T0000x0Z",
        "x0260101T000000Z",
        "2026x101T000000Z"
      })
  void parse_noTime_isNull(String text) {
    assertThat(SigningTime.parse(text)).isNull();
  }
}
