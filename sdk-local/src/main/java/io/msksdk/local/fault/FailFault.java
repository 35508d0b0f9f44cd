package io.msksdk.local.fault;

import io.msksdk.local.http.HttpReply;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/** A call that is accepted, and whose work fails afterwards. */
record FailFault(StateInfo info) implements Fault {

  @Override
  public boolean concerns(FaultedCall call) {
    return call.question().isEmpty();
  }

  @Override
  public HttpReply around(FaultedCall call, Twist twist) {
    return call.proceed(twist.failing(info));
  }
}
