package io.msksdk.local.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.route.RouteTable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a call asks for, as far as it may be shown. */
final class CallFacts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 4096;
  private static final String HIDDEN = "***";
  private static final List<String> SECRET = List.of("password", "secretstring", "secretbinary");
  // bodies of configurations may hold passwords, and the service's own trail hides them too
  private static final List<String> FILES =
      List.of("serverproperties", "propertiesfilecontent", "connectorconfiguration");

  private CallFacts() {}

  /** The ARN a call is about, or a star: most operations that create or list have no resource. */
  static String resource(RouteTable.Match match) {
    return match.values().values().stream().filter(CallFacts::isArn).findFirst().orElse("*");
  }

  /** The call's parameters from path, query and body, without secrets, as JSON. */
  static String parameters(HttpCall call, RouteTable.Match match) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    match.values().forEach(parameters::put);
    call.query()
        .forEach(
            (name, values) -> {
              if (!name.startsWith("X-Amz-")) {
                parameters.put(name, String.join(",", values));
              }
            });
    if (call.body().length > LONGEST) {
      parameters.put("body", "more than " + LONGEST + " bytes, left out");
    } else if (call.body().length > 0) {
      body(call.body()).properties().forEach(e -> parameters.set(e.getKey(), e.getValue()));
    }
    return parameters.toString();
  }

  private static JsonNode body(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      hide(json);
      return json;
    } catch (IOException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private static void hide(JsonNode json) {
    if (json instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (isSecret(member.getKey())) {
          member.setValue(TextNode.valueOf(HIDDEN));
        } else {
          hide(member.getValue());
        }
      }
    } else if (json != null && json.isArray()) {
      json.forEach(CallFacts::hide);
    }
  }

  private static boolean isSecret(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return FILES.contains(lowerCase) || SECRET.stream().anyMatch(lowerCase::contains);
  }

  private static boolean isArn(String value) {
    return value.startsWith("arn:") && value.split(":", 6).length == 6;
  }
}
