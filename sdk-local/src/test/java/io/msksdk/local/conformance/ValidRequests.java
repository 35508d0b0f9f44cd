package io.msksdk.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.msksdk.local.Fixtures;
import io.msksdk.local.TestEngine;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Requests that are valid as they are. They are written down as JSON, with {@code $name} where a
 * resource is meant that has to be there; each time they are asked for, the resources are new.
 */
final class ValidRequests implements AutoCloseable {
  private final Fixtures fixtures;
  private final JsonNode requests;

  ValidRequests(TestEngine engine) {
    this.fixtures = new Fixtures(engine);
    try (InputStream in = ValidRequests.class.getResourceAsStream("valid-requests.json")) {
      this.requests = new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Object client(ModelOperation operation) {
    return operation.service().equals("kafka") ? fixtures.kafka() : fixtures.connect();
  }

  List<AwsRequest> of(ModelOperation operation) throws ReflectiveOperationException {
    return read(operation, requests.required(operation.service()).required(operation.name()));
  }

  /**
   * Requests that are refused also when they are complete, with members that no accepted request
   * has.
   */
  List<AwsRequest> places(ModelOperation operation) throws ReflectiveOperationException {
    return read(
        operation, requests.path("places").path(operation.service()).path(operation.name()));
  }

  private List<AwsRequest> read(ModelOperation operation, JsonNode list)
      throws ReflectiveOperationException {
    List<AwsRequest> valid = new ArrayList<>();
    Fixtures.Resources resources = fixtures.resources();
    for (JsonNode each : list) {
      SdkPojo builder =
          (SdkPojo) operation.method().getParameterTypes()[0].getMethod("builder").invoke(null);
      ModelJson.fill(builder, resolved(each, resources));
      valid.add((AwsRequest) ((Buildable) builder).build());
    }
    return valid;
  }

  private static JsonNode resolved(JsonNode json, Fixtures.Resources resources) {
    if (json instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object.properties().forEach(e -> copy.set(e.getKey(), resolved(e.getValue(), resources)));
      return copy;
    } else if (json instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(each -> copy.add(resolved(each, resources)));
      return copy;
    }
    return json.isTextual() && json.textValue().startsWith("$")
        ? TextNode.valueOf(resources.named(json.textValue().substring(1)))
        : json;
  }

  @Override
  public void close() {
    fixtures.close();
  }
}
