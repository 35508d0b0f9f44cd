package io.msksdk.admin.storage;

import io.msksdk.core.json.JsonObject;
import java.util.List;

/**
 * A service outside of AWS that EventBridge hands events to. What is secret of it is a parameter of
 * the template.
 */
enum AlertDestination {
  /** An incoming webhook: its address is the secret, and it wants a text. */
  SLACK("Slack", "SlackWebhook", "", "", "{\"text\": \"Amazon MSK: <what> <affected>\"}"),
  /** The intake of logs of Datadog's site US1. */
  DATADOG(
      "Datadog",
      "DatadogApiKey",
      "https://http-intake.logs.datadoghq.com/api/v2/logs",
      "DD-API-KEY",
      ""),
  /** The intake of logs of New Relic's region US. */
  NEW_RELIC("NewRelic", "NewRelicLicenseKey", "https://log-api.newrelic.com/log/v1", "Api-Key", "");

  private final String name;
  private final String secret;
  private final String endpoint;
  private final String header;
  private final String template;

  AlertDestination(String name, String secret, String endpoint, String header, String template) {
    this.name = name;
    this.secret = secret;
    this.endpoint = endpoint;
    this.header = header;
    this.template = template;
  }

  String destination() {
    return name + "Destination";
  }

  void parameters(JsonObject.Builder parameters) {
    parameters.object(
        secret, JsonObject.builder().text("Type", "String").flag("NoEcho", true).build());
    if (!endpoint.isEmpty()) {
      parameters.object(
          name + "Endpoint",
          JsonObject.builder().text("Type", "String").text("Default", endpoint).build());
    }
  }

  void resources(JsonObject.Builder resources) {
    resources.object(
        name + "Connection",
        resource(
            "AWS::Events::Connection",
            JsonObject.builder()
                .text("AuthorizationType", "API_KEY")
                .object(
                    "AuthParameters",
                    JsonObject.builder().object("ApiKeyAuthParameters", key()).build())));
    resources.object(
        destination(),
        resource(
            "AWS::Events::ApiDestination",
            JsonObject.builder()
                .object("ConnectionArn", arnOf(name + "Connection"))
                .text("HttpMethod", "POST")
                .object("InvocationEndpoint", ref(endpoint.isEmpty() ? secret : name + "Endpoint"))
                .number("InvocationRateLimitPerSecond", 1)));
  }

  JsonObject target() {
    JsonObject.Builder target =
        JsonObject.builder()
            .text("Id", name)
            .object("Arn", arnOf(destination()))
            .object("RoleArn", arnOf("Role"));
    if (!template.isEmpty()) {
      target.object(
          "InputTransformer",
          JsonObject.builder()
              .object(
                  "InputPathsMap",
                  JsonObject.builder()
                      .text("what", "$.detail.eventTypeCode")
                      .text("affected", "$.resources")
                      .build())
              .text("InputTemplate", template)
              .build());
    }
    return target.build();
  }

  /** Every connection has a key; Slack looks at none, since the address is the secret. */
  private JsonObject key() {
    JsonObject.Builder key = JsonObject.builder();
    return header.isEmpty()
        ? key.text("ApiKeyName", "X-From").text("ApiKeyValue", "amazon-msk").build()
        : key.text("ApiKeyName", header).object("ApiKeyValue", ref(secret)).build();
  }

  static JsonObject resource(String type, JsonObject.Builder properties) {
    return JsonObject.builder().text("Type", type).object("Properties", properties.build()).build();
  }

  static JsonObject ref(String name) {
    return JsonObject.builder().text("Ref", name).build();
  }

  static JsonObject arnOf(String resource) {
    return JsonObject.builder().texts("Fn::GetAtt", List.of(resource, "Arn")).build();
  }
}
