package io.msksdk.changefeed.preflight;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.dispatch.TopicExpression;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkUri;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The Kafka ACLs a changefeed needs: {@code Create}, {@code Write}, {@code Describe} and {@code
 * DescribeConfigs} on its topics, {@code DescribeConfigs} on the cluster. TiDB Cloud's page leaves
 * {@code Describe} out, which TiCDC needs as well. Source: TiDB Cloud documentation, "Sink to
 * Apache Kafka", section "Kafka ACL authorization"; TiDB documentation, "Sink to Kafka".
 */
public final class ChangefeedAcls {
  private static final List<AclOperation> ON_TOPICS =
      List.of(
          AclOperation.CREATE,
          AclOperation.WRITE,
          AclOperation.DESCRIBE,
          AclOperation.DESCRIBE_CONFIGS);
  private static final String CLUSTER = "kafka-cluster";

  private final String principal;
  private final Set<ResourcePattern> topics;

  private ChangefeedAcls(String principal, Set<ResourcePattern> topics) {
    this.principal = principal;
    this.topics = topics;
  }

  /**
   * Derives the ACLs of a changefeed. A rule with placeholders becomes a prefix.
   *
   * @param principal whom TiCDC logs in as, such as {@code User:ticdc}
   * @param uri its sink URI with the default topic
   * @param config its configuration with the dispatch rules
   * @return the ACLs
   */
  public static ChangefeedAcls of(String principal, SinkUri uri, ReplicaConfig config) {
    Set<ResourcePattern> topics = new LinkedHashSet<>();
    topics.add(topic(uri.topic(), PatternType.LITERAL));
    for (DispatchRule rule : config.dispatchRules()) {
      rule.topic().ifPresent(expression -> topics.add(pattern(expression)));
    }
    return new ChangefeedAcls(requireNonNull(principal, "principal"), topics);
  }

  private static ResourcePattern pattern(TopicExpression expression) {
    String text = expression.toString();
    int placeholder = text.indexOf('{');
    if (placeholder < 0) {
      return topic(text, PatternType.LITERAL);
    }
    // a name that begins with that of a schema can be anything
    return placeholder == 0
        ? topic("*", PatternType.LITERAL)
        : topic(text.substring(0, placeholder), PatternType.PREFIXED);
  }

  private static ResourcePattern topic(String name, PatternType type) {
    return new ResourcePattern(ResourceType.TOPIC, name, type);
  }

  /**
   * Returns the ACLs.
   *
   * @return those on topics, then that on the cluster
   */
  public List<AclBinding> bindings() {
    List<AclBinding> bindings = new ArrayList<>();
    for (ResourcePattern topic : topics) {
      ON_TOPICS.forEach(operation -> bindings.add(allow(topic, operation)));
    }
    bindings.add(cluster());
    return List.copyOf(bindings);
  }

  /** The resource of the template that a topic is under. */
  AclBinding onTopic(String topic, AclOperation operation) {
    ResourcePattern found =
        topics.stream()
            .filter(p -> covers(p, topic))
            .findFirst()
            .orElse(topic(topic, PatternType.LITERAL));
    return allow(found, operation);
  }

  AclBinding cluster() {
    ResourcePattern cluster =
        new ResourcePattern(ResourceType.CLUSTER, CLUSTER, PatternType.LITERAL);
    return allow(cluster, AclOperation.DESCRIBE_CONFIGS);
  }

  private static boolean covers(ResourcePattern pattern, String topic) {
    return pattern.patternType() == PatternType.PREFIXED
        ? topic.startsWith(pattern.name())
        : pattern.name().equals("*") || pattern.name().equals(topic);
  }

  private AclBinding allow(ResourcePattern pattern, AclOperation operation) {
    return new AclBinding(
        pattern, new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
  }

  /**
   * Returns the command that adds an ACL, for those who have Kafka's tools alone.
   *
   * @param acl the ACL
   * @return arguments of {@code kafka-acls.sh} after the server and its login
   */
  public static String command(AclBinding acl) {
    ResourcePattern pattern = acl.pattern();
    String resource =
        pattern.resourceType() == ResourceType.CLUSTER
            ? "--cluster"
            : "--topic '"
                + pattern.name()
                + "' --resource-pattern-type "
                + pattern.patternType().name().toLowerCase(Locale.ROOT);
    return "kafka-acls.sh --add --allow-principal '"
        + acl.entry().principal()
        + "' --operation "
        + words(acl.entry().operation())
        + " "
        + resource;
  }

  static String words(AclOperation operation) {
    StringBuilder words = new StringBuilder();
    for (String word : operation.name().split("_", -1)) {
      words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return words.toString();
  }

  /** Returns the ACLs. */
  @Override
  public String toString() {
    return bindings().toString();
  }
}
