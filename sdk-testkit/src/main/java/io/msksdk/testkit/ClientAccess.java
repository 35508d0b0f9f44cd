package io.msksdk.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A way in that a cluster has for Kafka clients. */
public enum ClientAccess {
  /** IAM access control. */
  IAM,
  /** SASL/SCRAM with users in secrets. */
  SCRAM,
  /** Client certificates. */
  CERTIFICATES,
  /** Anybody, over TLS. */
  UNAUTHENTICATED,
  /** Anybody, without encryption. */
  PLAINTEXT;

  private static final Map<String, Boolean> ENABLED = Map.of("enabled", true);

  /** The members of the request that creates a cluster with these. */
  static Map<String, Object> members(Set<ClientAccess> access) {
    Map<String, Object> sasl = new HashMap<>();
    if (access.contains(IAM)) {
      sasl.put("iam", ENABLED);
    }
    if (access.contains(SCRAM)) {
      sasl.put("scram", ENABLED);
    }
    Map<String, Object> authentication = new HashMap<>();
    if (!sasl.isEmpty()) {
      authentication.put("sasl", sasl);
    }
    if (access.contains(CERTIFICATES)) {
      String authority =
          "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/"
              + "00000000-0000-4000-8000-000000000000";
      authentication.put(
          "tls", Map.of("enabled", true, "certificateAuthorityArnList", List.of(authority)));
    }
    if (access.contains(UNAUTHENTICATED) || access.contains(PLAINTEXT)) {
      authentication.put("unauthenticated", ENABLED);
    }
    Map<String, Object> members = new HashMap<>();
    members.put("clientAuthentication", authentication);
    if (access.contains(PLAINTEXT)) {
      members.put(
          "encryptionInfo", Map.of("encryptionInTransit", Map.of("clientBroker", "TLS_PLAINTEXT")));
    }
    return members;
  }
}
