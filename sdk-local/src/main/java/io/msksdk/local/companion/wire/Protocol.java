package io.msksdk.local.companion.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.http.HttpReply;
import io.msksdk.local.refusal.Refusal;

/**
 * How calls of a service look on the wire. Requests and responses are trees of the model's member
 * names; a time in a response is an {@code Instant} in a POJO node. Thread-safe.
 */
public interface Protocol {

  /**
   * Says whether a call is one of the service in this protocol.
   *
   * @param call the call
   * @return true when the other methods understand it
   */
  boolean takes(HttpCall call);

  /**
   * Returns what is called.
   *
   * @param call the call
   * @return the operation's name, possibly one that does not exist
   */
  String operation(HttpCall call);

  /**
   * Reads the request.
   *
   * @param call the call
   * @return its members
   * @throws Refusal when it cannot be read
   */
  ObjectNode read(HttpCall call);

  /**
   * Writes a response.
   *
   * @param operation the operation's name
   * @param response its members
   * @param requestId the id of the call
   * @return the answer
   */
  HttpReply write(String operation, ObjectNode response, String requestId);

  /**
   * Writes an error.
   *
   * @param refusal the error
   * @param requestId the id of the call
   * @return the answer
   */
  HttpReply refuse(Refusal refusal, String requestId);
}
