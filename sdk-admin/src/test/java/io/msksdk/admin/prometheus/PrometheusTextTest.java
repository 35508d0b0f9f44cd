package io.msksdk.admin.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {

  @Test
  void page_isReadWithLabelsEscapesAndTimes() {
    PrometheusText page =
        PrometheusText.parse(
            """
            # HELP a Something.
            # TYPE a gauge
            a 1
            b{x="1",y="two words"} 2.5 1700000000000
            c{path="C:\\\\tmp",said="\\"hi\\"\\n",} +Inf
            d{x="a,b}c"} NaN
            e{x = "1" , y="2"} -Inf
            """);

    assertThat(page.samples())
        .extracting(PrometheusSample::name)
        .containsExactly("a", "b", "c", "d", "e");
    assertThat(page.named("B").get(0))
        .isEqualTo(new PrometheusSample("b", Map.of("x", "1", "y", "two words"), 2.5));
    assertThat(page.named("c").get(0).labels())
        .isEqualTo(Map.of("path", "C:\\tmp", "said", "\"hi\"\n"));
    assertThat(page.named("c").get(0).value()).isPositive().isInfinite();
    assertThat(page.named("d").get(0).label("x")).isEqualTo("a,b}c");
    assertThat(page.named("d").get(0).value()).isNaN();
    assertThat(page.named("e").get(0).labels()).isEqualTo(Map.of("x", "1", "y", "2"));
  }

  @Test
  void brokenLines_arePassedOver() {
    PrometheusText page =
        PrometheusText.parse("a{x=\"1\nb{x 2\n{x=\"1\"} 3\nc\nd not-a-number\n\n# e\nf 6\n");

    assertThat(page.samples()).containsExactly(new PrometheusSample("f", Map.of(), 6));
  }
}
