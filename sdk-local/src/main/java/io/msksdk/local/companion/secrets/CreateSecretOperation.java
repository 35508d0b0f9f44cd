package io.msksdk.local.companion.secrets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.refusal.Refusal;
import java.util.List;
import java.util.regex.Pattern;

/** CreateSecret. */
record CreateSecretOperation(Secrets secrets) implements SecretsService.Exclusive {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");

  @Override
  public String name() {
    return "CreateSecret";
  }

  @Override
  public ObjectNode alone(CompanionCall call) {
    Members request = call.request();
    String name = request.text("Name");
    call.require(Secrets.arn(call.owner(), name));
    if (!NAME.matcher(name).matches()) {
      throw Refusal.of(
          400,
          "ValidationException",
          "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
              + " following: -/_+=.@!");
    }
    SecretRecord known = secrets.named(call.owner(), name).orElse(null);
    return known == null ? create(call, name) : again(request, known);
  }

  private ObjectNode create(CompanionCall call, String name) {
    Members request = call.request();
    SecretRecord secret =
        new SecretRecord(
            secrets.newArn(call.owner(), name),
            name,
            secrets.now(),
            request.textOrNull("Description"),
            request.textOrNull("KmsKeyId"),
            tags(request));
    ObjectNode response = SecretsService.named(secret);
    if (SecretValues.present(request)) {
      SecretVersion version = SecretValues.version(request, secrets.now());
      secret.add(version, List.of(SecretRecord.CURRENT));
      response.put("VersionId", version.id);
    }
    secrets.put(call.owner(), secret);
    return response;
  }

  /** A client that did not see the first answer may ask again with the same token and value. */
  private ObjectNode again(Members request, SecretRecord known) {
    if (known.deletedAt != null) {
      throw Refusal.of(
          400,
          "InvalidRequestException",
          "You can't create this secret because a secret with this name is already scheduled for"
              + " deletion.");
    }
    SecretVersion asked = SecretValues.version(request, secrets.now());
    SecretVersion kept = known.versions().get(asked.id);
    if (kept == null || !kept.sameValue(asked)) {
      throw Refusal.of(
          400,
          "ResourceExistsException",
          "The operation failed because the secret " + known.name + " already exists.");
    }
    return SecretsService.named(known).put("VersionId", kept.id);
  }

  private static ArrayNode tags(Members request) {
    ArrayNode tags = JsonNodeFactory.instance.arrayNode();
    for (Members tag : request.list("Tags")) {
      String value = tag.textOrNull("Value");
      tags.addObject().put("Key", tag.text("Key")).put("Value", value == null ? "" : value);
    }
    return tags;
  }
}
