package io.msksdk.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.time.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
  private static final String CREATE = "CreateClusterV2";

  private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));

  private static final class Script implements Supplier<String> {
    private final Deque<Object> answers;
    int calls;

    Script(Object... answers) {
      this.answers = new ArrayDeque<>(Arrays.asList(answers));
    }

    @Override
    public String get() {
      calls++;
      Object answer = answers.size() > 1 ? answers.poll() : answers.element();
      if (answer instanceof RuntimeException error) {
        throw error;
      }
      return (String) answer;
    }
  }

  private Caller caller(CallPolicy.Builder policy) {
    return Caller.of(policy.build(), time);
  }

  private static ServiceError error(int status, Duration retryAfter) {
    return new ServiceError(CREATE, status, "SomeException", "no", null, "r-7", retryAfter);
  }

  private static ServiceException failed(int status) {
    return new ServiceException(error(status, null), null);
  }

  private static ThrottledException throttled(Duration retryAfter) {
    return new ThrottledException(error(429, retryAfter), null);
  }

  private static ClientException lost() {
    return ClientException.answerLost(CREATE, "connection reset.", new IOException("reset"));
  }

  private static ClientException refused() {
    return ClientException.unreachable(CREATE, "connection refused.", new IOException("refused"));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void read_afterAFailureOfTheService_isTriedAgain(int status) {
    Script call = new Script(failed(status), lost(), "ok");

    assertThat(caller(CallPolicy.builder()).read(CREATE, call)).isEqualTo("ok");
    assertThat(call.calls).isEqualTo(3);
  }

  @Test
  void read_givesUpAfterItsTries_withTheLastFailure() {
    Script call = new Script(failed(503));

    assertThatThrownBy(() -> caller(CallPolicy.builder().tries(3)).read(CREATE, call))
        .isInstanceOf(ServiceException.class)
        .hasMessage(
            "CreateClusterV2: no [request r-7]. The service failed; if it lasts, quote the request"
                + " id to AWS Support.");
    assertThat(call.calls).isEqualTo(3);
  }

  @Test
  void read_refusedByTheService_isNotTriedAgain() {
    Script call = new Script(failed(400), "ok");

    assertThatThrownBy(() -> caller(CallPolicy.builder()).read(CREATE, call))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo("service.400"));
    assertThat(call.calls).isEqualTo(1);
  }

  @Test
  void write_thatMayHaveBeenApplied_isNeverSentTwice() {
    for (CallException unsure : Arrays.asList(failed(500), failed(503), lost())) {
      Script call = new Script(unsure, "ok");

      assertThatThrownBy(() -> caller(CallPolicy.builder()).write(CREATE, call)).isSameAs(unsure);
      assertThat(call.calls).isEqualTo(1);
      assertThat(unsure.notApplied()).isFalse();
    }
  }

  @Test
  void write_thatWasCertainlyNotApplied_isTriedAgain() {
    for (CallException sure : Arrays.asList(throttled(null), refused())) {
      Script call = new Script(sure, "ok");

      assertThat(caller(CallPolicy.builder()).write(CREATE, call)).isEqualTo("ok");
      assertThat(call.calls).isEqualTo(2);
      assertThat(sure.notApplied()).isTrue();
    }
  }

  @Test
  void retryAfter_isHonoured() {
    caller(CallPolicy.builder()).read(CREATE, new Script(throttled(Duration.ofSeconds(42)), "ok"));

    assertThat(time.nanos()).isEqualTo(Duration.ofSeconds(42).toNanos());
  }

  @Test
  void pauses_stayBelowTheirBounds() {
    CallPolicy.Builder policy =
        CallPolicy.builder().tries(9).backoff(Duration.ofSeconds(1), Duration.ofSeconds(4));
    Script call = new Script(throttled(null));

    assertThatThrownBy(() -> caller(policy).read(CREATE, call))
        .isInstanceOf(ThrottledException.class);

    assertThat(Duration.ofNanos(time.nanos()))
        .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(8 * 4));
  }

  @Test
  void rateLimit_makesCallsWaitForTheirTurn() {
    Caller caller = caller(CallPolicy.builder().callsPerSecond(1));

    caller.read(CREATE, () -> "first");
    caller.read(CREATE, () -> "second");
    caller.read(CREATE, () -> "third");

    assertThat(Duration.ofNanos(time.nanos())).isGreaterThan(Duration.ofMillis(1500));
  }

  @Test
  void breaker_opensAfterARowOfFailures_andClosesAfterOneSuccess() {
    Caller caller = caller(CallPolicy.builder().tries(1).breakAfter(2, Duration.ofSeconds(30)));
    Script call = new Script(failed(503), failed(503), "ok");

    assertThatThrownBy(() -> caller.read(CREATE, call)).hasMessageContaining("no");
    assertThatThrownBy(() -> caller.read(CREATE, call)).hasMessageContaining("no");
    assertThatThrownBy(() -> caller.read(CREATE, call))
        .isInstanceOfSatisfying(
            ClientException.class, e -> assertThat(e.code()).isEqualTo("call.held-back"))
        .hasMessageContaining("the breaker is open for PT30S after 2 failures in a row");
    assertThat(call.calls).isEqualTo(2);

    time.advance(Duration.ofSeconds(31));

    assertThat(caller.read(CREATE, call)).isEqualTo("ok");
    assertThat(caller.read(CREATE, call)).isEqualTo("ok");
  }

  @Test
  void breaker_ignoresRefusals() {
    Caller caller = caller(CallPolicy.builder().tries(1).breakAfter(2, Duration.ofSeconds(30)));
    Script call = new Script(failed(404), failed(404), failed(404), "ok");

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> caller.read(CREATE, call)).isInstanceOf(ServiceException.class);
    }
    assertThat(caller.read(CREATE, call)).isEqualTo("ok");
  }

  @Test
  void interruptDuringAPause_endsTheCall_andKeepsTheFlag() {
    Script call = new Script(throttled(null), "ok");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> caller(CallPolicy.builder()).read(CREATE, call))
        .isInstanceOfSatisfying(
            ClientException.class, e -> assertThat(e.code()).isEqualTo("call.not-sent"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(call.calls).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tries", "callsPerSecond", "breakAfter", "backoff"})
  void badPolicy_namesTheValue(String property) {
    assertThatThrownBy(
            () -> {
              CallPolicy.Builder policy = CallPolicy.builder();
              switch (property) {
                case "tries" -> policy.tries(0);
                case "callsPerSecond" -> policy.callsPerSecond(-1);
                case "breakAfter" -> policy.breakAfter(0, Duration.ofSeconds(1));
                default -> policy.backoff(Duration.ofSeconds(2), Duration.ofSeconds(1));
              }
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(property + ": ");
  }

  @Test
  void errorInTheTrialOfAnOpenBreaker_doesNotHoldItOpenForEver() {
    Caller caller = caller(CallPolicy.builder().tries(1).breakAfter(1, Duration.ofSeconds(30)));
    assertThatThrownBy(() -> caller.read(CREATE, new Script(failed(503))))
        .hasMessageContaining("no");
    time.advance(Duration.ofSeconds(31));
    Supplier<String> broken =
        () -> {
          throw new StackOverflowError("the caller's own");
        };

    assertThatThrownBy(() -> caller.read(CREATE, broken)).isInstanceOf(StackOverflowError.class);

    assertThat(caller.read(CREATE, new Script("ok"))).isEqualTo("ok");
  }

  @Test
  void throttledWrite_isTriedAgain_alsoWhenItsStatusIsAServerErrors() {
    Script call = new Script(new ThrottledException(error(503, null), null), "ok");

    assertThat(caller(CallPolicy.builder()).write(CREATE, call)).isEqualTo("ok");
    assertThat(call.calls).isEqualTo(2);
  }
}
