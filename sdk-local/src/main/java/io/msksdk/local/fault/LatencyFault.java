package io.msksdk.local.fault;

import io.msksdk.local.clock.Pause;
import io.msksdk.local.http.HttpReply;
import java.time.Duration;

/** A call that takes longer, in real time. */
record LatencyFault(Duration delay) implements Fault {

  @Override
  public HttpReply around(FaultedCall call, Twist twist) {
    Pause.of(delay);
    return call.proceed(twist);
  }
}
