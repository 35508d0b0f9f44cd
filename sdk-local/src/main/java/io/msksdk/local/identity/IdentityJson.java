package io.msksdk.local.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.policy.PolicyDocument;
import io.msksdk.core.policy.PolicySet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the identities of {@code --identities FILE} and {@code POST /_local/identities}. */
public final class IdentityJson {
  private static final Pattern ROLE = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:role/.+");
  private static final Pattern OWNER =
      Pattern.compile("arn:[a-z-]+:(iam|sts)::\\d{12}:(user|assumed-role|role|root).*");

  private IdentityJson() {}

  /**
   * Adds users and roles; none of them when one is wrong.
   *
   * @param json an array of users as in {@link #read}, and of roles as {@code
   *     {"role","trust","policies":[...]}}
   * @param identities where they are added
   * @throws IllegalArgumentException when something is missing or wrong; the message names it and
   *     never a secret
   */
  public static void addTo(Identities identities, JsonNode json) {
    List<Identity> users = read(json);
    List<Role> roles = roles(json);
    users.forEach(identities::put);
    roles.forEach(identities::put);
  }

  /**
   * Reads the roles of a list of identities.
   *
   * @param json an array of {@code {"role","trust","policies":[...]}}, and of users
   * @return the roles in their order
   * @throws IllegalArgumentException when something is missing or wrong
   */
  static List<Role> roles(JsonNode json) {
    List<Role> roles = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      try {
        if (json.get(i).has("role")) {
          roles.add(role(json.get(i)));
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("identities[" + i + "]." + e.getMessage(), e);
      }
    }
    return roles;
  }

  /**
   * Reads the users of a list of identities.
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
        if (!json.get(i).has("role")) {
          identities.add(identity(json.get(i)));
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("identities[" + i + "]." + e.getMessage(), e);
      }
    }
    return identities;
  }

  private static Identity identity(JsonNode json) {
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

  private static Role role(JsonNode json) {
    String arn = text(json, "role");
    if (!ROLE.matcher(arn).matches()) {
      throw new IllegalArgumentException(
          "role: " + arn + " (expected: arn:aws:iam::<account>:role/<name>)");
    }
    return new Role(arn, trust(json.path("trust")), policies(json.path("policies")));
  }

  private static PolicyDocument trust(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("trust: missing (expected: a trust policy document)");
    }
    try {
      PolicyDocument trust = PolicyDocument.parse(json.toString());
      // refuses what a trust policy cannot have, and one that names nobody
      PolicySet unused = PolicySet.builder().trust("trust", trust).build();
      return trust;
    } catch (InvalidSpecException e) {
      throw new IllegalArgumentException("trust: " + e.getMessage(), e);
    }
  }

  private static List<PolicyDocument> policies(JsonNode json) {
    if (!json.isMissingNode() && !json.isArray()) {
      throw new IllegalArgumentException("policies: not a list (expected: policy documents)");
    }
    List<PolicyDocument> policies = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      try {
        PolicyDocument policy = PolicyDocument.parse(json.get(i).toString());
        // refuses what an identity's policy cannot have, such as a principal
        PolicySet unused = PolicySet.builder().identity("policy", policy).build();
        policies.add(policy);
      } catch (InvalidSpecException e) {
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
