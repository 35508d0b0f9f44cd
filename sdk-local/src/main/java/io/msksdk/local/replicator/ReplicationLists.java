package io.msksdk.local.replicator;

import io.msksdk.local.api.Members;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ConsumerGroupReplication;
import software.amazon.awssdk.services.kafka.model.ReplicationInfo;
import software.amazon.awssdk.services.kafka.model.ReplicationStartingPosition;
import software.amazon.awssdk.services.kafka.model.ReplicationStartingPositionType;
import software.amazon.awssdk.services.kafka.model.ReplicationTopicNameConfiguration;
import software.amazon.awssdk.services.kafka.model.ReplicationTopicNameConfigurationType;
import software.amazon.awssdk.services.kafka.model.TopicReplication;

/** What the lists of topics and groups may hold, and what the service adds to them. */
final class ReplicationLists {
  private static final int LONGEST_TOPIC = 249;
  private static final int LONGEST_GROUP = 256;

  private ReplicationLists() {}

  static void topics(String member, List<String> expressions) {
    check(member, expressions, LONGEST_TOPIC);
  }

  static void groups(String member, List<String> expressions) {
    check(member, expressions, LONGEST_GROUP);
  }

  static void known(String member, String text, Enum<?> value) {
    if (value.name().equals("UNKNOWN_TO_SDK_VERSION")) {
      throw Members.wrong(member, text, "a value of the model");
    }
  }

  /** Developer guide, "Create a replicator": everything is copied unless it is turned off. */
  static ReplicationInfo withDefaults(ReplicationInfo info) {
    TopicReplication topics = info.topicReplication();
    ConsumerGroupReplication groups = info.consumerGroupReplication();
    return info.toBuilder()
        .topicReplication(
            topics.toBuilder()
                .copyAccessControlListsForTopics(on(topics.copyAccessControlListsForTopics()))
                .copyTopicConfigurations(on(topics.copyTopicConfigurations()))
                .detectAndCopyNewTopics(on(topics.detectAndCopyNewTopics()))
                .startingPosition(start(topics.startingPosition()))
                .topicNameConfiguration(names(topics.topicNameConfiguration()))
                .build())
        .consumerGroupReplication(
            groups.toBuilder()
                .detectAndCopyNewConsumerGroups(on(groups.detectAndCopyNewConsumerGroups()))
                .synchroniseConsumerGroupOffsets(on(groups.synchroniseConsumerGroupOffsets()))
                .build())
        .build();
  }

  private static boolean on(@Nullable Boolean asked) {
    return asked == null || asked;
  }

  private static ReplicationStartingPosition start(@Nullable ReplicationStartingPosition asked) {
    return asked == null || asked.type() == null
        ? ReplicationStartingPosition.builder().type(ReplicationStartingPositionType.LATEST).build()
        : asked;
  }

  private static ReplicationTopicNameConfiguration names(
      @Nullable ReplicationTopicNameConfiguration asked) {
    return asked == null || asked.type() == null
        ? ReplicationTopicNameConfiguration.builder()
            .type(ReplicationTopicNameConfigurationType.PREFIXED_WITH_SOURCE_CLUSTER_ALIAS)
            .build()
        : asked;
  }

  private static void check(String member, List<String> expressions, int longest) {
    for (int i = 0; i < expressions.size(); i++) {
      String item = member + "[" + i + "]";
      String expression = Members.required(item, expressions.get(i));
      if (expression.length() > longest) {
        throw Members.wrong(
            item, expression.length() + " characters", "at most " + longest + " characters");
      }
      try {
        Pattern unused = Pattern.compile(expression);
      } catch (PatternSyntaxException e) {
        throw Members.wrong(item, expression, "a regular expression");
      }
    }
  }
}
