package io.msksdk.local.fault;

import io.msksdk.local.http.HttpReply;

/** An update that is taken as one with an outdated version, whatever version it carries. */
record WrongVersionFault() implements Fault {

  @Override
  public boolean concerns(FaultedCall call) {
    return call.versioned();
  }

  @Override
  public HttpReply around(FaultedCall call, Twist twist) {
    return call.proceed(twist.outdated());
  }
}
