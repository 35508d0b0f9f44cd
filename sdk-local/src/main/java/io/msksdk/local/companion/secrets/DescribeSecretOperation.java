package io.msksdk.local.companion.secrets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.companion.call.CompanionCall;

/** DescribeSecret; it describes secrets that are marked for deletion too. */
record DescribeSecretOperation(Secrets secrets) implements SecretsService.Exclusive {

  @Override
  public String name() {
    return "DescribeSecret";
  }

  @Override
  public ObjectNode alone(CompanionCall call) {
    return described(SecretsService.allowed(secrets, call), "VersionIdsToStages");
  }

  static ObjectNode described(SecretRecord secret, String versions) {
    ObjectNode response = SecretsService.named(secret);
    if (secret.description != null) {
      response.put("Description", secret.description);
    }
    if (secret.kmsKeyId != null) {
      response.put("KmsKeyId", secret.kmsKeyId);
    }
    response.putPOJO("CreatedDate", secret.createdAt);
    response.putPOJO("LastChangedDate", secret.changedAt);
    if (secret.deletedAt != null) {
      response.putPOJO("DeletedDate", secret.deletedAt);
    }
    response.set("Tags", secret.tags.deepCopy());
    ObjectNode stages = response.putObject(versions);
    for (SecretVersion version : secret.versions().values()) {
      ArrayNode labels = stages.putArray(version.id);
      version.stages.forEach(labels::add);
    }
    return response;
  }
}
