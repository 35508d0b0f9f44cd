package io.msksdk.local.companion.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** GetSecretValue. */
record GetSecretValueOperation(Secrets secrets) implements SecretsService.Exclusive {

  @Override
  public String name() {
    return "GetSecretValue";
  }

  @Override
  public ObjectNode alone(CompanionCall call) {
    SecretRecord secret = SecretsService.allowed(secrets, call);
    SecretsService.requireLive(secret);
    SecretVersion version = version(secret, call.request());
    ObjectNode response = SecretsService.named(secret).put("VersionId", version.id);
    response.putPOJO("CreatedDate", version.createdAt);
    if (version.text != null) {
      response.put("SecretString", version.text);
    }
    if (version.binary != null) {
      response.put("SecretBinary", version.binary);
    }
    version.stages.forEach(response.putArray("VersionStages")::add);
    return response;
  }

  private static SecretVersion version(SecretRecord secret, Members request) {
    String id = request.textOrNull("VersionId");
    String stage = request.textOrNull("VersionStage");
    if (id == null) {
      String label = stage == null ? SecretRecord.CURRENT : stage;
      return secret.at(label).orElseThrow(() -> none("staging label: " + label));
    }
    return byId(secret, id, stage);
  }

  private static SecretVersion byId(SecretRecord secret, String id, @Nullable String stage) {
    SecretVersion version = secret.versions().get(id);
    if (version == null) {
      throw none("VersionId: " + id);
    }
    if (stage != null && !version.stages.contains(stage)) {
      throw Refusal.of(
          400,
          "InvalidRequestException",
          "You provided a VersionStage that is not associated to the provided VersionId.");
    }
    return version;
  }

  private static Refusal none(String what) {
    return Refusal.of(
        400,
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret value for " + what);
  }
}
