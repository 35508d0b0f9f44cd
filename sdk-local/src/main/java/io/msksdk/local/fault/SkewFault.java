package io.msksdk.local.fault;

import io.msksdk.local.http.HttpReply;
import java.time.Duration;

/** A clock of the service that is ahead, or behind, when it checks signatures. Meets no call. */
record SkewFault(Duration ahead) implements Fault {

  @Override
  public boolean concerns(FaultedCall call) {
    return false;
  }

  @Override
  public HttpReply around(FaultedCall call, Twist twist) {
    return call.proceed(twist);
  }
}
