package io.msksdk.local.companion.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.control.ServiceFront;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.http.HttpQuery;
import io.msksdk.local.http.HttpReply;
import io.msksdk.local.identity.Identities;
import io.msksdk.local.identity.Role;
import io.msksdk.local.identity.TemporaryCredentials;
import io.msksdk.local.refusal.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * The credentials endpoint of containers, {@code /_local/credentials/container/{role}}, and the
 * metadata service of instances, version 2, {@code /_local/credentials/instance/{role}/latest/...}.
 * The role is its name in the default account, or its ARN, percent-encoded. Thread-safe.
 */
public final class CredentialEndpoints implements ServiceFront {
  private static final String PREFIX = "/_local/credentials/";
  private static final Duration LIFETIME = Duration.ofHours(6);

  private final Identities identities;
  private final InstantSource time;
  private final MetadataTokens tokens;

  /**
   * Gives out credentials of roles.
   *
   * @param identities whose roles
   * @param time the real time, which credentials end by
   */
  public CredentialEndpoints(Identities identities, InstantSource time) {
    this.identities = identities;
    this.time = time;
    this.tokens = new MetadataTokens(time);
  }

  @Override
  public boolean takes(HttpCall call) {
    String path = call.rawPath();
    return path.startsWith(PREFIX + "container/") || path.startsWith(PREFIX + "instance/");
  }

  @Override
  public HttpReply answer(HttpCall call) {
    String[] parts = call.rawPath().substring(PREFIX.length()).split("/", 3);
    try {
      String role = HttpQuery.decoded(parts[1]);
      return parts[0].equals("container")
          ? container(call, role)
          : instance(call, role, parts.length == 3 ? parts[2] : "");
    } catch (Refusal e) {
      return text(e.status(), String.valueOf(e.getMessage()));
    }
  }

  private HttpReply container(HttpCall call, String name) {
    requireGet(call);
    Role role = role(name);
    return json(written(open(role)).put("RoleArn", role.arn()));
  }

  private HttpReply instance(HttpCall call, String name, String path) {
    if (path.equals("latest/api/token")) {
      return tokens.give(call);
    }
    tokens.require(call);
    requireGet(call);
    Role role = role(name);
    if (path.equals("latest/meta-data/placement/region")) {
      return text(200, "us-east-1");
    }
    String list = "latest/meta-data/iam/security-credentials/";
    if (path.equals(list) || (path + "/").equals(list)) {
      return text(200, role.name());
    }
    if (path.equals(list + role.name())) {
      return json(
          written(open(role))
              .put("Code", "Success")
              .put("Type", "AWS-HMAC")
              .put("LastUpdated", time.instant().toString()));
    }
    throw Refusal.of(
        404, "NotFound", path + ": not found (expected: " + list + " or latest/api/token)");
  }

  private TemporaryCredentials open(Role role) {
    return identities.open(role, "local-session", time.instant().plus(LIFETIME));
  }

  private Role role(String name) {
    String arn =
        name.startsWith("arn:")
            ? name
            : "arn:aws:iam::" + Identities.DEFAULT_ACCOUNT + ":role/" + name;
    return identities
        .role(arn)
        .orElseThrow(
            () ->
                Refusal.of(
                    404,
                    "NotFound",
                    "role: " + arn + " (expected: a role put with POST /_local/identities)"));
  }

  private static void requireGet(HttpCall call) {
    if (!call.method().equals("GET")) {
      throw Refusal.of(405, "MethodNotAllowed", call.method() + " (expected: GET)");
    }
  }

  private static ObjectNode written(TemporaryCredentials credentials) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("AccessKeyId", credentials.accessKeyId())
        .put("SecretAccessKey", credentials.secretAccessKey())
        .put("Token", credentials.sessionToken())
        .put("Expiration", credentials.expiresAt().toString());
  }

  private static HttpReply json(ObjectNode body) {
    return HttpReply.json(200, Map.of(), body.toString());
  }

  static HttpReply text(int status, String text) {
    return HttpReply.of(status, Map.of("Content-Type", "text/plain"), text.getBytes(UTF_8));
  }
}
