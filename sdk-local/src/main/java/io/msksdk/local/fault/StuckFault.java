package io.msksdk.local.fault;

import io.msksdk.local.http.HttpReply;

/** A call that is accepted, and whose work never ends. */
record StuckFault() implements Fault {

  @Override
  public HttpReply around(FaultedCall call) {
    return call.proceedToNoEnd();
  }
}
