package io.msksdk.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.msksdk.core.sigv4.SignableRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the payload of {@code AWS_MSK_IAM}: a presigned query as JSON, names in lower case. */
final class PayloadReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> NOT_IN_QUERY = Set.of("version", "host", "user-agent", "action");

  private PayloadReader() {}

  static LoginClaim read(byte[] bytes) throws LoginClaim.Unreadable {
    JsonNode payload = json(bytes);
    String version = payload.path("version").asText();
    if (!version.equals(LoginForm.PAYLOAD_VERSION)) {
      throw new LoginClaim.Unreadable(
          "version: " + version + " (expected: " + LoginForm.PAYLOAD_VERSION + ")");
    }
    return new LoginClaim(
        payload.path("host").asText(),
        payload.path("action").asText(),
        payload.path("x-amz-credential").asText(),
        payload.path("x-amz-expires").asText(),
        presigned(payload));
  }

  private static JsonNode json(byte[] bytes) throws LoginClaim.Unreadable {
    JsonNode payload;
    try {
      payload = JSON.readTree(bytes);
    } catch (IOException e) {
      throw new LoginClaim.Unreadable("the payload is not JSON");
    }
    if (!payload.isObject()) {
      throw new LoginClaim.Unreadable("the payload is not an object");
    }
    return payload;
  }

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
}
