package io.msksdk.local.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.msksdk.local.refusal.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * The parts of a request that carry members, and their reader.
 *
 * @param path the values of the path's placeholders, decoded, by name
 * @param query the query, decoded
 * @param body the body, an object
 */
public record WireRequest(
    Map<String, String> path, Map<String, List<String>> query, JsonNode body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Parses the body of a request.
   *
   * @param path the values of the path's placeholders, decoded, by name
   * @param query the query, decoded
   * @param body the body, possibly none
   * @return the request
   * @throws Refusal a bad request when the body is no JSON object
   */
  public static WireRequest of(
      Map<String, String> path, Map<String, List<String>> query, byte[] body) {
    return new WireRequest(path, query, body.length == 0 ? JSON.createObjectNode() : parsed(body));
  }

  /**
   * Reads this as a request of the model.
   *
   * @param builder a new builder of the request's class
   * @param <B> the builder
   * @param <T> the request
   * @return the request
   * @throws Refusal a bad request that names the member of a wrong type
   */
  public <B extends SdkPojo & SdkBuilder<B, T>, T> T as(B builder) {
    fill(builder);
    return builder.build();
  }

  void fill(SdkPojo builder) {
    WireReader.fill(builder, body, "");
    for (SdkField<?> field : builder.sdkFields()) {
      String name = field.locationName();
      if (field.location() == MarshallLocation.PATH) {
        field.set(builder, WireReader.text(field, path.getOrDefault(name, ""), name));
      } else if (field.location() == MarshallLocation.QUERY_PARAM) {
        List<String> values = query.get(name);
        field.set(builder, values == null ? null : fromQuery(field, values, name));
      }
    }
  }

  private static Object fromQuery(SdkField<?> field, List<String> values, String name) {
    return field.marshallingType() == MarshallingType.LIST
        ? List.copyOf(values)
        : WireReader.text(field, values.get(0), name);
  }

  private static JsonNode parsed(byte[] body) {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw Refusal.badRequest("body", "body: not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw Refusal.badRequest("body", "body: not JSON (expected: an object)");
    }
    if (json == null || !json.isObject()) {
      throw Refusal.badRequest("body", "body: not an object (expected: a JSON object)");
    }
    return json;
  }
}
