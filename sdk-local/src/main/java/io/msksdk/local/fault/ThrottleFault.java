package io.msksdk.local.fault;

import io.msksdk.local.http.HttpReply;
import io.msksdk.local.refusal.Refusal;

/** The service's answer to too many requests; the call has no effect. */
record ThrottleFault() implements Fault {

  @Override
  public HttpReply around(FaultedCall call, Twist twist) {
    throw Refusal.of(429, "TooManyRequestsException", "Too Many Requests");
  }
}
