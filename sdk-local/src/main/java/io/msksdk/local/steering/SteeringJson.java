package io.msksdk.local.steering;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.event.Event;
import io.msksdk.local.iam.Denial;
import java.util.List;

/** The logs in JSON. */
final class SteeringJson {
  private SteeringJson() {}

  static ArrayNode denials(List<Denial> denials) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Denial denial : denials) {
      array
          .addObject()
          .put("sequence", denial.sequence())
          .put("at", denial.at().toString())
          .put("requestId", denial.requestId())
          .put("cluster", denial.cluster())
          .put("principal", denial.principal())
          .put("operation", denial.operation())
          .put("action", denial.action())
          .put("resource", denial.resource())
          .put("reason", denial.reason())
          .put("remedy", denial.remedy());
    }
    return array;
  }

  static ArrayNode events(List<Event> events) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Event event : events) {
      ObjectNode object =
          array
              .addObject()
              .put("sequence", event.sequence())
              .put("at", event.at().toString())
              .put("kind", event.kind());
      ObjectNode facts = object.putObject("facts");
      event.facts().forEach(facts::put);
    }
    return array;
  }
}
