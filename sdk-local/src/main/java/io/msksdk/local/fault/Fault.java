package io.msksdk.local.fault;

import io.msksdk.local.http.HttpReply;

/** One kind of trouble for a call. */
interface Fault {

  /** Says whether it makes a difference to a call; others are not counted as met. */
  default boolean concerns(FaultedCall call) {
    return true;
  }

  /** Answers in the call's place, or lets it proceed and changes what comes of it. */
  HttpReply around(FaultedCall call, Twist twist);
}
