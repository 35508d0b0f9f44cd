package io.msksdk.local.broker;

import java.time.Duration;
import java.util.PriorityQueue;
import kafka.network.RequestChannel;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a broker, those of clients later than they came. A client has no second request
 * on a connection before the first is answered, so that delayed requests keep their order.
 */
final class DelayedRequests extends RequestChannel {
  private static final long LOOK_MILLIS = 5;
  // what ends the handlers is not in the queue that they wait at
  private static final long IDLE_MILLIS = 50;

  private final RequestChannel actual;
  private final Time time;
  private final PriorityQueue<Delayed> delayed = new PriorityQueue<>();
  private volatile Duration delay = Duration.ZERO;

  DelayedRequests(RequestChannel actual, Time time) {
    super(actual.queueSize(), time, actual.metrics());
    this.actual = actual;
    this.time = time;
  }

  void delay(Duration longer) {
    delay = longer;
  }

  @Override
  public @Nullable BaseRequest receiveRequest(long timeoutMillis) {
    // what ends the threads that ask is put into this queue, not into the actual one
    BaseRequest own = super.receiveRequest(0);
    if (own != null) {
      return own;
    }
    Delayed due = due();
    if (due != null) {
      return due.request();
    }
    BaseRequest next =
        actual.receiveRequest(waiting() ? LOOK_MILLIS : Math.min(timeoutMillis, IDLE_MILLIS));
    if (next instanceof Request request && ofClient(request) && !delay.isZero()) {
      synchronized (delayed) {
        delayed.add(new Delayed(time.nanoseconds() + delay.toNanos(), request));
      }
      return null;
    }
    return next;
  }

  @Override
  public void sendCallbackRequest(CallbackRequest request) {
    actual.sendCallbackRequest(request);
  }

  private @Nullable Delayed due() {
    synchronized (delayed) {
      Delayed first = delayed.peek();
      boolean late = first != null && (delay.isZero() || first.at() - time.nanoseconds() <= 0);
      return late ? delayed.poll() : null;
    }
  }

  private boolean waiting() {
    synchronized (delayed) {
      return !delayed.isEmpty();
    }
  }

  static boolean ofClient(Request request) {
    String listener = request.context().listenerName();
    return !listener.equals(ListenerProperties.INTERNAL);
  }

  /** A request and the moment it may be looked at. */
  private record Delayed(long at, Request request) implements Comparable<Delayed> {
    @Override
    public int compareTo(Delayed other) {
      return Long.compare(at - other.at, 0);
    }
  }
}
