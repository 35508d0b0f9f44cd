package io.msksdk.local.fault;

import io.msksdk.local.http.HttpReply;

/** A connection that is cut without an answer, before or after the call took effect. */
record ResetFault(boolean beforeEffect) implements Fault {

  @Override
  public HttpReply around(FaultedCall call, Twist twist) {
    return beforeEffect ? HttpReply.reset() : call.proceed(twist).ending(HttpReply.Ending.RESET);
  }
}
