package io.msksdk.core.operation;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.time.Scheduler;
import io.msksdk.core.time.Time;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The waiter engine: turns a {@link Watch} into an {@link OperationHandle}.
 *
 * <p>Blocking waits use the caller's thread. Waits in the background share two daemon threads,
 * named {@code msk-wait-n}, which start with the first of them. Thread-safe.
 */
public final class Waits implements AutoCloseable {
  private static final int THREADS = 2;

  private final Time time;
  private final WaitListener listener;
  private final Set<BackgroundWait<?, ?>> running = ConcurrentHashMap.newKeySet();
  private @Nullable Scheduler scheduler;
  private boolean closed;

  private Waits(Time time, WaitListener listener) {
    this.time = requireNonNull(time, "time");
    this.listener = requireNonNull(listener, "listener");
  }

  /**
   * Opens an engine.
   *
   * @param time the clock its waits run on
   * @return an engine the caller closes
   */
  public static Waits on(Time time) {
    return on(time, event -> {});
  }

  /**
   * Opens an engine that tells of every wait that has ended.
   *
   * @param time the clock its waits run on
   * @param listener who is told
   * @return an engine the caller closes
   */
  public static Waits on(Time time, WaitListener listener) {
    return new Waits(time, listener);
  }

  /**
   * Makes the handle of an operation.
   *
   * @param watch what to look at and what ends it
   * @param <R> what the operation ends with
   * @return the handle
   */
  public <R> OperationHandle<R> handle(Watch<?, R> watch) {
    return new WatchedOperation<>(watch, time, this);
  }

  /** Gives up the waits in the background and ends their threads; operations go on. */
  @Override
  public void close() {
    Scheduler open;
    synchronized (this) {
      closed = true;
      open = scheduler;
    }
    if (open != null) {
      open.close();
    }
    running.forEach(wait -> wait.giveUp("its client was closed"));
  }

  void tell(WaitEvent event) {
    listener.waited(event);
  }

  void start(BackgroundWait<?, ?> wait) {
    running.add(wait);
    Scheduler open = scheduler();
    if (open == null) {
      wait.giveUp("its client was closed");
    } else {
      wait.run(open);
    }
  }

  void ended(BackgroundWait<?, ?> wait) {
    running.remove(wait);
  }

  private synchronized @Nullable Scheduler scheduler() {
    if (closed) {
      return null;
    }
    if (scheduler == null) {
      scheduler = time.scheduler("wait", THREADS);
    }
    return scheduler;
  }
}
