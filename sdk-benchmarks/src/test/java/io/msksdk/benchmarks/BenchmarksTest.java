package io.msksdk.benchmarks;

import static io.msksdk.benchmarks.Comparison.higherIsBetter;
import static io.msksdk.benchmarks.Comparison.lowerIsBetter;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.benchmarks.Comparison.Figures;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
  private static final List<Comparison> ROWS =
      List.of(
          lowerIsBetter("wait-short", "ms", () -> Figures.of(2, 5)),
          lowerIsBetter("wait-long", "ms", () -> Figures.ofOurs(0.4567)),
          higherIsBetter("rate", "1/s", () -> Figures.of(300, 200)),
          lowerIsBetter(
              "broken",
              "ms",
              () -> {
                throw new IllegalStateException("no peer today");
              }));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void peers_prefix_printsTheRowsThatBeginSo() {
    int exit = run("peers", "wait");

    assertThat(exit).isZero();
    assertThat(lines(out))
        .containsExactly("wait-short\t2.000\t5.000\tms\t2.50", "wait-long\t0.457\t-\tms\t-");
    assertThat(lines(err)).containsExactly("name\tours\tpeer\tunit\tratio");
  }

  @Test
  void peers_moreIsBetter_ratioStaysAboveOneWhenOursIsAhead() {
    int exit = run("peers", "rate");

    assertThat(exit).isZero();
    assertThat(lines(out)).containsExactly("rate\t300.000\t200.000\t1/s\t1.50");
  }

  @Test
  void peers_rowThatFails_isSaidAndTheOthersAreMeasured() {
    int exit = run("peers");

    assertThat(exit).isEqualTo(1);
    assertThat(lines(out)).hasSize(3);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("broken: not measured", "no peer");
  }

  @Test
  void peers_unknownName_listsTheNames() {
    int exit = run("peers", "latency");

    assertThat(exit).isEqualTo(2);
    assertThat(lines(err))
        .containsExactly(
            "NAME: latency (expected: the beginning of wait-short, wait-long, rate, broken)");
  }

  @Test
  void otherCommand_saysWhatIsExpected() {
    assertThat(run("compare")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("(expected: peers [NAME])");
  }

  @Test
  void median_ofEvenAndOddCounts_isTheMiddle() {
    assertThat(Rounds.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Rounds.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3);
  }

  @Test
  void rows_names_areUnique() {
    assertThat(Comparisons.ALL).extracting(Comparison::name).doesNotHaveDuplicates();
  }

  private int run(String... args) {
    return new Benchmarks(ROWS, stream(out), stream(err)).run(args);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
