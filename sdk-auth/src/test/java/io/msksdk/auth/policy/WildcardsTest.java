package io.msksdk.auth.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {

  @ParameterizedTest
  @CsvSource({
    "*, a*b, true, true",
    "a*, a*b, true, true",
    "a*b, a*, false, true",
    "a?c, abc, true, true",
    "a?c, a*c, false, true",
    "abc, abd, false, false",
    "a*c, *d, false, false",
    "a*, *b, false, true",
    "topic/*, topic/x/*/y, true, true",
  })
  void covers_andOverlap(String some, String other, boolean covers, boolean overlap) {
    assertThat(Wildcards.covers(some, other)).isEqualTo(covers);
    assertThat(Wildcards.overlap(some, other)).isEqualTo(overlap);
    assertThat(Wildcards.overlap(other, some)).isEqualTo(overlap);
  }
}
