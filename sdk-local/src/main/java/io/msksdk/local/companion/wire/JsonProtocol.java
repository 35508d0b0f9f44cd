package io.msksdk.local.companion.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.http.HttpReply;
import io.msksdk.local.refusal.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** JSON 1.1: the operation is named in a header. */
public final class JsonProtocol implements Protocol {
  private static final String TARGET = "x-amz-target";
  private static final String TYPE = "application/x-amz-json-1.1";
  private static final double MILLIS = 1000.0;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String prefix;

  /**
   * Speaks for one service.
   *
   * @param service the service's name in the header, such as {@code secretsmanager}
   */
  public JsonProtocol(String service) {
    this.prefix = service + ".";
  }

  @Override
  public boolean takes(HttpCall call) {
    return target(call).startsWith(prefix);
  }

  @Override
  public String operation(HttpCall call) {
    return target(call).substring(prefix.length());
  }

  @Override
  public ObjectNode read(HttpCall call) {
    try {
      JsonNode body = call.body().length == 0 ? null : JSON.readTree(call.body());
      if (body instanceof ObjectNode request) {
        return request;
      }
    } catch (IOException e) {
      throw Refusal.of(400, "SerializationException", "body: not JSON (expected: an object)");
    }
    throw Refusal.of(400, "SerializationException", "body: not an object (expected: an object)");
  }

  @Override
  public HttpReply write(String operation, ObjectNode response, String requestId) {
    return reply(200, seconds(response), requestId);
  }

  /** These services answer every error of the caller with 400; the name tells them apart. */
  @Override
  public HttpReply refuse(Refusal refusal, String requestId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("__type", refusal.errorType());
    body.put("message", refusal.getMessage());
    boolean caller = refusal.status() < 500 && refusal.status() != 429;
    return reply(caller ? 400 : refusal.status(), body, requestId);
  }

  private static HttpReply reply(int status, JsonNode body, String requestId) {
    return HttpReply.of(
        status,
        Map.of("Content-Type", TYPE, "x-amzn-RequestId", requestId),
        body.toString().getBytes(UTF_8));
  }

  /** Times are numbers in this protocol. */
  private static JsonNode seconds(JsonNode node) {
    if (node instanceof POJONode time && time.getPojo() instanceof Instant instant) {
      return JsonNodeFactory.instance.numberNode(instant.toEpochMilli() / MILLIS);
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(member -> member.setValue(seconds(member.getValue())));
    } else if (node.isArray()) {
      node.forEach(JsonProtocol::seconds);
    }
    return node;
  }

  private static String target(HttpCall call) {
    return call.header(TARGET);
  }
}
