package io.msksdk.local.fault;

import io.msksdk.local.http.HttpReply;

/** An answer of which only the first half arrives; the call has taken effect. */
record TruncateFault() implements Fault {

  @Override
  public HttpReply around(FaultedCall call, Twist twist) {
    return call.proceed(twist).ending(HttpReply.Ending.TRUNCATED);
  }
}
