package io.msksdk.admin.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.lag.source.GroupState;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors Burrow tests itself with (caching_test.go), times in seconds. */
class BurrowRulesTest {
  private static final String MOVING = "1000 2000 3000 4000 5000";
  private static final String STANDING = "1000 1000 1000 1000 1000";

  @ParameterizedTest(name = "vector {0}: {7}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
           0 | 100 200 300 400 500 | 1000 2000 3000 4000 5000 | 0 50 100 150 200     | 600  | 200 | 0  | OK     | 5200
           1 | 100 200 300 400 500 | 1000 2000 3000 4000 5000 | 0 50 100 150 200     | 900  | 200 | 0  | OK     | 5200
           2 | 100 200 300 400 500 | 1000 2000 3000 4000 5000 | 0 50 100 150 200     | 1000 | 200 | 0  | STOP   | 5200
           3 | 100 200 300 400 500 | 1000 2000 3000 4000 5000 | 50 100 150 200 250   | 1000 | 250 | 0  | STOP   | 5250
           4 | 100 200 300 400 500 | 1000 1000 1000 1000 1000 | 0 50 100 150 200     | 600  | 200 | 0  | OK     | 1200
           5 | 100 200 300 400 500 | 1000 1000 1000 1000 1000 | 100 150 200 250 300  | 600  | 300 | 0  | STALL  | 1300
           6 | 100 200 300 400 500 | 1000 1000 1000 1000 1000 | 100 100 100 100 100  | 600  | 100 | 0  | STALL  | 1100
           7 | 100 200 300 400 500 | 1000 2000 3000 2000 4000 | 100 150 200 1250 300 | 600  | 300 | 0  | OK     | 4300
           8 | 100 200 300 400 500 | 1000 2000 3000 4000 5000 | 50 100 150 200 250   | 1000 | 0   | 0  | OK     | 5250
          11 | 100 200 300 400 500 | 1000 2000 3000 4000 5000 | 0 -1 100 -1 200      | 600  | 200 | 0  | OK     | 5200
          12 | 100 200 300         | 1000 2000 2000           | 2 1 1                | 550  | 1   | 1  | OK     | 2001
          13 | 100 200 300 400 500 | 1000 1000 1000 1000 1000 | 100 150 200 250 300  | 600  | 300 | 99 | STALL  | 1300
          14 | 100 200 300 400 500 | 1000 2000 3000 2000 4000 | 100 150 200 1250 300 | 600  | 300 | 99 | OK     | 4300
          15 | 100 200 300 400 500 | 1000 2000 3000 2000 2500 | 100 150 200 1250 1800 | 600 | 300 | 0  | REWIND | 4300
          """)
  void vectors_ofBurrow_hold(
      int number,
      String seconds,
      String commits,
      String lags,
      long now,
      long lag,
      long allowed,
      VerdictStatus expected,
      long brokerEnd) {
    long[] committed = numbers(commits);
    Window window = Samples.window(numbers(seconds), committed, numbers(lags));

    VerdictReason reason =
        rules(allowed)
            .judge(window, 0, facts(now, lag, brokerEnd <= committed[committed.length - 1]));

    assertThat(reason.status()).isEqualTo(expected);
  }

  @Test
  void vector9_stoppedWithEndsAllBeyondTheCommit_isStop() {
    Window window = everySecond(15);

    VerdictReason reason = rules(0).judge(window, 0, facts(114 + 17, 931, false));

    assertThat(reason).isEqualTo(VerdictReason.COMMITS_STOPPED);
  }

  @Test
  void vector10_stoppedWithAnEndAtTheCommit_isOk() {
    Window window = everySecond(15);

    VerdictReason reason = rules(0).judge(window, 0, facts(114 + 17, 1, true));

    assertThat(reason.status()).isEqualTo(VerdictStatus.OK);
  }

  @Test
  void growingLag_withoutShrinking_isWarn() {
    Window window =
        Samples.window(
            numbers("100 200 300 400 500"), numbers(MOVING), numbers("50 100 150 150 250"));

    assertThat(rules(0).judge(window, 0, facts(600, 250, false)).status())
        .isEqualTo(VerdictStatus.WARN);
  }

  @Test
  void oneDecrease_clearsTheWarning() {
    Window window =
        Samples.window(
            numbers("100 200 300 400 500"), numbers(MOVING), numbers("50 100 90 150 250"));

    assertThat(rules(0).judge(window, 0, facts(600, 250, false)))
        .isEqualTo(VerdictReason.KEEPING_UP);
  }

  @Test
  void standingCommit_withUnknownLags_stalls() {
    Window window =
        Samples.window(numbers("100 200 300 400 500"), numbers(STANDING), numbers("-1 5 -1 5 5"));

    assertThat(rules(0).judge(window, 0, facts(600, 5, false)).status())
        .isEqualTo(VerdictStatus.STALL);
  }

  private static Window everySecond(int commits) {
    long[] seconds = LongStream.range(100, 100 + commits).toArray();
    long[] offsets = LongStream.rangeClosed(1, commits).map(i -> i * 1000).toArray();
    return Samples.window(seconds, offsets, new long[commits]);
  }

  private static BurrowRules rules(long allowed) {
    return new BurrowRules(
        LagPolicy.builder().rules(LagPolicy.Rules.BURROW).allowedLag(allowed).build());
  }

  private static Rules.Facts facts(long now, long lag, boolean recentlyZero) {
    return new Rules.Facts(now * 1000, lag, true, GroupState.STABLE, -1, recentlyZero);
  }

  private static long[] numbers(String text) {
    return Arrays.stream(text.trim().split("\\s+")).mapToLong(Long::parseLong).toArray();
  }
}
