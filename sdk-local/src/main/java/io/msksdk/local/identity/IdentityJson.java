package io.msksdk.local.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the identities of {@code --identities FILE} and {@code POST /_local/identities}. */
public final class IdentityJson {
  private static final Pattern OWNER =
      Pattern.compile("arn:[a-z-]+:(iam|sts)::\\d{12}:(user|assumed-role|role|root).*");

  private IdentityJson() {}

  /**
   * Reads a list of identities.
   *
   * @param json an array of {@code {"accessKeyId","secretAccessKey","sessionToken"?,"arn",
   *     "policies":[...]}}
   * @return the identities in their order
   * @throws IllegalArgumentException when something is missing or wrong; the message names it and
   *     never a secret
   */
  public static List<Identity> read(JsonNode json) {
    if (!json.isArray()) {
      throw new IllegalArgumentException("identities: not a list (expected: a JSON array)");
    }
    List<Identity> identities = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      try {
        identities.add(identity(json.get(i)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("identities[" + i + "]." + e.getMessage(), e);
      }
    }
    return identities;
  }

  private static Identity identity(JsonNode json) {
    if (json.has("role")) {
      throw new IllegalArgumentException("role: not built yet (expected: accessKeyId and so on)");
    }
    String arn = text(json, "arn");
    if (!OWNER.matcher(arn).matches()) {
      throw new IllegalArgumentException(
          "arn: " + arn + " (expected: arn:aws:iam::<account>:user/<name> or a role session)");
    }
    JsonNode token = json.path("sessionToken");
    return Identity.of(
        text(json, "accessKeyId"),
        text(json, "secretAccessKey"),
        token.isTextual() ? token.asText() : null,
        arn,
        policies(json.path("policies")));
  }

  private static List<PolicyDocument> policies(JsonNode json) {
    if (!json.isMissingNode() && !json.isArray()) {
      throw new IllegalArgumentException("policies: not a list (expected: policy documents)");
    }
    List<PolicyDocument> policies = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      try {
        policies.add(PolicyDocument.of(json.get(i)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("policies[" + i + "]." + e.getMessage(), e);
      }
    }
    return policies;
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw new IllegalArgumentException(name + ": missing (expected: a text)");
    }
    return value.asText();
  }
}
