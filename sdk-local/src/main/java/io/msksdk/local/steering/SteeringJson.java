package io.msksdk.local.steering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.msksdk.local.event.Event;
import io.msksdk.local.iam.Denial;
import io.msksdk.local.invariant.Findings;
import io.msksdk.local.invariant.Unsettled;
import io.msksdk.local.invariant.Violation;
import io.msksdk.local.log.LogLine;
import io.msksdk.local.monitoring.Exporters;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The logs in JSON. */
final class SteeringJson {
  private static final ObjectMapper JSON = new ObjectMapper();

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
          .put("statement", denial.statement())
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
      if (event.kind().equals("call")) {
        object.set("cloudTrail", cloudTrail(event));
      }
    }
    return array;
  }

  static ArrayNode log(List<LogLine> lines) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    lines.forEach(
        line -> array.addObject().put("sequence", line.sequence()).put("text", line.text()));
    return array;
  }

  /** A call as CloudTrail writes it down (CloudTrail User Guide, "CloudTrail record contents"). */
  private static ObjectNode cloudTrail(Event event) {
    Map<String, String> facts = event.facts();
    ObjectNode trail = JsonNodeFactory.instance.objectNode();
    trail.put("eventVersion", "1.09");
    trail.put("eventTime", event.at().truncatedTo(ChronoUnit.SECONDS).toString());
    trail.put("eventSource", facts.get("eventSource"));
    trail.put("eventName", facts.get("operation"));
    trail.put("awsRegion", facts.get("region"));
    trail.put("sourceIPAddress", facts.get("sourceIp"));
    trail.put("userAgent", facts.get("userAgent"));
    trail.put("errorCode", facts.get("errorCode"));
    trail.put("errorMessage", facts.get("errorMessage"));
    trail.put("requestID", facts.get("requestId"));
    trail.put("eventID", new UUID(0, event.sequence()).toString());
    trail.put("readOnly", "true".equals(facts.get("readOnly")));
    trail.put("eventType", "AwsApiCall");
    trail.put("managementEvent", true);
    trail.put("recipientAccountId", facts.get("account"));
    trail.put("eventCategory", "Management");
    trail.properties().removeIf(member -> member.getValue().isNull());
    trail.set("userIdentity", identity(facts));
    trail.set("requestParameters", parsed(facts.getOrDefault("parameters", "{}")));
    return trail;
  }

  private static ObjectNode identity(Map<String, String> facts) {
    String arn = facts.getOrDefault("principal", "");
    String part = arn.substring(arn.lastIndexOf(':') + 1);
    ObjectNode identity = JsonNodeFactory.instance.objectNode();
    if (!arn.startsWith("arn:")) {
      return identity.put("type", "Unknown");
    }
    identity.put("type", part.startsWith("assumed-role/") ? "AssumedRole" : "IAMUser");
    identity.put("arn", arn).put("accountId", facts.get("account"));
    if (part.startsWith("user/")) {
      identity.put("userName", part.substring(part.lastIndexOf('/') + 1));
    }
    return identity;
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(json);
    }
  }

  /** Targets as Prometheus reads them by HTTP, in groups of one: each broker has its own labels. */
  static ArrayNode targets(List<Exporters.Target> targets) {
    ArrayNode groups = JsonNodeFactory.instance.arrayNode();
    for (Exporters.Target target : targets) {
      ObjectNode group = groups.addObject();
      group.putArray("targets").add("localhost:" + target.port());
      ObjectNode labels = group.putObject("labels");
      labels.put("job", target.job().name().toLowerCase(Locale.ROOT));
      if (target.broker() > 0) {
        labels.put("broker", Integer.toString(target.broker()));
      } else {
        labels.put("controller", "1");
      }
    }
    return groups;
  }

  static ObjectNode findings(Findings findings) {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("last", findings.last());
    ArrayNode violations = object.putArray("violations");
    for (Violation violation : findings.violations()) {
      violations
          .addObject()
          .put("sequence", violation.sequence())
          .put("rule", violation.rule())
          .put("resource", violation.resource())
          .put("detail", violation.detail());
    }
    ArrayNode unsettled = object.putArray("unsettled");
    for (Unsettled resource : findings.unsettled()) {
      unsettled.addObject().put("resource", resource.resource()).put("state", resource.state());
    }
    return object;
  }
}
