package io.msksdk.local.companion.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.http.HttpReply;
import io.msksdk.local.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Smithy's RPC v2 with CBOR: the operation is in the path. */
public final class CborProtocol implements Protocol {
  private static final int LARGEST_BODY = 16 << 20;

  private final String prefix;

  /**
   * Speaks for one service.
   *
   * @param service the service's name in the path
   */
  public CborProtocol(String service) {
    this.prefix = "/service/" + service + "/operation/";
  }

  @Override
  public boolean takes(HttpCall call) {
    return call.rawPath().startsWith(prefix);
  }

  @Override
  public String operation(HttpCall call) {
    return call.rawPath().substring(prefix.length());
  }

  @Override
  public ObjectNode read(HttpCall call) {
    return CborReader.object(unpacked(call));
  }

  @Override
  public HttpReply write(String operation, ObjectNode response, String requestId) {
    return reply(200, response, requestId);
  }

  @Override
  public HttpReply refuse(Refusal refusal, String requestId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("__type", refusal.errorType());
    body.put("message", refusal.getMessage());
    return reply(refusal.status(), body, requestId);
  }

  /** Clients compress large requests of some operations. */
  private static byte[] unpacked(HttpCall call) {
    boolean packed = call.header("Content-Encoding").equals("gzip");
    if (!packed) {
      return call.body();
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(call.body()))) {
      return in.readNBytes(LARGEST_BODY);
    } catch (IOException e) {
      throw Refusal.of(400, "SerializationException", "body: not gzip (expected: gzip)");
    }
  }

  private static HttpReply reply(int status, JsonNode body, String requestId) {
    return HttpReply.of(
        status,
        Map.of(
            "Content-Type", "application/cbor",
            "smithy-protocol", "rpc-v2-cbor",
            "x-amzn-RequestId", requestId),
        CborWriter.bytes(body));
  }
}
