package io.msksdk.core.call;

import io.msksdk.core.call.internal.Pacing;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls under a {@link CallPolicy}. One caller serves one service endpoint: its rate limit
 * and its breaker count the calls of everybody who shares it. Thread-safe.
 */
public final class Caller {
  private static final Logger log = LoggerFactory.getLogger(Caller.class);

  private final CallPolicy policy;
  private final Time time;
  private final Pacing pacing;

  private Caller(CallPolicy policy, Time time) {
    this.policy = policy;
    this.time = time;
    this.pacing =
        new Pacing(
            policy.callsPerSecond().orElse(0),
            policy.breakAfter().orElse(0),
            policy.breakFor(),
            time);
  }

  /**
   * Makes a caller.
   *
   * @param policy how often and how fast
   * @param time the clock the pauses run on
   * @return the caller
   */
  public static Caller of(CallPolicy policy, Time time) {
    return new Caller(policy, time);
  }

  /**
   * Makes a call that changes nothing; every failure that can pass is tried again.
   *
   * @param operation the operation's name
   * @param call the call; its failures are {@link CallException}s
   * @param <T> what it answers
   * @return the answer
   */
  public <T> T read(String operation, Supplier<T> call) {
    return call(operation, call, CallException::retryable);
  }

  /**
   * Makes a call that changes something; it is tried again only when it certainly changed nothing.
   *
   * @param operation the operation's name
   * @param call the call; its failures are {@link CallException}s
   * @param <T> what it answers
   * @return the answer
   */
  public <T> T write(String operation, Supplier<T> call) {
    return call(operation, call, error -> error.retryable() && error.notApplied());
  }

  private <T> T call(String operation, Supplier<T> call, Predicate<CallException> again) {
    for (int attempt = 1; ; attempt++) {
      takeTurn(operation);
      try {
        T answer = call.get();
        pacing.succeeded();
        return answer;
      } catch (CallException error) {
        record(error);
        if (attempt >= policy.tries() || !again.test(error)) {
          throw error;
        }
        pause(operation, attempt, error);
      } catch (RuntimeException | Error unexpected) {
        pacing.succeeded(); // says nothing about the service: only free the breaker's permit
        throw unexpected;
      }
    }
  }

  private void takeTurn(String operation) {
    sleep(operation, pacing.turn());
    if (!pacing.admitted()) {
      throw ClientException.heldBack(
          operation,
          "not sent, the breaker is open for "
              + policy.breakFor()
              + " after "
              + policy.breakAfter().orElse(0)
              + " failures in a row.");
    }
  }

  private void record(CallException error) {
    boolean refused = error instanceof ServiceException && !error.retryable();
    if (refused || error instanceof ThrottledException) {
      pacing.succeeded();
    } else {
      pacing.failed();
    }
  }

  private void pause(String operation, int attempt, CallException error) {
    Duration backoff = pacing.backoff(policy.firstBackoff(), policy.slowestBackoff(), attempt);
    Duration asked = error.retryAfter().orElse(Duration.ZERO);
    Duration pause = backoff.compareTo(asked) > 0 ? backoff : asked;
    log.debug(
        "[operation={}] try {} failed with {}, next in {}",
        operation,
        attempt,
        error.code(),
        pause);
    sleep(operation, pause);
  }

  private void sleep(String operation, Duration pause) {
    if (pause.isZero()) {
      return;
    }
    try {
      time.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ClientException.notSent(
          operation,
          "given up before the next try, its thread was interrupted.",
          "Call again if the result is still wanted.",
          e);
    }
  }
}
