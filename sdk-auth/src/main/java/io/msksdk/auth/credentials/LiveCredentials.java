package io.msksdk.auth.credentials;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.MskException;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.Caller;
import io.msksdk.core.time.Scheduler;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * The credentials of one source: fetched by one thread at a time, again before they end, and kept
 * through failures for as long as they are good. Thread-safe.
 */
final class LiveCredentials implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LiveCredentials.class);

  private final String name;
  private final Fetcher fetcher;
  private final Time time;
  private final Caller caller;
  private final @Nullable Scheduler scheduler;
  private final ReentrantLock fetching = new ReentrantLock();

  private volatile State state = State.NONE;
  private volatile Scheduler.@Nullable Scheduled next;
  private volatile boolean closed;

  /** Without a scheduler, callers refresh. */
  LiveCredentials(String name, Fetcher fetcher, Time time, @Nullable Scheduler scheduler) {
    this.name = name;
    this.fetcher = fetcher;
    this.time = time;
    this.caller = Caller.of(CallPolicy.defaults(), time);
    this.scheduler = scheduler;
  }

  AwsCredentials credentials() {
    return fetched().credentials();
  }

  /** Empty where the source does not tell. */
  Optional<String> principal() {
    return Optional.ofNullable(fetched().principal());
  }

  private Fetched fetched() {
    State now = state;
    Instant instant = time.now();
    Fetched good = now.goodAt(instant);
    if (good == null) {
      return fetchedNow();
    }
    if (scheduler == null && !instant.isBefore(now.nextTry())) {
      renew();
    }
    Fetched newer = state.goodAt(instant);
    return newer == null ? good : newer;
  }

  /** Waits for credentials; of all that wait, one fetches. */
  private Fetched fetchedNow() {
    fetching.lock();
    try {
      State now = state;
      Instant instant = time.now();
      Fetched good = now.goodAt(instant);
      if (good != null) {
        return good;
      }
      if (now.failure() != null && instant.isBefore(now.nextTry())) {
        // those that waited meanwhile, and a thousand clients that come back together
        throw now.failure();
      }
      return accept(caller.read("credentials", fetcher::fetch));
    } catch (MskException e) {
      // the interrupt of one caller says nothing about the source: the next one asks it
      if (!Thread.currentThread().isInterrupted()) {
        fail(e);
      }
      throw e;
    } finally {
      fetching.unlock();
    }
  }

  /** Fetches once while the old ones are good; nobody waits for it and nobody hears of failures. */
  private void renew() {
    if (closed || !fetching.tryLock()) {
      return;
    }
    try {
      if (!time.now().isBefore(state.nextTry())) {
        accept(fetcher.fetch());
      }
    } catch (MskException e) {
      if (state.failures() == 0) {
        log.warn("[credentials={}] not refreshed: {}; the old ones stay in use", name, e.code());
      }
      fail(e);
    } catch (RuntimeException e) {
      log.error("[credentials={}] not refreshed: {}", name, e.getClass().getName());
      fail(ProviderAnswer.unexpected(name, e));
    } finally {
      fetching.unlock();
    }
  }

  @CanIgnoreReturnValue
  private Fetched accept(Fetched fetched) {
    Fetched before = state.fetched();
    if (before != null
        && before.principal() != null
        && fetched.principal() != null
        && !before.principal().equals(fetched.principal())) {
      throw new PrincipalChangedException(before.principal(), fetched.principal());
    }
    Instant now = time.now();
    Instant endsAt = fetched.endsAt();
    Instant again = endsAt == null ? now : RefreshTimes.refreshAt(now, endsAt);
    if (endsAt != null && !again.isAfter(now.plusSeconds(1))) {
      // a source that hands out the last moments of what it keeps itself
      again = now.plus(RefreshTimes.pauseAfter(2));
    }
    log.debug("[credentials={}] fetched, principal {}", name, fetched.principal());
    become(new State(fetched, null, 0, again));
    return fetched;
  }

  private void fail(MskException failure) {
    State now = state;
    if (failure == now.failure() && time.now().isBefore(now.nextTry())) {
      return;
    }
    int failures = now.failures() + 1;
    Instant again = time.now().plus(RefreshTimes.pauseAfter(failures));
    become(new State(now.fetched(), failure, failures, again));
  }

  private void become(State now) {
    state = now;
    boolean refreshed = now.fetched() != null && now.fetched().endsAt() != null;
    if (scheduler != null && refreshed && !closed) {
      Scheduler.Scheduled old = next;
      if (old != null) {
        old.cancel();
      }
      next = scheduler.after(Duration.between(time.now(), now.nextTry()), this::renew);
    }
  }

  @Override
  public void close() {
    closed = true;
    Scheduler.Scheduled waiting = next;
    if (waiting != null) {
      waiting.cancel();
    }
    fetcher.close();
  }

  /** What there is, what went wrong last, and when the source is asked again. */
  private record State(
      @Nullable Fetched fetched, @Nullable MskException failure, int failures, Instant nextTry) {
    static final State NONE = new State(null, null, 0, Instant.MIN);

    /** Those that do not say when they end change without notice: only their source knows. */
    @Nullable Fetched goodAt(Instant now) {
      Fetched newest = fetched;
      return newest != null
              && newest.endsAt() != null
              && now.isBefore(RefreshTimes.lastUse(newest.endsAt()))
          ? newest
          : null;
    }
  }
}
