package io.msksdk.local.fault;

import io.msksdk.local.http.HttpReply;

/** A call that is accepted, and whose work does not end before the faults are taken away. */
record StuckFault() implements Fault {

  @Override
  public boolean concerns(FaultedCall call) {
    return call.question().isEmpty();
  }

  @Override
  public HttpReply around(FaultedCall call, Twist twist) {
    return call.proceed(twist.forEver());
  }
}
