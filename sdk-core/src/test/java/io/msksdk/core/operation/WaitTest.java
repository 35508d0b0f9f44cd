package io.msksdk.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.msksdk.core.MskException;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.Caller;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every outcome, once blocking and once as a future, on a clock that only the test moves. */
class WaitTest {
  private static final WaitPolicy HOUR = WaitPolicy.atMost(Duration.ofHours(1)).withJitter(0);

  private final ManualTime time = ManualTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
  private final List<WaitEvent> ended = new ArrayList<>();
  private final Waits waits = Waits.on(time, ended::add);

  @AfterEach
  void nothingIsLeftScheduled() {
    waits.close();
    assertThat(time.waiting()).isZero();
    assertThat(Thread.interrupted()).isFalse();
  }

  /** A service that answers from a script and repeats its last answer. */
  private static final class Script implements Supplier<String> {
    private final Deque<Object> answers;
    int looks;

    Script(Object... answers) {
      this.answers = new ArrayDeque<>(Arrays.asList(answers));
    }

    @Override
    public String get() {
      looks++;
      Object answer = answers.size() > 1 ? answers.poll() : answers.element();
      if (answer instanceof RuntimeException error) {
        throw error;
      }
      return (String) answer;
    }
  }

  private OperationHandle<Integer> handle(Supplier<String> service) {
    Watch.Builder<String, Integer> watch =
        Watch.of("create cluster orders", "arn:orders", HOUR, service);
    watch.succeedWhen("ACTIVE"::equals, String::length);
    watch.failWhen(
        "FAILED"::equals,
        answer -> new Watch.Failure("Capacity", "no capacity in az1", "Choose another size."));
    watch.percent(s -> s.equals("CREATING") ? OptionalInt.of(40) : OptionalInt.empty());
    return waits.handle(watch.kind("create-cluster").build());
  }

  /** Waits in the background and moves the clock until the wait has ended. */
  private <R> R background(OperationHandle<R> handle, WaitPolicy policy) {
    CompletableFuture<R> future = handle.completion(policy);
    time.advance(Duration.ofHours(3));
    assertThat(future).isDone();
    try {
      return future.join();
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }

  private enum Way {
    BLOCKING,
    FUTURE
  }

  private <R> R wait(Way way, OperationHandle<R> handle, WaitPolicy policy) {
    return way == Way.BLOCKING ? handle.await(policy) : background(handle, policy);
  }

  @ParameterizedTest
  @EnumSource
  void success_givesTheValue(Way way) {
    Script service = new Script("CREATING", "CREATING", "ACTIVE");

    assertThat(wait(way, handle(service), HOUR)).isEqualTo(6);
    assertThat(service.looks).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void failure_namesTheServicesReason(Way way) {
    OperationHandle<Integer> handle = handle(new Script("CREATING", "FAILED"));

    OperationFailedException failed =
        catchThrowableOfType(OperationFailedException.class, () -> wait(way, handle, HOUR));

    assertThat(failed.code()).isEqualTo("operation.failed");
    assertThat(failed.reason()).isEqualTo("Capacity");
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.snapshot().state()).isEqualTo("FAILED");
    assertThat(failed)
        .hasMessage(
            "create cluster orders ended in FAILED: no capacity in az1 [Capacity]."
                + " Choose another size.");
  }

  @ParameterizedTest
  @EnumSource
  void deadline_keepsTheLastSnapshot_andLooksOnceMoreAtTheEnd(Way way) {
    Script service = new Script("CREATING");
    WaitPolicy policy =
        WaitPolicy.atMost(Duration.ofSeconds(25))
            .pollingEvery(Duration.ofSeconds(10), Duration.ofSeconds(10))
            .withJitter(0);

    WaitTimeoutException timeout =
        catchThrowableOfType(WaitTimeoutException.class, () -> wait(way, handle(service), policy));

    assertThat(service.looks).as("at 0, 10, 20 and 25 s").isEqualTo(4);
    assertThat(timeout.snapshot().attempts()).isEqualTo(4);
    assertThat(timeout.snapshot().elapsed()).isEqualTo(Duration.ofSeconds(25));
    assertThat(timeout.snapshot().state()).isEqualTo("CREATING");
    assertThat(timeout.retryable()).isTrue();
    assertThat(timeout)
        .hasMessageContaining("still CREATING after 25.0 s and 4 looks (expected: an end within");
  }

  @ParameterizedTest
  @EnumSource
  void successAtTheDeadlineItself_isSuccess(Way way) {
    WaitPolicy policy =
        WaitPolicy.atMost(Duration.ofSeconds(10))
            .pollingEvery(Duration.ofSeconds(10), Duration.ofSeconds(10))
            .withJitter(0);

    assertThat(wait(way, handle(new Script("CREATING", "ACTIVE")), policy)).isEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource
  void unknownState_keepsLooking(Way way) {
    assertThat(wait(way, handle(new Script("HEALING", "SOMETHING_NEW", "ACTIVE")), HOUR))
        .isEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource
  void passingErrorOfALook_isLivedThrough(Way way) {
    Script service = new Script("CREATING", unavailable(), unavailable(), "ACTIVE");

    assertThat(wait(way, handle(service), HOUR)).isEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource
  void passingErrorUntilTheDeadline_isTheCauseOfTheTimeout(Way way) {
    WaitTimeoutException timeout =
        catchThrowableOfType(
            WaitTimeoutException.class,
            () -> wait(way, handle(new Script("CREATING", unavailable())), HOUR));

    assertThat(timeout).hasCauseInstanceOf(ServiceException.class);
    assertThat(timeout.snapshot().state()).isEqualTo("CREATING");
    assertThat(timeout.snapshot().detail()).isEqualTo("no answer: service.503");
    assertThat(timeout).hasMessageContaining("still CREATING (no answer: service.503) after");
  }

  @ParameterizedTest
  @EnumSource
  void lastingErrorOfALook_endsTheWait(Way way) {
    ServiceError gone =
        new ServiceError("DescribeClusterV2", 404, "NotFoundException", "gone", null, "r-1", null);
    OperationHandle<Integer> handle = handle(new Script(new NotFoundException(gone, null)));

    assertThatThrownBy(() -> wait(way, handle, HOUR)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void pauses_growAndStopGrowing() {
    List<Duration> seen = new ArrayList<>();
    WaitPolicy policy =
        WaitPolicy.atMost(Duration.ofMinutes(2))
            .pollingEvery(Duration.ofSeconds(4), Duration.ofSeconds(10))
            .withJitter(0);

    assertThatThrownBy(
            () -> handle(new Script("CREATING")).await(policy, now -> seen.add(now.elapsed())))
        .isInstanceOf(WaitTimeoutException.class);

    assertThat(seen.subList(0, 5))
        .containsExactly(seconds(0), seconds(4), seconds(10), seconds(19), seconds(29));
  }

  @Test
  void jitter_onlyShortensAPause() {
    WaitPolicy policy = HOUR.pollingEvery(seconds(10), seconds(10)).withJitter(0.2);

    assertThat(policy.pause(1, 0)).isEqualTo(seconds(10));
    assertThat(policy.pause(1, 1)).isEqualTo(seconds(8));
  }

  @Test
  void listener_seesEveryLook_andItsLineReadsWell() {
    List<String> lines = new ArrayList<>();

    handle(new Script("CREATING", "ACTIVE")).await(HOUR, now -> lines.add(now.toString()));

    assertThat(lines)
        .containsExactly(
            "create cluster orders: CREATING 40% after 0.0 s",
            "create cluster orders: ACTIVE after 2.0 s");
  }

  @Test
  void throwingListener_endsTheWait() {
    IllegalStateException stop = new IllegalStateException("enough");

    assertThatThrownBy(
            () ->
                handle(new Script("CREATING"))
                    .await(
                        HOUR,
                        now -> {
                          throw stop;
                        }))
        .isSameAs(stop);
  }

  @Test
  void snapshot_isOneLook() {
    Script service = new Script("CREATING");

    assertThat(handle(service).snapshot().state()).isEqualTo("CREATING");
    assertThat(service.looks).isEqualTo(1);
  }

  @Nested
  class GivenUp {

    @Test
    void interruptedThread_endsItsWaitOnly_andKeepsTheFlag() {
      Script service = new Script("CREATING", "CREATING", "ACTIVE");
      OperationHandle<Integer> handle = handle(service);
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> handle.await(HOUR))
          .isInstanceOfSatisfying(
              WaitInterruptedException.class,
              e -> assertThat(e.snapshot().state()).isEqualTo("CREATING"))
          .hasMessageContaining("its thread was interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(handle.await(HOUR)).isEqualTo(6);
    }

    @Test
    void cancelledFuture_stopsLooking_andLeavesOthersAlone() {
      Script service = new Script("CREATING");
      OperationHandle<Integer> handle = handle(service);
      CompletableFuture<Integer> mine = handle.completion();
      CompletableFuture<Integer> theirs = handle.completion();
      time.advance(Duration.ZERO);

      assertThat(mine.cancel(true)).isTrue();
      int looksSoFar = service.looks;
      time.advance(seconds(2));

      assertThat(service.looks).as("only the other wait looked").isEqualTo(looksSoFar + 1);
      assertThat(theirs).isNotDone();
      assertThatThrownBy(mine::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void completingAFutureByHand_touchesNobodyElses() {
      OperationHandle<Integer> handle = handle(new Script("CREATING", "ACTIVE"));
      CompletableFuture<Integer> mine = handle.completion();
      CompletableFuture<Integer> theirs = handle.completion();

      mine.complete(-1);
      time.advance(Duration.ofMinutes(1));

      assertThat(theirs).isCompletedWithValue(6);
    }

    @Test
    void closedEngine_endsItsFutures() {
      CompletableFuture<Integer> before = handle(new Script("CREATING")).completion();
      waits.close();
      CompletableFuture<Integer> after = handle(new Script("CREATING")).completion();

      for (CompletableFuture<Integer> future : List.of(before, after)) {
        assertThatThrownBy(future::join)
            .hasCauseInstanceOf(WaitInterruptedException.class)
            .hasMessageContaining("its client was closed");
      }
    }
  }

  @Nested
  class Policy {

    @ParameterizedTest
    @ValueSource(strings = {"deadline", "first", "slowest", "jitter", "NaN"})
    void badValue_isNamed(String property) {
      Function<String, WaitPolicy> make =
          name ->
              switch (name) {
                case "deadline" -> WaitPolicy.atMost(seconds(-1));
                case "first" -> HOUR.pollingEvery(Duration.ZERO, seconds(1));
                case "slowest" -> HOUR.pollingEvery(seconds(2), seconds(1));
                case "jitter" -> HOUR.withJitter(1.01);
                default -> HOUR.withJitter(Double.NaN);
              };

      assertThatThrownBy(() -> make.apply(property))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(property.equals("NaN") ? "jitter" : property)
          .hasMessageContaining("expected:");
    }

    @Test
    void zeroDeadline_isASingleLook() {
      Script service = new Script("CREATING");

      assertThatThrownBy(() -> handle(service).await(WaitPolicy.atMost(Duration.ZERO)))
          .isInstanceOf(WaitTimeoutException.class);
      assertThat(service.looks).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void end_isToldOnce_withItsKind(Way way) {
    assertThat(wait(way, handle(new Script("CREATING", "ACTIVE")), HOUR)).isEqualTo(6);
    assertThatThrownBy(() -> wait(way, handle(new Script("FAILED")), HOUR));
    assertThatThrownBy(() -> wait(way, handle(new Script("CREATING")), HOUR));
    assertThatThrownBy(() -> wait(way, handle(new Script(new NullPointerException())), HOUR));

    assertThat(ended)
        .extracting(WaitEvent::end)
        .containsExactly(WaitEnd.SUCCEEDED, WaitEnd.FAILED, WaitEnd.TIMED_OUT, WaitEnd.BROKEN);
    assertThat(ended).extracting(WaitEvent::kind).containsOnly("create-cluster");
    assertThat(ended.get(0).attempts()).isEqualTo(2);
    assertThat(ended.get(2).elapsed()).isEqualTo(HOUR.deadline());
    assertThat(ended.get(3).state()).isEqualTo("-");
  }

  @Test
  void waitThatIsGivenUp_isToldOnce() {
    assertThat(handle(new Script("CREATING")).completion(HOUR).cancel(true)).isTrue();
    CompletableFuture<Integer> closed = handle(new Script("CREATING")).completion(HOUR);

    waits.close();

    assertThat(closed).isCompletedExceptionally();
    assertThat(ended)
        .extracting(WaitEvent::end)
        .containsExactly(WaitEnd.GIVEN_UP, WaitEnd.GIVEN_UP);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static MskException unavailable() {
    return new ServiceException(
        new ServiceError(
            "DescribeClusterV2", 503, "ServiceUnavailableException", "busy", null, null, null),
        null);
  }

  @Test
  void interruptInTheMiddleOfALook_endsTheWaitAsAnInterrupt() {
    Caller caller = Caller.of(CallPolicy.defaults(), time);
    ServiceError down =
        new ServiceError("DescribeClusterV2", 503, "ServiceUnavailable", "down", null, null, null);
    OperationHandle<Integer> handle =
        handle(
            () ->
                caller.read(
                    "DescribeClusterV2",
                    () -> {
                      Thread.currentThread().interrupt();
                      throw new ServiceException(down, null);
                    }));

    assertThatThrownBy(() -> handle.await(HOUR)).isInstanceOf(WaitInterruptedException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended.get(0).end()).isEqualTo(WaitEnd.GIVEN_UP);
  }
}
