package io.msksdk.core.policy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the ARN of a caller tells: its account, and for the session of a role or a federated user
 * whom it stands for. The name of a service or a public identity provider tells nothing.
 */
record CallerIdentity(
    String text, String partition, String account, String type, String name, String path) {
  private static final int FIELDS = 6;

  static CallerIdentity of(String principal) {
    String[] fields = principal.split(":", FIELDS);
    if (fields.length < FIELDS || !fields[0].equals("arn")) {
      return new CallerIdentity(principal, "", "", "", "", "");
    }
    String resource = fields[5];
    int slash = resource.indexOf('/');
    String type = slash < 0 ? resource : resource.substring(0, slash);
    String path = slash < 0 ? "" : resource.substring(slash + 1);
    String name =
        type.equals("assumed-role")
            ? path.substring(0, path.indexOf('/') < 0 ? path.length() : path.indexOf('/'))
            : path.substring(path.lastIndexOf('/') + 1);
    return new CallerIdentity(principal, fields[1], fields[4], type, name, path);
  }

  boolean isSession() {
    return type.equals("assumed-role");
  }

  /** Says whether a principal of a policy is the role or user this caller is a session of. */
  boolean standsFor(CallerIdentity principal) {
    boolean samePlace = principal.partition.equals(partition) && principal.account.equals(account);
    if (!samePlace || name.isEmpty()) {
      return false;
    }
    if (isSession()) {
      return principal.type.equals("role") && principal.name.equalsIgnoreCase(name);
    }
    return type.equals("federated-user")
        && principal.type.equals("user")
        && principal.path.equals(path);
  }

  /** The context keys every request carries and that follow from the ARN alone. */
  Map<String, ContextValue> keys() {
    Map<String, ContextValue> keys = new HashMap<>();
    put(keys, "aws:principalarn", isSession() ? roleArn() : arn());
    put(keys, "aws:principalaccount", account.isEmpty() ? null : account);
    put(keys, "aws:username", type.equals("user") ? name : null);
    put(
        keys,
        "aws:principaltype",
        switch (type) {
          case "user" -> "User";
          case "assumed-role" -> "AssumedRole";
          case "federated-user" -> "FederatedUser";
          case "root" -> "Account";
          default -> null;
        });
    return keys;
  }

  private @Nullable String arn() {
    return partition.isEmpty() ? null : text;
  }

  /** The path of a role is not part of the ARN of its sessions. */
  private String roleArn() {
    return "arn:" + partition + ":iam::" + account + ":role/" + name;
  }

  private static void put(Map<String, ContextValue> keys, String key, @Nullable String value) {
    if (value != null) {
      keys.put(key, ContextValue.of(value));
    }
  }
}
