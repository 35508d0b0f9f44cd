package io.msksdk.auth.policy;

import static java.util.Objects.requireNonNull;

import io.msksdk.auth.policy.Need.Names;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client does with a cluster, in the terms of the guide, and with it the actions its policy
 * must contain. Immutable.
 *
 * <pre>{@code
 * ClientPolicy.on(cluster).allow(UseCase.consume("billing", "orders")).document().toJson();
 * }</pre>
 *
 * <p>Names of topics, groups and transactional ids are patterns as in IAM policies: {@code *}
 * stands for any text, {@code ?} for one character. {@link #exactly} takes a name literally.
 *
 * <p>Source: Amazon MSK Developer Guide, "Common use cases for client authorization policy"; each
 * use case but the administrator's is its main action closed under the "required actions" of
 * "Semantics of IAM authorization policy actions and resources".
 */
public abstract sealed class UseCase permits SingleUse, StreamsApplication, ConnectWorker {

  UseCase() {}

  /**
   * Does everything Kafka has, on every resource of the cluster.
   *
   * @return the use case "Admin"
   */
  public static UseCase administer() {
    return SingleUse.everything();
  }

  /**
   * Creates topics.
   *
   * @param topic a topic, or a pattern of topics
   * @param more further ones
   * @return the use case "Create a topic"
   */
  public static UseCase createTopics(String topic, String... more) {
    return new SingleUse("CreateTopic", topics(topic, more));
  }

  /**
   * Writes to topics with idempotence off. Producers of Kafka 3.0 and later have it on unless told
   * otherwise and need {@link #produceIdempotently}.
   *
   * @param topic a topic, or a pattern of topics
   * @param more further ones
   * @return the use case "Produce data"
   */
  public static UseCase produce(String topic, String... more) {
    return new SingleUse("WriteData", topics(topic, more));
  }

  /**
   * Writes to topics with {@code enable.idempotence}, the default of Java producers.
   *
   * @param topic a topic, or a pattern of topics
   * @param more further ones
   * @return the use case "Produce data idempotently"
   */
  public static UseCase produceIdempotently(String topic, String... more) {
    return new SingleUse("WriteDataIdempotently", topics(topic, more));
  }

  /**
   * Writes to topics in transactions.
   *
   * @param transactionalId the {@code transactional.id} of the producer, or a pattern of them
   * @param topic a topic, or a pattern of topics
   * @param more further ones
   * @return the use case "Produce data transactionally"
   */
  public static UseCase produceTransactionally(
      String transactionalId, String topic, String... more) {
    return new SingleUse(
        "AlterTransactionalId",
        new Names(
            all("topic", topic, more),
            List.of(),
            List.of(named("transactionalId", transactionalId))));
  }

  /**
   * Reads topics as a member of a consumer group.
   *
   * @param group the {@code group.id}, or a pattern of them
   * @param topic a topic, or a pattern of topics
   * @param more further ones
   * @return the use case "Consume data"
   */
  public static UseCase consume(String group, String topic, String... more) {
    return new SingleUse(
        "ReadData",
        new Names(all("topic", topic, more), List.of(named("group", group)), List.of()));
  }

  /**
   * Reads the dynamic configuration of the cluster.
   *
   * @return the use case "Describe the configuration of a cluster"; not for serverless clusters
   */
  public static UseCase describeClusterConfiguration() {
    return new SingleUse("DescribeClusterDynamicConfiguration", Names.none());
  }

  /**
   * Changes the dynamic configuration of the cluster.
   *
   * @return the use case "Update the configuration of a cluster"; not for serverless clusters
   */
  public static UseCase updateClusterConfiguration() {
    return new SingleUse("AlterClusterDynamicConfiguration", Names.none());
  }

  /**
   * Reads the configuration of topics.
   *
   * @param topic a topic, or a pattern of topics
   * @param more further ones
   * @return the use case "Describe the configuration of a topic"
   */
  public static UseCase describeTopicConfiguration(String topic, String... more) {
    return new SingleUse("DescribeTopicDynamicConfiguration", topics(topic, more));
  }

  /**
   * Changes the configuration of topics.
   *
   * @param topic a topic, or a pattern of topics
   * @param more further ones
   * @return the use case "Update the configuration of a topic"
   */
  public static UseCase updateTopicConfiguration(String topic, String... more) {
    return new SingleUse("AlterTopicDynamicConfiguration", topics(topic, more));
  }

  /**
   * Changes topics, as adding partitions does.
   *
   * @param topic a topic, or a pattern of topics
   * @param more further ones
   * @return the use case "Alter a topic"
   */
  public static UseCase alterTopics(String topic, String... more) {
    return new SingleUse("AlterTopic", topics(topic, more));
  }

  /**
   * Deletes topics, or their records. Not in the guide's list, made in the same way.
   *
   * @param topic a topic, or a pattern of topics
   * @param more further ones
   * @return the use case
   */
  public static UseCase deleteTopics(String topic, String... more) {
    return new SingleUse("DeleteTopic", topics(topic, more));
  }

  /**
   * Looks at groups and their offsets, as a lag monitor does. Not in the guide's list, made in the
   * same way.
   *
   * @param group a group, or a pattern of groups
   * @param more further ones
   * @return the use case
   */
  public static UseCase describeGroups(String group, String... more) {
    return new SingleUse("DescribeGroup", Names.groups(all("group", group, more)));
  }

  /**
   * Deletes groups. Not in the guide's list, made in the same way.
   *
   * @param group a group, or a pattern of groups
   * @param more further ones
   * @return the use case
   */
  public static UseCase deleteGroups(String group, String... more) {
    return new SingleUse("DeleteGroup", Names.groups(all("group", group, more)));
  }

  /**
   * Looks at the cluster. Not in the guide's list, made in the same way.
   *
   * @return the use case
   */
  public static UseCase describeCluster() {
    return new SingleUse("DescribeCluster", Names.none());
  }

  /**
   * Writes a name so that none of its characters is a wildcard.
   *
   * @param name the name of a group or transactional id, which may hold any character
   * @return the name for a use case
   */
  public static String exactly(String name) {
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean special = c == '*' || c == '?' || name.startsWith("${", i);
      literal.append(special ? "${" + c + "}" : String.valueOf(c));
    }
    return literal.toString();
  }

  /** Whether this is every action on everything, so that needs are not listed. */
  boolean isEverything() {
    return false;
  }

  abstract List<Need> needs();

  static List<String> all(String what, String first, String... more) {
    List<String> all = new ArrayList<>();
    all.add(named(what, first));
    for (String each : more) {
      all.add(named(what, each));
    }
    return List.copyOf(all);
  }

  static String named(String what, String name) {
    requireNonNull(name, what);
    boolean fits = what.equals("topic") ? isTopicPattern(name) : !name.isBlank();
    if (!fits) {
      String expected =
          what.equals("topic")
              ? "letters, digits, dot, dash, underscore, and * or ? as wildcards"
              : "a name that is not blank";
      throw InvalidSpecException.of(Finding.error("policy.name", what, name, expected));
    }
    return name;
  }

  private static Names topics(String topic, String... more) {
    return Names.topics(all("topic", topic, more));
  }

  private static boolean isTopicPattern(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || ".-_*?".indexOf(c) >= 0);
  }
}
