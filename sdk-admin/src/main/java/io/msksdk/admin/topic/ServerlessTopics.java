package io.msksdk.admin.topic;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a serverless cluster takes, before it is asked for (Amazon MSK Developer Guide, "Quota for
 * serverless clusters"). Its brokers refuse what is over it with errors that name no quota.
 * Immutable.
 *
 * <pre>{@code
 * ServerlessTopics.within(msk.limits()).findings(KafkaTopics.through(admin).list(), orders);
 * }</pre>
 */
public final class ServerlessTopics {
  private final Limits limits;

  private ServerlessTopics(Limits limits) {
    this.limits = requireNonNull(limits, "limits");
  }

  /**
   * Takes the quotas of an account.
   *
   * @param limits the limits, such as {@code msk.limits()}
   * @return rules by these limits
   */
  public static ServerlessTopics within(Limits limits) {
    return new ServerlessTopics(limits);
  }

  /**
   * Says what topics would meet in a cluster.
   *
   * @param there the topics of the cluster
   * @param wanted topics that shall be created
   * @return errors for what its brokers would refuse; unmodifiable
   */
  public List<Finding> findings(Collection<KafkaTopic> there, TopicSpec... wanted) {
    int compacted = 0;
    int others = 0;
    for (KafkaTopic topic : there) {
      compacted += compacts(topic.configs()) ? topic.partitions().size() : 0;
      others += compacts(topic.configs()) ? 0 : topic.partitions().size();
    }
    for (TopicSpec topic : wanted) {
      compacted += compacts(topic.configs()) ? topic.partitions() : 0;
      others += compacts(topic.configs()) ? 0 : topic.partitions();
    }
    Findings findings =
        Findings.create()
            .add(most("serverless.partitions", "partitions", others, "serverlessPartitions"))
            .add(
                most(
                    "serverless.compacted",
                    "partitions of compacted topics",
                    compacted,
                    "serverlessCompactedPartitions"));
    Arrays.stream(wanted).forEach(topic -> findings.add(message(topic)));
    return findings.all();
  }

  private static boolean compacts(Map<String, String> configs) {
    return configs.getOrDefault("cleanup.policy", "delete").contains("compact");
  }

  private @Nullable Finding message(TopicSpec topic) {
    String bytes = topic.configs().getOrDefault("max.message.bytes", "0");
    return bytes.matches("\\d{1,18}")
        ? most(
            "serverless.message",
            "max.message.bytes",
            Long.parseLong(bytes),
            "serverlessMessageBytes")
        : null;
  }

  /**
   * Says whether a cluster takes a number of consumer groups.
   *
   * @param groups how many there shall be in all
   * @return an error when they are too many; unmodifiable
   */
  public List<Finding> groups(int groups) {
    return Findings.create()
        .add(most("serverless.groups", "groups", groups, "serverlessGroups"))
        .all();
  }

  /**
   * Says whether a cluster answers fetches of a size.
   *
   * @param bytes a consumer's {@code fetch.max.bytes}
   * @return an error when it is too large; unmodifiable
   */
  public List<Finding> fetches(int bytes) {
    return Findings.create()
        .add(most("serverless.fetch", "fetch.max.bytes", bytes, "serverlessFetchBytes"))
        .all();
  }

  private @Nullable Finding most(String code, String property, long value, String limit) {
    Limits.Limit most = limits.limit(limit);
    return value > most.value()
        ? Finding.error(code, property, value, "at most " + most.value() + " " + most.unit())
        : null;
  }
}
