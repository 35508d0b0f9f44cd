package io.msksdk.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes IAM users and role sessions at an engine. */
final class Identities {
  private static final String ACCESS_KEY_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final EngineHttp http;
  private final String account;
  private final SecureRandom random = new SecureRandom();

  Identities(EngineHttp http, String account) {
    this.http = http;
    this.account = account;
  }

  LocalIdentity user(String name, List<String> policies) {
    String arn = "arn:aws:iam::" + account + ":user/" + name;
    return added(LocalIdentity.user(arn, "AKIALOCAL" + letters(11), letters(40)), policies);
  }

  LocalIdentity session(String role, String name, List<String> policies) {
    String arn = "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + name;
    return added(
        LocalIdentity.session(arn, "ASIALOCAL" + letters(11), letters(40), letters(100)), policies);
  }

  private LocalIdentity added(LocalIdentity identity, List<String> policies) {
    Map<String, Object> entry = new HashMap<>();
    entry.put("accessKeyId", identity.accessKey());
    entry.put("secretAccessKey", identity.secretKey());
    identity.sessionToken().ifPresent(token -> entry.put("sessionToken", token));
    entry.put("arn", identity.arn());
    entry.put("policies", policies.stream().map(Identities::parsed).toList());
    http.post("/_local/identities", List.of(entry));
    return identity;
  }

  private static JsonNode parsed(String policy) {
    try {
      return EngineHttp.JSON.readTree(policy);
    } catch (JsonProcessingException e) {
      throw LocalMskException.argument(
          "policy: " + policy + " (expected: an IAM policy document as JSON).", e);
    }
  }

  private String letters(int count) {
    StringBuilder letters = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      letters.append(ACCESS_KEY_LETTERS.charAt(random.nextInt(ACCESS_KEY_LETTERS.length())));
    }
    return letters.toString();
  }
}
