package io.msksdk.admin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class StorageAlertRuleTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:operators";

  @Test
  void rule_takesWhatAwsHealthSaysOfMsk() {
    JsonObject pattern =
        JsonObject.parse(
            "pattern", StorageAlertRule.named("msk").toTopic(TOPIC).build().eventPattern());

    assertThat(pattern.texts("source")).containsExactly("aws.health");
    assertThat(pattern.texts("detail-type")).containsExactly("AWS Health Event");
    assertThat(pattern.object("detail").orElseThrow().texts("service")).containsExactly("KAFKA");
  }

  @Test
  void template_hasTargets_withWhatTheyNeed_andNoSecret() {
    JsonObject template =
        template(
            StorageAlertRule.named("msk")
                .toTopic(TOPIC)
                .toSlack()
                .toDatadog()
                .toNewRelic()
                .build());

    JsonObject resources = template.object("Resources").orElseThrow();
    assertThat(resources.names())
        .containsExactlyInAnyOrder(
            "Rule",
            "Role",
            "SlackConnection",
            "SlackDestination",
            "DatadogConnection",
            "DatadogDestination",
            "NewRelicConnection",
            "NewRelicDestination");
    JsonObject rule = properties(resources, "Rule");
    assertThat(rule.objects("Targets"))
        .extracting(target -> target.requiredText("Id"))
        .containsExactly("Topic1", "Slack", "Datadog", "NewRelic");
    assertThat(rule.objects("Targets").get(1).object("InputTransformer").orElseThrow())
        .satisfies(
            input -> assertThat(input.requiredText("InputTemplate")).startsWith("{\"text\""));
    JsonObject parameters = template.object("Parameters").orElseThrow();
    for (String secret : new String[] {"SlackWebhook", "DatadogApiKey", "NewRelicLicenseKey"}) {
      assertThat(parameters.object(secret).orElseThrow().flag("NoEcho")).contains(true);
    }
    assertThat(
            properties(resources, "SlackDestination")
                .object("InvocationEndpoint")
                .orElseThrow()
                .requiredText("Ref"))
        .isEqualTo("SlackWebhook");
    JsonObject allowed =
        properties(resources, "Role")
            .objects("Policies")
            .get(0)
            .object("PolicyDocument")
            .orElseThrow()
            .objects("Statement")
            .get(0);
    assertThat(allowed.objects("Resource")).hasSize(3);
  }

  @Test
  void ruleForATopicAlone_needsNoRole() {
    JsonObject template = template(StorageAlertRule.named("msk").toTopic(TOPIC).build());

    assertThat(template.names()).containsExactly("AWSTemplateFormatVersion", "Resources");
    assertThat(template.object("Resources").orElseThrow().names()).containsExactly("Rule");
  }

  @Test
  void ruleWithoutATarget_orWithTooMany_isRefused() {
    assertThatThrownBy(() -> StorageAlertRule.named("msk").build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("targets: 0 (expected: from 1 to 5)");
    StorageAlertRule.Builder many = StorageAlertRule.named("msk").toSlack().toDatadog();
    for (int i = 0; i < 4; i++) {
      many.toTopic(TOPIC + i);
    }
    assertThatThrownBy(many::build).hasMessageContaining("targets: 6");
  }

  private static JsonObject template(StorageAlertRule rule) {
    return JsonObject.parse("template", rule.cloudFormation());
  }

  private static JsonObject properties(JsonObject resources, String name) {
    return resources.object(name).orElseThrow().object("Properties").orElseThrow();
  }
}
