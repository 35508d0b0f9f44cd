package io.msksdk.changefeed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/16, 10.0.255.255, true",
    "10.0.0.0/16, 10.1.0.0, false",
    "10.0.0.0/16, 10.0.0.0/15, false",
    "10.0.0.0/16, 10.0.128.0/18, true",
    "0.0.0.0/0, 255.255.255.255, true",
    "10.0.0.10, 10.0.0.10/32, true",
    "192.0.0.0/2, 200.1.1.1, true",
  })
  void range_containsWhatIsInIt(String range, String other, boolean contains) {
    assertThat(Cidr.parse(range).contains(Cidr.parse(other))).isEqualTo(contains);
  }

  @Test
  void split_isInOrder_andWritten() {
    assertThat(Cidr.parse("10.0.0.0/16").split(2))
        .extracting(Cidr::toString)
        .containsExactly("10.0.0.0/18", "10.0.64.0/18", "10.0.128.0/18", "10.0.192.0/18");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.0.0", "10.0.0.256", "10.0.0.0/33", "10.0.0.1/16", "a.b.c.d", "::1/64"})
  void anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(InvalidSpecException.class);
  }
}
