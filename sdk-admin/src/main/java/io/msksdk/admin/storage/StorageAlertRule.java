package io.msksdk.admin.storage;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An EventBridge rule that hands MSK's storage alerts on, as a CloudFormation template. Immutable.
 *
 * <p>MSK sends its alerts to EventBridge by way of AWS Health (Amazon MSK Developer Guide, "Amazon
 * MSK storage capacity alerts"). No guide names their type codes, so the rule takes every event of
 * AWS Health about MSK in its account and Region, other notices of MSK included.
 *
 * <pre>{@code
 * StorageAlertRule rule = StorageAlertRule.named("msk-alerts").toTopic(topicArn).toSlack().build();
 * Files.writeString(path, rule.cloudFormation());
 * }</pre>
 */
public final class StorageAlertRule {
  private static final int MOST_TARGETS = 5;

  private final String name;
  private final List<String> topics;
  private final Set<AlertDestination> destinations;

  private StorageAlertRule(Builder builder) {
    name = builder.name;
    topics = List.copyOf(builder.topics);
    destinations = Collections.unmodifiableSet(builder.destinations.clone());
  }

  /**
   * Starts a rule that hands nothing on.
   *
   * @param name the rule's name
   * @return a builder
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /**
   * Returns what the rule looks for.
   *
   * @return the event pattern, JSON text
   */
  public String eventPattern() {
    return pattern().pretty();
  }

  /**
   * Returns the rule with its targets, and what these need: connections, destinations and a role.
   * Keys and the address of a webhook are parameters that are not shown.
   *
   * @return a template, JSON text
   */
  public String cloudFormation() {
    JsonObject.Builder parameters = JsonObject.builder();
    JsonObject.Builder resources = JsonObject.builder().object("Rule", rule());
    destinations.forEach(
        destination -> {
          destination.parameters(parameters);
          destination.resources(resources);
        });
    JsonObject.Builder template =
        JsonObject.builder().text("AWSTemplateFormatVersion", "2010-09-09");
    if (!destinations.isEmpty()) {
      template.object("Parameters", parameters.build());
      resources.object("Role", role());
    }
    return template.object("Resources", resources.build()).build().pretty();
  }

  private static JsonObject pattern() {
    return JsonObject.builder()
        .texts("source", List.of("aws.health"))
        .texts("detail-type", List.of("AWS Health Event"))
        .object("detail", JsonObject.builder().texts("service", List.of("KAFKA")).build())
        .build();
  }

  private JsonObject rule() {
    List<JsonObject> targets = new ArrayList<>();
    for (int i = 0; i < topics.size(); i++) {
      targets.add(
          JsonObject.builder().text("Id", "Topic" + (i + 1)).text("Arn", topics.get(i)).build());
    }
    destinations.forEach(destination -> targets.add(destination.target()));
    return AlertDestination.resource(
        "AWS::Events::Rule",
        JsonObject.builder()
            .text("Name", name)
            .text("Description", "Hands storage alerts and other notices of Amazon MSK on")
            .text("State", "ENABLED")
            .object("EventPattern", pattern())
            .objects("Targets", targets));
  }

  private JsonObject role() {
    List<JsonObject> invoked = new ArrayList<>();
    destinations.forEach(each -> invoked.add(AlertDestination.arnOf(each.destination())));
    JsonObject trust =
        statement("sts:AssumeRole")
            .object(
                "Principal", JsonObject.builder().text("Service", "events.amazonaws.com").build())
            .build();
    JsonObject invoke =
        statement("events:InvokeApiDestination").objects("Resource", invoked).build();
    return AlertDestination.resource(
        "AWS::IAM::Role",
        JsonObject.builder()
            .object("AssumeRolePolicyDocument", document(trust))
            .objects(
                "Policies",
                List.of(
                    JsonObject.builder()
                        .text("PolicyName", "invoke")
                        .object("PolicyDocument", document(invoke))
                        .build())));
  }

  private static JsonObject.Builder statement(String action) {
    return JsonObject.builder().text("Effect", "Allow").text("Action", action);
  }

  private static JsonObject document(JsonObject statement) {
    return JsonObject.builder()
        .text("Version", "2012-10-17")
        .objects("Statement", List.of(statement))
        .build();
  }

  @Override
  public String toString() {
    return "StorageAlertRule[" + name + ", topics=" + topics.size() + ", " + destinations + "]";
  }

  /** Collects where alerts go. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final List<String> topics = new ArrayList<>();
    private final EnumSet<AlertDestination> destinations = EnumSet.noneOf(AlertDestination.class);

    private Builder(String name) {
      this.name = requireNonNull(name, "name");
    }

    /**
     * Hands alerts to an SNS topic, whose policy must allow {@code events.amazonaws.com} to
     * publish.
     *
     * @param arn its ARN
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder toTopic(String arn) {
      topics.add(requireNonNull(arn, "arn"));
      return this;
    }

    /**
     * Hands alerts to a channel of Slack. Parameter {@code SlackWebhook} is the address of its
     * incoming webhook.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder toSlack() {
      destinations.add(AlertDestination.SLACK);
      return this;
    }

    /**
     * Hands alerts to Datadog. Parameters are {@code DatadogApiKey}, and {@code DatadogEndpoint}
     * for other sites than US1.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder toDatadog() {
      destinations.add(AlertDestination.DATADOG);
      return this;
    }

    /**
     * Hands alerts to New Relic. Parameters are {@code NewRelicLicenseKey}, and {@code
     * NewRelicEndpoint} for other regions than US.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder toNewRelic() {
      destinations.add(AlertDestination.NEW_RELIC);
      return this;
    }

    /**
     * Makes the rule. No call is made.
     *
     * @return the rule
     * @throws InvalidSpecException when there is no target, or more than a rule may have
     */
    public StorageAlertRule build() {
      int targets = topics.size() + destinations.size();
      if (targets < 1 || targets > MOST_TARGETS) {
        throw InvalidSpecException.of(
            Finding.error(
                "storage.alert-targets", "targets", targets, "from 1 to " + MOST_TARGETS));
      }
      return new StorageAlertRule(this);
    }
  }
}
