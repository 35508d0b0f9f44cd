package io.msksdk.local.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.api.Operations;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.route.RouteTable;

/** A service that speaks JSON over paths of its own. Immutable. */
public final class RestService {
  private final String signingName;
  private final RouteTable routes;
  private final Operations operations;
  private final RequiredMembers required;
  private final ErrorForm errorForm;

  private RestService(
      String signingName,
      RouteTable routes,
      Operations operations,
      RequiredMembers required,
      ErrorForm errorForm) {
    this.signingName = signingName;
    this.routes = routes;
    this.operations = operations;
    this.required = required;
    this.errorForm = errorForm;
  }

  private enum ErrorForm {
    /** An error names the member that is wrong in a member of its own. */
    WITH_PARAMETER,
    /** An error has a message and nothing else. */
    MESSAGE_ALONE
  }

  /**
   * Returns the service of clusters.
   *
   * @param operations its operations that are built
   * @return the service
   */
  public static RestService kafka(Operations operations) {
    return new RestService(
        "kafka", RouteTable.kafka(), operations, RequiredMembers.kafka(), ErrorForm.WITH_PARAMETER);
  }

  /**
   * Returns the service of connectors.
   *
   * @param operations its operations that are built
   * @return the service
   */
  public static RestService kafkaConnect(Operations operations) {
    return new RestService(
        "kafkaconnect",
        RouteTable.kafkaConnect(),
        operations,
        // its operations hold a request to more than what must be there, and do so themselves
        RequiredMembers.none(),
        ErrorForm.MESSAGE_ALONE);
  }

  /** The name in credential scopes, in actions of policies and in ARNs. */
  String signingName() {
    return signingName;
  }

  RouteTable routes() {
    return routes;
  }

  Operations operations() {
    return operations;
  }

  /** What the bodies of requests must have. */
  RequiredMembers required() {
    return required;
  }

  /** Writes an error as this service's model has it. */
  ObjectNode body(Refusal refusal) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("message", refusal.getMessage());
    if (errorForm == ErrorForm.WITH_PARAMETER && refusal.invalidParameter() != null) {
      body.put("invalidParameter", refusal.invalidParameter());
    }
    return body;
  }
}
