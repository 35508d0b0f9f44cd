package io.msksdk.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void value_ofATime_isTheOneThatCountedThen() {
    History<String> history = History.of("first");
    history.add("second", START);
    history.add("third", START.plusSeconds(10));

    assertThat(history.at(START.minusSeconds(1))).isEqualTo("first");
    assertThat(history.at(START)).isEqualTo("second");
    assertThat(history.at(START.plusSeconds(9))).isEqualTo("second");
    assertThat(history.at(START.plusSeconds(10))).isEqualTo("third");
  }

  @Test
  void changes_moreThanAreKept_leaveTheLatest() {
    History<Integer> history = History.of(0);
    for (int i = 1; i <= 100; i++) {
      history.add(i, START.plusSeconds(i));
    }

    assertThat(history.at(START.plusSeconds(100))).isEqualTo(100);
    assertThat(history.at(START)).isGreaterThan(50);
  }
}
