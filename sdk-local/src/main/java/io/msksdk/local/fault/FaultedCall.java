package io.msksdk.local.fault;

import io.msksdk.local.http.HttpReply;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/** A call that faults may change. */
public interface FaultedCall {

  /**
   * Lets the call take effect.
   *
   * @return its answer
   */
  HttpReply proceed();

  /**
   * Lets the call be accepted, and what it begins end in failure.
   *
   * @param info why it fails
   * @return the call's answer
   */
  HttpReply proceedToFailure(StateInfo info);

  /**
   * Lets the call be accepted, and what it begins never end.
   *
   * @return the call's answer
   */
  HttpReply proceedToNoEnd();
}
