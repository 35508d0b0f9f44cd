package io.msksdk.local.control;

import io.msksdk.local.http.HttpCall;
import io.msksdk.local.http.HttpReply;

/**
 * A service behind the one endpoint that speaks a protocol of its own: it knows its calls by {@code
 * X-Amz-Target}, by the path or by the body, checks who calls, and answers in its own form.
 */
public interface ServiceFront {

  /**
   * Says whether a call is this service's.
   *
   * @param call the call
   * @return true when {@link #answer(HttpCall)} answers it
   */
  boolean takes(HttpCall call);

  /**
   * Answers a call.
   *
   * @param call a call that {@link #takes(HttpCall)} said is this service's
   * @return the response or the error, in the service's protocol
   */
  HttpReply answer(HttpCall call);
}
