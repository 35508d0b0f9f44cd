package io.msksdk.auth.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.ServiceError;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.call.ThrottledException;
import io.msksdk.core.time.ManualTime;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveCredentialsTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant FIRST_END = START.plus(Duration.ofHours(1));
  private static final Instant SECOND_END = START.plus(Duration.ofHours(2));
  private static final String ORDERS = "arn:aws:sts::111122223333:assumed-role/orders/a";

  private final ManualTime time = ManualTime.startingAt(START);
  private final ScriptedFetcher fetcher = new ScriptedFetcher();

  @Test
  void credentials_whileTheyAreFresh_areFetchedOnce() {
    fetcher.then("ONE", FIRST_END);
    LiveCredentials live = inBackground();

    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");
    time.advance(Duration.ofMinutes(45));

    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");
    assertThat(fetcher.fetches()).isEqualTo(1);
  }

  @Test
  void background_tenMinutesBeforeTheEnd_hasFetchedTheNext() {
    fetcher.then("ONE", FIRST_END).then("TWO", SECOND_END);
    LiveCredentials live = inBackground();
    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");

    time.advance(Duration.ofMinutes(50));

    assertThat(fetcher.fetches()).isEqualTo(2);
    assertThat(live.credentials().accessKeyId()).isEqualTo("TWO");
  }

  @Test
  void background_overHours_fetchesOncePerLife() {
    IntStream.range(1, 7)
        .forEach(hour -> fetcher.then("KEY" + hour, START.plus(Duration.ofHours(hour))));
    LiveCredentials live = inBackground();
    assertThat(live.credentials().accessKeyId()).isEqualTo("KEY1");

    time.advance(Duration.ofHours(4).plusMinutes(30));

    assertThat(live.credentials().accessKeyId()).isEqualTo("KEY5");
    assertThat(fetcher.fetches()).isEqualTo(5);
  }

  @Test
  void callers_withoutABackground_fetchInTheLastPartOfALife() {
    fetcher.then("ONE", FIRST_END).then("TWO", SECOND_END);
    LiveCredentials live = byCallers();
    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");

    time.advance(Duration.ofMinutes(51));

    assertThat(fetcher.fetches()).isEqualTo(1);
    assertThat(live.credentials().accessKeyId()).isEqualTo("TWO");
    assertThat(fetcher.fetches()).isEqualTo(2);
    assertThat(time.waiting()).isZero();
  }

  @Test
  void throttling_whileTheOldOnesAreGood_isNotNoticed() {
    fetcher.then("ONE", FIRST_END);
    IntStream.range(0, 3).forEach(i -> fetcher.thenThrow(throttled()));
    fetcher.then("TWO", SECOND_END);
    LiveCredentials live = inBackground();
    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");

    time.advance(Duration.ofMinutes(49).minusSeconds(1));
    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");
    time.advance(Duration.ofMinutes(3));

    assertThat(live.credentials().accessKeyId()).isEqualTo("TWO");
    assertThat(fetcher.fetches()).isEqualTo(5);
  }

  @Test
  void failures_inARow_areFartherAndFartherApart() {
    fetcher.then("ONE", FIRST_END);
    IntStream.range(0, 100).forEach(i -> fetcher.thenThrow(failed()));
    LiveCredentials live = inBackground();
    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");

    time.advance(Duration.ofMinutes(59));

    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");
    assertThat(fetcher.fetches()).isBetween(12, 35);
  }

  @Test
  void failure_afterTheEnd_isSaid() {
    fetcher.then("ONE", FIRST_END);
    IntStream.range(0, 300).forEach(i -> fetcher.thenThrow(failed()));
    LiveCredentials live = inBackground();
    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");

    time.advance(Duration.ofMinutes(61));

    assertThatThrownBy(live::credentials)
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("the service is down");
  }

  @Test
  void firstFetch_thatIsThrottled_isTriedAgain() {
    fetcher.thenThrow(throttled()).thenThrow(failed()).then("ONE", FIRST_END);

    assertThat(inBackground().credentials().accessKeyId()).isEqualTo("ONE");
  }

  @Test
  void firstFetch_thatIsRefused_isNotTriedAgain() {
    fetcher.thenThrow(denied());

    assertThatThrownBy(byCallers()::credentials).isInstanceOf(AccessDeniedException.class);
    assertThat(fetcher.fetches()).isEqualTo(1);
  }

  @Test
  void failure_ofTheFirstFetch_isSharedByThoseThatComeRightAfter() {
    fetcher.thenThrow(denied()).then("ONE", FIRST_END);
    LiveCredentials live = byCallers();

    assertThatThrownBy(live::credentials).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(live::credentials).isInstanceOf(AccessDeniedException.class);
    assertThat(fetcher.fetches()).isEqualTo(1);
    time.advance(Duration.ofSeconds(2));

    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");
  }

  @Test
  void credentials_withoutAnEnd_areAskedForEachTime() {
    fetcher.then("ONE", null).then("TWO", null);
    LiveCredentials live = inBackground();

    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");
    assertThat(live.credentials().accessKeyId()).isEqualTo("TWO");
    assertThat(time.waiting()).isZero();
  }

  @Test
  void credentials_aFewSecondsBeforeTheirEnd_areNotGivenOut() {
    fetcher.then("ONE", FIRST_END).then("TWO", SECOND_END);
    LiveCredentials live = byCallers();
    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");

    time.advance(Duration.ofHours(1).minusSeconds(9));

    assertThat(live.credentials().accessKeyId()).isEqualTo("TWO");
  }

  @Test
  void source_thatAnswersTheSameAgain_isAskedAfterAPause() {
    fetcher.then("ONE", FIRST_END);
    IntStream.range(0, 50).forEach(i -> fetcher.then("ONE", FIRST_END));
    LiveCredentials live = inBackground();
    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");

    time.advance(Duration.ofMinutes(55));

    assertThat(fetcher.fetches()).isLessThan(15);
  }

  @Test
  void principal_thatChanges_isRefusedWithBothNamed() {
    String other = ORDERS + "-other";
    fetcher.then("ONE", FIRST_END, ORDERS);
    IntStream.range(0, 50).forEach(i -> fetcher.then("TWO", SECOND_END, other));
    LiveCredentials live = inBackground();
    assertThat(live.principal()).contains(ORDERS);

    time.advance(Duration.ofMinutes(55));
    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");
    time.advance(Duration.ofMinutes(6));

    assertThatThrownBy(live::credentials)
        .isInstanceOf(PrincipalChangedException.class)
        .hasMessageContaining(ORDERS)
        .hasMessageContaining(other);
  }

  @Test
  void callers_thatComeTogether_shareOneFetch() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    AtomicInteger fetches = new AtomicInteger();
    Fetcher slow =
        new Fetcher() {
          @Override
          public Fetched fetch() {
            fetches.incrementAndGet();
            asked.countDown();
            try {
              answered.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return new ScriptedFetcher().then("ONE", Instant.MAX.minusSeconds(1)).fetch();
          }

          @Override
          public void close() {}
        };
    LiveCredentials live = new LiveCredentials("slow", slow, Time.system(), null);
    ExecutorService threads = Executors.newFixedThreadPool(20);
    Callable<String> ask = () -> live.credentials().accessKeyId();

    try {
      List<Future<String>> answers =
          IntStream.range(0, 20).mapToObj(i -> threads.submit(ask)).toList();
      asked.await();
      answered.countDown();

      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo("ONE");
      }
      assertThat(fetches).hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void close_dropsWhatWasScheduledAndClosesTheFetcher() {
    fetcher.then("ONE", FIRST_END);
    LiveCredentials live = inBackground();
    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");
    assertThat(time.waiting()).isEqualTo(1);

    live.close();

    assertThat(time.waiting()).isZero();
    assertThat(fetcher.closed()).isTrue();
  }

  private LiveCredentials inBackground() {
    return new LiveCredentials("test", fetcher, time, time.scheduler("credentials", 1));
  }

  private LiveCredentials byCallers() {
    return new LiveCredentials("test", fetcher, time, null);
  }

  private static ThrottledException throttled() {
    return new ThrottledException(error(400, "Throttling", "Rate exceeded"), null);
  }

  private static ServiceException failed() {
    return new ServiceException(error(503, "ServiceUnavailable", "the service is down"), null);
  }

  private static AccessDeniedException denied() {
    return new AccessDeniedException(error(403, "AccessDenied", "not authorized"), null);
  }

  private static ServiceError error(int status, String code, String message) {
    return new ServiceError("AssumeRole", status, code, message, null, null, null);
  }

  @Test
  void interruptOfOneCaller_isNoFailureOfTheSource() {
    fetcher.thenThrow(throttled()).then("ONE", FIRST_END);
    LiveCredentials live = byCallers();
    Thread.currentThread().interrupt();
    assertThatThrownBy(live::credentials).hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();

    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");
  }

  @Test
  void credentialsThatAsGoodAsNeverEnd_areKept() {
    fetcher.then("ONE", Instant.MAX);
    LiveCredentials live = inBackground();

    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");
    assertThat(live.credentials().accessKeyId()).isEqualTo("ONE");
  }
}
