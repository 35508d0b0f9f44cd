package io.msksdk.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.msksdk.core.sigv4.SigV4Verdict;
import io.msksdk.core.sigv4.SignableRequest;
import io.msksdk.local.identity.Identity;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks one login: the payload, its signature, and the right to connect. */
final class IamLogin {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SERVICE = "kafka-cluster";
  private static final String CONNECT = KafkaActions.CONNECT.action();
  private static final int LONGEST_EXPIRY_SECONDS = 900;
  private static final Set<String> NOT_IN_QUERY = Set.of("version", "host", "user-agent", "action");

  private final ClusterAccess access;
  private final String requestId = UUID.randomUUID().toString();

  IamLogin(ClusterAccess access) {
    this.access = access;
  }

  /** Decides; a refusal has no principal, and its reason is in the log under the request's id. */
  Outcome verify(byte[] bytes) {
    JsonNode payload;
    try {
      payload = JSON.readTree(bytes);
    } catch (IOException e) {
      return refuse("unknown", "the payload is not JSON");
    }
    String key = payload.path("x-amz-credential").asText().split("/", 2)[0];
    Optional<Identity> known = access.signatures().identities().withKey(key);
    String caller = known.map(Identity::arn).orElse(key.isEmpty() ? "unknown" : key);
    String flaw = flaw(payload);
    if (flaw != null) {
      return refuse(caller, flaw);
    }
    SigV4Verdict verdict = access.signatures().check(SERVICE, presigned(payload));
    if (verdict instanceof SigV4Verdict.Refused refused) {
      return refuse(caller, refused.reason() + ": " + refused.message());
    }
    if (access.signatures().expired(known.orElseThrow())) {
      return refuse(caller, "the session token has expired");
    }
    IamNeed need = access.actions().onCluster(KafkaActions.CONNECT);
    access.needed(caller, need);
    Verdict right = access.decide(caller, need);
    return right.allowed() ? accept(caller) : refuse(caller, right);
  }

  /** What the signature does not say by itself: for whom and for what it was made. */
  private @Nullable String flaw(JsonNode payload) {
    if (!payload.isObject()) {
      return "the payload is not an object";
    }
    String version = payload.path("version").asText();
    if (!version.equals(IamSaslServer.VERSION)) {
      return "version: " + version + " (expected: " + IamSaslServer.VERSION + ")";
    }
    String host = payload.path("host").asText();
    if (!access.answersTo(host)) {
      return "host: " + host + " (expected: a name of this broker)";
    }
    String action = payload.path("action").asText();
    if (!action.equals(CONNECT)) {
      return "action: " + action + " (expected: " + CONNECT + ")";
    }
    String[] scope = payload.path("x-amz-credential").asText().split("/", -1);
    if (scope.length == 5 && !scope[2].equals(access.region())) {
      return "region: " + scope[2] + " (expected: " + access.region() + ")";
    }
    if (payload.path("x-amz-expires").asInt(Integer.MAX_VALUE) > LONGEST_EXPIRY_SECONDS) {
      return "expires: "
          + payload.path("x-amz-expires").asText()
          + " (expected: at most "
          + LONGEST_EXPIRY_SECONDS
          + " seconds)";
    }
    return null;
  }

  /** The payload's members are the presigned query, with their names in lower case. */
  private static SignableRequest presigned(JsonNode payload) {
    SignableRequest.Builder request =
        SignableRequest.builder("GET", "/").addHeader("host", payload.path("host").asText());
    request.addQueryParameter("Action", payload.path("action").asText());
    for (Map.Entry<String, JsonNode> member : payload.properties()) {
      if (!NOT_IN_QUERY.contains(member.getKey())) {
        request.addQueryParameter(queryName(member.getKey()), member.getValue().asText());
      }
    }
    return request.build();
  }

  private static String queryName(String lowerCase) {
    if (lowerCase.equals("x-amz-signedheaders")) {
      return "X-Amz-SignedHeaders";
    }
    StringBuilder name = new StringBuilder();
    for (String part : lowerCase.split("-", -1)) {
      if (!name.isEmpty()) {
        name.append('-');
      }
      name.append(part.isEmpty() ? "" : part.substring(0, 1).toUpperCase(Locale.ROOT));
      name.append(part.isEmpty() ? "" : part.substring(1));
    }
    return name.toString();
  }

  private Outcome accept(String caller) {
    access
        .events()
        .add(
            "login",
            Map.of(
                "principal", caller, "cluster", access.clusterArn(), "mechanism", "AWS_MSK_IAM"));
    return new Outcome(requestId, caller);
  }

  private Outcome refuse(String caller, String reason) {
    return refuse(caller, Verdict.refused(reason));
  }

  private Outcome refuse(String caller, Verdict verdict) {
    IamNeed need = access.actions().onCluster(KafkaActions.CONNECT);
    access.denials().add(requestId, access.clusterArn(), caller, "CONNECT", need, verdict);
    return new Outcome(requestId, null);
  }

  /** How a login ended: with a principal, or without. */
  record Outcome(String requestId, @Nullable String principal) {}
}
