package io.msksdk.local.companion.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.call.CompanionFront;
import io.msksdk.local.companion.call.CompanionOperation;
import io.msksdk.local.companion.wire.JsonProtocol;
import io.msksdk.local.refusal.Refusal;
import java.util.List;

/** Secrets Manager's face. */
public final class SecretsService {
  private static final String NAME = "secretsmanager";
  private static final int ARN_COLONS = 6;
  private static final CompanionFront.Service SERVICE =
      new CompanionFront.Service(
          NAME,
          NAME,
          List.of(new JsonProtocol(NAME)),
          "InvalidParameterException",
          "UnknownOperationException");

  private SecretsService() {}

  /**
   * Opens the service.
   *
   * @param secrets what it stores
   * @param desk what every call passes
   * @return its face
   */
  public static CompanionFront on(Secrets secrets, CompanionFront.Desk desk) {
    return new CompanionFront(
        SERVICE,
        desk,
        List.of(
            new CreateSecretOperation(secrets),
            new GetSecretValueOperation(secrets),
            new PutSecretValueOperation(secrets),
            new DescribeSecretOperation(secrets),
            new ListSecretsOperation(secrets),
            new DeleteSecretOperation(secrets)));
  }

  /** Finds the secret a call is about, after its policies have been asked. */
  static SecretRecord allowed(Secrets secrets, CompanionCall call) {
    String id = call.request().text("SecretId");
    var found = secrets.find(call.owner(), id);
    // without a right to the secret nobody learns whether it exists
    call.require(found.map(s -> s.arn).orElseGet(() -> asked(call, id)));
    return found.orElseThrow(Secrets::unknown);
  }

  private static String asked(CompanionCall call, String id) {
    boolean complete = id.startsWith("arn:") && id.split(":", -1).length > ARN_COLONS;
    return complete ? id : Secrets.arn(call.owner(), id);
  }

  static void requireLive(SecretRecord secret) {
    if (secret.deletedAt != null) {
      throw Refusal.of(
          400,
          "InvalidRequestException",
          "You can't perform this operation on the secret because it was marked for deletion.");
    }
  }

  static ObjectNode named(SecretRecord secret) {
    return JsonNodeFactory.instance.objectNode().put("ARN", secret.arn).put("Name", secret.name);
  }

  /** An operation that sees and changes the store alone. */
  interface Exclusive extends CompanionOperation {

    /** Returns the store. */
    Secrets secrets();

    /** Carries the operation out while nobody else uses the store. */
    ObjectNode alone(CompanionCall call);

    @Override
    default ObjectNode answer(CompanionCall call) {
      synchronized (secrets().lock()) {
        return alone(call);
      }
    }
  }

  /** An operation after which a secret has another value or none. */
  interface Change extends Exclusive {

    @Override
    default ObjectNode answer(CompanionCall call) {
      ObjectNode response = Exclusive.super.answer(call);
      secrets().changed(response.path("ARN").asText());
      return response;
    }
  }
}
