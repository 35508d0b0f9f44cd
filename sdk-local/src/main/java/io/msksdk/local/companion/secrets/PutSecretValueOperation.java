package io.msksdk.local.companion.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.refusal.Refusal;
import java.util.List;

/** PutSecretValue. */
record PutSecretValueOperation(Secrets secrets) implements SecretsService.Change {

  @Override
  public String name() {
    return "PutSecretValue";
  }

  @Override
  public ObjectNode alone(CompanionCall call) {
    SecretRecord secret = SecretsService.allowed(secrets, call);
    SecretsService.requireLive(secret);
    Members request = call.request();
    if (!SecretValues.present(request)) {
      throw Refusal.of(
          400, "InvalidRequestException", "You must provide either SecretString or SecretBinary.");
    }
    SecretVersion version = SecretValues.version(request, secrets.now());
    SecretVersion kept = secret.versions().get(version.id);
    if (kept == null) {
      List<String> stages = request.texts("VersionStages");
      secret.add(version, stages.isEmpty() ? List.of(SecretRecord.CURRENT) : stages);
    } else if (!kept.sameValue(version)) {
      throw Refusal.of(
          400,
          "ResourceExistsException",
          "You can't use ClientRequestToken "
              + version.id
              + " because that value is already in"
              + " use for a version of secret "
              + secret.arn
              + ".");
    } else {
      version = kept;
    }
    ObjectNode response = SecretsService.named(secret).put("VersionId", version.id);
    version.stages.forEach(response.putArray("VersionStages")::add);
    return response;
  }
}
