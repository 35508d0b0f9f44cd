package io.msksdk.replication.migration;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of MirrorMaker 2 for a migration without loss: every write acknowledged by all
 * in-sync replicas, repeated for ever, one request at a time so that order holds, and a full buffer
 * that slows reading down instead of dropping records (Amazon MSK Developer Guide, "Migrating to an
 * Amazon MSK Cluster", "MirrorMaker best practices"). Immutable.
 *
 * <pre>{@code
 * MirrorMakerSpec.between("onprem", onprem, "msk", msk.connect(arn, PRIVATE, auth))
 *     .topics("orders.*")
 *     .identicalNames()
 *     .build()
 *     .writeTo(Path.of("/etc/mirror"));
 * }</pre>
 */
public final class MirrorMakerSpec {
  private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]+");
  private static final List<String> CLIENTS = List.of(".admin.", ".consumer.", ".producer.");

  private final String source;
  private final String target;
  private final Map<String, String> sourceAccess;
  private final Map<String, String> targetAccess;
  private final Builder settings;

  private MirrorMakerSpec(Builder builder) {
    source = builder.source;
    target = builder.target;
    sourceAccess = Map.copyOf(builder.sourceAccess);
    targetAccess = Map.copyOf(builder.targetAccess);
    settings = builder.copy();
    Findings findings = Findings.create();
    findings.add(alias("source", source)).add(alias("target", target));
    findings.add(servers("source", sourceAccess)).add(servers("target", targetAccess));
    findings.add(
        source.equals(target)
            ? Finding.error("mirror.aliases", "target", target, "another alias than the source's")
            : null);
    findings.requireNoErrors();
  }

  /**
   * Starts between two clusters that sdk-auth connects to.
   *
   * @param source what the source is called; the prefix of topics unless names stay identical
   * @param from the way to the source
   * @param target what the target is called
   * @param to the way to the target
   * @return a builder that copies every topic and group from the earliest offset
   */
  public static Builder between(
      String source, ClientProperties from, String target, ClientProperties to) {
    return from(source, from.text().admin(), target, to);
  }

  /**
   * Starts from any Kafka.
   *
   * @param source what the source is called; the prefix of topics unless names stay identical
   * @param from the client properties of the source, {@code bootstrap.servers} among them
   * @param target what the target is called
   * @param to the way to the target
   * @return a builder that copies every topic and group from the earliest offset
   */
  public static Builder from(
      String source, Map<String, String> from, String target, ClientProperties to) {
    return new Builder(source, from, target, to.text().admin());
  }

  private static @Nullable Finding alias(String property, String alias) {
    return ALIAS.matcher(alias).matches()
        ? null
        : Finding.error("mirror.alias", property, alias, "letters, digits, underscores, hyphens");
  }

  private static @Nullable Finding servers(String property, Map<String, String> access) {
    return access.containsKey("bootstrap.servers")
        ? null
        : Finding.error("mirror.servers", property + " bootstrap.servers", null, "host:port pairs");
  }

  /**
   * Returns everything, secrets among it.
   *
   * @return the properties of {@code connect-mirror-maker.sh}, a map of its own
   */
  public Map<String, String> properties() {
    Map<String, String> all = new TreeMap<>();
    all.put("clusters", source + ", " + target);
    access(all, source, sourceAccess);
    access(all, target, targetAccess);
    MirrorMakerDefaults.add(all, source, target, settings.tasks, settings.replicationFactor);
    String flow = source + "->" + target + ".";
    all.put(flow + "topics", settings.topics);
    all.put(flow + "groups", settings.groups);
    if (!settings.excludedTopics.isEmpty()) {
      all.put(flow + "topics.exclude", settings.excludedTopics);
    }
    if (settings.identical) {
      all.put(
          "replication.policy.class", "org.apache.kafka.connect.mirror.IdentityReplicationPolicy");
    }
    return all;
  }

  /** Its connectors keep of a cluster's own properties only those that Kafka knows. */
  private static void access(Map<String, String> all, String alias, Map<String, String> access) {
    access.forEach(
        (name, value) -> {
          all.put(alias + "." + name, value);
          if (!AdminClientConfig.configNames().contains(name)) {
            CLIENTS.forEach(client -> all.put(alias + client + name, value));
          }
        });
  }

  /**
   * Writes {@code mirror-maker.properties}, and beside it, readable by its owner alone and only
   * when there is a secret, {@code mirror-maker.secrets.properties}, which the first file refers
   * to.
   *
   * @param directory an existing directory on the host of MirrorMaker
   * @return the path of the first file
   */
  public Path writeTo(Path directory) {
    try {
      return MirrorMakerFiles.write(directory.toAbsolutePath(), properties());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the aliases and nothing that says who connects. */
  @Override
  public String toString() {
    return "MirrorMakerSpec[" + source + "->" + target + ", topics=" + settings.topics + "]";
  }

  /** Collects what a {@link MirrorMakerSpec} says. Not thread-safe. */
  public static final class Builder {
    private final String source;
    private final Map<String, String> sourceAccess;
    private final String target;
    private final Map<String, String> targetAccess;
    private String topics = ".*";
    private String excludedTopics = "";
    private String groups = ".*";
    private boolean identical;
    private int tasks = 1;
    private int replicationFactor = 3;

    private Builder(
        String source,
        Map<String, String> sourceAccess,
        String target,
        Map<String, String> targetAccess) {
      this.source = requireNonNull(source, "source");
      this.sourceAccess = Map.copyOf(sourceAccess);
      this.target = requireNonNull(target, "target");
      this.targetAccess = Map.copyOf(targetAccess);
    }

    private Builder copy() {
      Builder copy = new Builder(source, sourceAccess, target, targetAccess);
      copy.topics = topics;
      copy.excludedTopics = excludedTopics;
      copy.groups = groups;
      copy.identical = identical;
      copy.tasks = tasks;
      copy.replicationFactor = replicationFactor;
      return copy;
    }

    /**
     * Sets which topics are copied.
     *
     * @param expression a regular expression, or several with commas between them
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder topics(String expression) {
      this.topics = requireNonNull(expression, "expression");
      return this;
    }

    /**
     * Sets which topics are not copied, though included. Setting it replaces MirrorMaker's own
     * list, which leaves internal topics out; name them too.
     *
     * @param expression a regular expression, or several with commas between them
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder excludeTopics(String expression) {
      this.excludedTopics = requireNonNull(expression, "expression");
      return this;
    }

    /**
     * Sets the consumer groups whose offsets are translated.
     *
     * @param expression a regular expression, or several with commas between them
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder groups(String expression) {
      this.groups = requireNonNull(expression, "expression");
      return this;
    }

    /**
     * Keeps the names of topics, which clients need that move; copy in one direction only.
     *
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder identicalNames() {
      this.identical = true;
      return this;
    }

    /**
     * Sets how many tasks share the work: no more than partitions are useful.
     *
     * @param tasks 1 unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder tasks(int tasks) {
      if (tasks < 1) {
        throw new IllegalArgumentException("tasks: " + tasks + " (expected: 1 or more).");
      }
      this.tasks = tasks;
      return this;
    }

    /**
     * Sets one task for each partition to copy, which gives the most throughput (Amazon MSK
     * Developer Guide, "MirrorMaker 1.0 best practices", of its streams). They are spread over the
     * processes of MirrorMaker that run.
     *
     * @param topics what will be copied, at least one topic
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder tasksFor(Collection<TopicLayout> topics) {
      return tasks(topics.stream().mapToInt(TopicLayout::partitions).sum());
    }

    /**
     * Sets the replication factor of topics that MirrorMaker creates, its own among them.
     *
     * @param factor 3 unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder replicationFactor(int factor) {
      if (factor < 1) {
        throw new IllegalArgumentException("factor: " + factor + " (expected: 1 or more).");
      }
      this.replicationFactor = factor;
      return this;
    }

    /**
     * Checks everything and finishes the spec.
     *
     * @return the spec
     * @throws io.msksdk.core.check.InvalidSpecException when a rule is broken, with every finding
     */
    public MirrorMakerSpec build() {
      return new MirrorMakerSpec(this);
    }
  }
}
