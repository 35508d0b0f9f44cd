package io.msksdk.local.api;

import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One operation of the service.
 *
 * @param <Q> its request in the model
 */
public interface Operation<Q> {

  /**
   * Returns the operation's name in the model.
   *
   * @return the name, as in the route table
   */
  String name();

  /**
   * Decodes the request.
   *
   * @param request the parts of the call
   * @return the request
   */
  Q read(WireRequest request);

  /**
   * Carries the operation out.
   *
   * @param request the request
   * @param caller who calls
   * @return the response of the model
   */
  SdkPojo answer(Q request, Caller caller);
}
