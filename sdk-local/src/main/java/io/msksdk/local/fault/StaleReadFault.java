package io.msksdk.local.fault;

import io.msksdk.local.http.HttpReply;
import io.msksdk.local.refusal.Refusal;

/**
 * A read that has not caught up: it answers what the same read answered last before the fault, and
 * that a resource does not exist which is younger than the fault. What was never read answers the
 * truth.
 */
record StaleReadFault(Reads reads, long since) implements Fault {

  @Override
  public boolean concerns(FaultedCall call) {
    return !call.question().isEmpty();
  }

  @Override
  public HttpReply around(FaultedCall call, Twist twist) {
    HttpReply last = reads.last(call.question());
    if (last != null) {
      return last;
    }
    if (reads.madeAfter(since, call.resource())) {
      throw Refusal.of(
          404, "NotFoundException", "The resource " + call.resource() + " does not exist.");
    }
    return call.proceed(twist);
  }

  @Override
  public String toString() {
    return "StaleReadFault[]";
  }
}
