package io.msksdk.replication.preflight;

import static java.util.Objects.requireNonNull;

import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.replication.replicator.NameFilter;
import io.msksdk.replication.replicator.Replicator;
import io.msksdk.replication.replicator.ReplicatorSpec;
import io.msksdk.replication.replicator.TargetCompression;
import io.msksdk.replication.replicator.TopicNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/**
 * Which topics a replicator copies and under which names, in MSK's order: topics are taken sorted
 * by name, and those beyond the 750th are left out without a word (Amazon MSK Developer Guide,
 * "Create an MSK Replicator", "MSK Replicator quota"). Immutable.
 *
 * <pre>{@code
 * TopicPreview preview = TopicPreview.of(replicator).read(sourceAdmin);
 * preview.beyondLimit().forEach(System.out::println);
 * }</pre>
 */
public final class TopicPreview {
  private final List<PreviewedTopic> copied;
  private final List<String> beyondLimit;
  private final List<String> excluded;
  private final List<String> returning;

  private TopicPreview(
      List<PreviewedTopic> copied,
      List<String> beyondLimit,
      List<String> excluded,
      List<String> returning) {
    this.copied = List.copyOf(copied);
    this.beyondLimit = List.copyOf(beyondLimit);
    this.excluded = List.copyOf(excluded);
    this.returning = List.copyOf(returning);
  }

  static TopicPreview ofTopics(List<PreviewedTopic> copied) {
    return new TopicPreview(copied, List.of(), List.of(), List.of());
  }

  /**
   * Previews a replicator that exists.
   *
   * @param replicator the replicator
   * @return what looks at topics
   */
  public static Reader of(Replicator replicator) {
    return new Reader(
        replicator.settings().topics(),
        replicator::targetTopic,
        replicator.topicNames() == TopicNames.IDENTICAL ? "" : replicator.target().alias() + ".");
  }

  /**
   * Previews a replicator that does not exist yet. MSK chooses the aliases at creation.
   *
   * @param spec what the replicator shall be
   * @param sourceAlias a stand-in for the alias of the source
   * @return what looks at topics
   */
  public static Reader of(ReplicatorSpec spec, String sourceAlias) {
    requireNonNull(sourceAlias, "sourceAlias");
    boolean identical = spec.topicNames() == TopicNames.IDENTICAL;
    return new Reader(
        spec.settings().topics(), name -> identical ? name : sourceAlias + "." + name, "");
  }

  /**
   * Returns the topics that are copied.
   *
   * @return in MSK's order, unmodifiable
   */
  public List<PreviewedTopic> copied() {
    return copied;
  }

  /**
   * Returns the topics that match but come after the 750th.
   *
   * @return names on the source, in order, unmodifiable
   */
  public List<String> beyondLimit() {
    return beyondLimit;
  }

  /**
   * Returns the topics the expressions leave out.
   *
   * @return names on the source, in order, unmodifiable
   */
  public List<String> excluded() {
    return excluded;
  }

  /**
   * Returns the topics that came from the target and are not copied back.
   *
   * @return names on the source, in order, unmodifiable
   */
  public List<String> returning() {
    return returning;
  }

  /**
   * Returns how many partitions are copied.
   *
   * @return the number, 0 when partitions were not read
   */
  public int partitions() {
    return copied.stream().mapToInt(PreviewedTopic::partitions).sum();
  }

  /**
   * Compares the compression of topics with that of the replicator, which should be the same.
   *
   * @param compression the replicator's
   * @return a warning for each topic that differs; none for topics that leave it to producers
   */
  public List<Finding> compressionFindings(TargetCompression compression) {
    String wanted =
        compression == TargetCompression.NONE
            ? "uncompressed"
            : compression.name().toLowerCase(Locale.ROOT);
    return copied.stream()
        .filter(topic -> !Set.of("", "producer", wanted).contains(topic.compression()))
        .map(
            topic ->
                Finding.warning(
                        "preflight.compression",
                        topic.source() + " compression.type",
                        topic.compression(),
                        wanted)
                    .advising("Give the replicator the compression of the source's data."))
        .toList();
  }

  @Override
  public String toString() {
    return "TopicPreview[copied="
        + copied.size()
        + ", beyondLimit="
        + beyondLimit
        + ", excluded="
        + excluded.size()
        + ", returning="
        + returning
        + "]";
  }

  /** Looks at the topics of a source. Immutable. */
  public static final class Reader {
    private final NameFilter filter;
    private final UnaryOperator<String> targetName;
    private final String fromTarget;

    private Reader(NameFilter filter, UnaryOperator<String> targetName, String fromTarget) {
      this.filter = filter;
      this.targetName = targetName;
      this.fromTarget = fromTarget;
    }

    /**
     * Reads the topics of the source, with partitions, compression and retention.
     *
     * @param source an admin of the source cluster, the caller's to close
     * @return the preview
     */
    public TopicPreview read(Admin source) {
      Set<String> names = BrokerAnswers.get("listTopics", source.listTopics().names());
      TopicPreview bare = names(names);
      List<String> copied = bare.copied().stream().map(PreviewedTopic::source).toList();
      Map<String, TopicDescription> topics =
          BrokerAnswers.get("describeTopics", source.describeTopics(copied).allTopicNames());
      Map<String, Config> configs = configs(source, copied);
      List<PreviewedTopic> described =
          copied.stream()
              .map(
                  name ->
                      new PreviewedTopic(
                          name,
                          targetName.apply(name),
                          partitions(topics.get(name)),
                          value(configs.get(name), "compression.type"),
                          retention(configs.get(name))))
              .toList();
      return new TopicPreview(described, bare.beyondLimit, bare.excluded, bare.returning);
    }

    /** A topic deleted between the two calls has no partitions left. */
    private static int partitions(@Nullable TopicDescription topic) {
      return topic == null ? 0 : topic.partitions().size();
    }

    private static Map<String, Config> configs(Admin source, List<String> topics) {
      List<ConfigResource> resources =
          topics.stream().map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t)).toList();
      Map<ConfigResource, Config> configs =
          BrokerAnswers.get("describeConfigs", source.describeConfigs(resources).all());
      return configs.entrySet().stream()
          .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    }

    private static String value(@Nullable Config config, String name) {
      return config == null || config.get(name) == null
          ? ""
          : String.valueOf(config.get(name).value());
    }

    /** A topic that is only compacted loses nothing by its age. */
    private static long retention(@Nullable Config config) {
      String millis = value(config, "retention.ms");
      if (value(config, "cleanup.policy").equals("compact")) {
        return -1;
      }
      return millis.isEmpty() ? 0 : Long.parseLong(millis);
    }

    /**
     * Takes names as they are. Topics that begin with two underscores are Kafka's or MSK's own and
     * are left out.
     *
     * @param names the names of the source's topics, in any order
     * @return the preview, without partitions, compression and retention
     */
    public TopicPreview names(Collection<String> names) {
      long most = Limits.published().value("topicsPerReplicator");
      List<PreviewedTopic> copied = new ArrayList<>();
      List<String> beyond = new ArrayList<>();
      List<String> excluded = new ArrayList<>();
      List<String> returning = new ArrayList<>();
      for (String name : names.stream().filter(n -> !n.startsWith("__")).sorted().toList()) {
        boolean returns = !fromTarget.isEmpty() && name.startsWith(fromTarget);
        if (returns || !filter.takes(name)) {
          (returns ? returning : excluded).add(name);
        } else if (copied.size() < most) {
          copied.add(new PreviewedTopic(name, targetName.apply(name), 0, "", 0));
        } else {
          beyond.add(name);
        }
      }
      return new TopicPreview(copied, beyond, excluded, returning);
    }
  }
}
