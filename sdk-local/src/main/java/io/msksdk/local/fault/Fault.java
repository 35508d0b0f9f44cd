package io.msksdk.local.fault;

import io.msksdk.local.http.HttpReply;

/** One kind of trouble for a call. */
interface Fault {

  /** Answers in the call's place, or lets it proceed and changes what comes of it. */
  HttpReply around(FaultedCall call);
}
