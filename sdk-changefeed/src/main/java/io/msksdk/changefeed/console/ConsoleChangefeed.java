package io.msksdk.changefeed.console;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.filter.ColumnSelector;
import io.msksdk.changefeed.filter.EventFilter;
import io.msksdk.changefeed.sink.ClusterLimits;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.changefeed.version.TidbVersion;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The console's form for a changefeed into Kafka: its fields, checked by the edition's limits, and
 * said in TiCDC's terms, so that what follows (preview, preflight) is the same for both. Immutable
 * and thread-safe; prints what to fill in, without passwords.
 *
 * <pre>{@code
 * ConsoleChangefeed form =
 *     ConsoleChangefeed.builder(Edition.GENERAL, TidbVersion.parse("v8.5.0"), "orders", target)
 *         .format(MessageFormat.of(SinkProtocol.CANAL_JSON).tidbExtension())
 *         .filter("shop.*")
 *         .topics(TopicMode.byTable("tidb_", "_", "", "tidb-meta"))
 *         .partition(PartitionRule.indexValue())
 *         .topicSettings(3, 6)
 *         .capacity(4)
 *         .build();
 * System.out.println(form);                                   // for who fills the console in
 * Preflight.of(form.uri(), form.config()).run();
 * }</pre>
 *
 * <p>Source: TiDB Cloud documentation, "Sink to Apache Kafka".
 */
public final class ConsoleChangefeed {
  private final Edition edition;
  private final String text;
  private final SinkUri uri;
  private final ReplicaConfig config;
  private final List<Finding> findings;

  private ConsoleChangefeed(
      Builder builder,
      ConsoleTerms terms,
      SinkUri uri,
      ReplicaConfig config,
      List<Finding> findings) {
    this.edition = builder.edition;
    this.text = terms.form().toString();
    this.uri = uri;
    this.config = config;
    this.findings = findings;
  }

  /**
   * Starts a form.
   *
   * @param edition the edition of the console
   * @param version the version of the TiDB cluster
   * @param name the Changefeed Name
   * @param target how TiDB Cloud reaches Kafka
   * @return the builder
   */
  public static Builder builder(
      Edition edition, TidbVersion version, String name, KafkaTarget target) {
    return new Builder(edition, version, name, target);
  }

  /**
   * Returns the edition.
   *
   * @return the edition it was checked for
   */
  public Edition edition() {
    return edition;
  }

  /**
   * Returns where it writes, in TiCDC's terms.
   *
   * @return the sink URI
   */
  public SinkUri uri() {
    return uri;
  }

  /**
   * Returns what it replicates, in TiCDC's terms.
   *
   * @return the configuration
   */
  public ReplicaConfig config() {
    return config;
  }

  /**
   * Returns what was accepted and yet is likely not what was meant.
   *
   * @return warnings
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Checks Replication Factor and Partition Number against the cluster they are for.
   *
   * @param limits what the cluster has, from {@link ClusterLimits#read}
   * @return an error for each that is out of its bounds
   */
  public List<Finding> check(ClusterLimits limits) {
    return limits.check(uri.replicationFactor(), uri.partitions().orElse(1));
  }

  /** Returns the form as the console names its fields, a line each. */
  @Override
  public String toString() {
    return text;
  }

  /** Collects the fields of a form. Not thread-safe. */
  public static final class Builder {
    final Edition edition;
    final TidbVersion version;
    final String name;
    final KafkaTarget target;
    final List<EventFilter> events = new ArrayList<>();
    final List<ColumnSelector> columns = new ArrayList<>();
    final Map<List<String>, PartitionRule> partitions = new LinkedHashMap<>();
    List<String> rules = List.of("*.*");
    boolean caseSensitive;
    boolean rawUpdates;
    MessageFormat format;
    TopicMode topics = TopicMode.oneTopic("");
    PartitionRule partition = PartitionRule.table();
    int replicas = 1;
    int partitionNumber = 1;
    int capacity;
    int others;

    private Builder(Edition edition, TidbVersion version, String name, KafkaTarget target) {
      this.edition = requireNonNull(edition, "edition");
      this.version = requireNonNull(version, "version");
      this.name = requireNonNull(name, "name");
      this.target = requireNonNull(target, "target");
      this.format = MessageFormat.of(ConsoleRules.usual(edition));
    }

    /**
     * Says how many changefeeds the TiDB cluster has already, which the edition limits.
     *
     * @param count none unless set
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder beside(int count) {
      others = count;
      return this;
    }

    /**
     * Sets the Filter Rules. {@code *.*} by default.
     *
     * @param rules rules of the table filter
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder filter(String... rules) {
      this.rules = List.of(rules);
      return this;
    }

    /**
     * Matches names in Filter Rules with regard to case.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder caseSensitive() {
      caseSensitive = true;
      return this;
    }

    /**
     * Adds an Event Filter.
     *
     * @param filter the filter
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder eventFilter(EventFilter filter) {
      events.add(requireNonNull(filter, "filter"));
      return this;
    }

    /**
     * Adds a Column Selector. Tables that none matches send all columns.
     *
     * @param selector the selector
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder columns(ColumnSelector selector) {
      columns.add(requireNonNull(selector, "selector"));
      return this;
    }

    /**
     * Sets the Data Format and what belongs to it. Canal-JSON by default; in the experimental
     * edition, whose form does not ask, TiCDC's own default of that time.
     *
     * @param format the format
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder format(MessageFormat format) {
      this.format = requireNonNull(format, "format");
      return this;
    }

    /**
     * Sets the Topic Distribution and its topic.
     *
     * @param mode the mode
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder topics(TopicMode mode) {
      topics = requireNonNull(mode, "mode");
      return this;
    }

    /**
     * Sets the Partition Distribution for all tables that have none of their own. By table by
     * default.
     *
     * @param rule the rule
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder partition(PartitionRule rule) {
      partition = requireNonNull(rule, "rule");
      return this;
    }

    /**
     * Sets the Partition Distribution for some tables. The first that matches a table counts.
     *
     * @param rule the rule
     * @param matcher which tables it is for, as rules of the table filter
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder partition(PartitionRule rule, String... matcher) {
      partitions.put(List.of(matcher), requireNonNull(rule, "rule"));
      return this;
    }

    /**
     * Sets the Topic Configuration, for topics the changefeed creates.
     *
     * @param replicationFactor from {@code min.insync.replicas} to the number of brokers
     * @param number the Partition Number, from 1 to ten for each broker
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder topicSettings(int replicationFactor, int number) {
      replicas = replicationFactor;
      partitionNumber = number;
      return this;
    }

    /**
     * Sets Split Event to raw updates: those that change a key are not split in delete and insert.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder rawUpdates() {
      rawUpdates = true;
      return this;
    }

    /**
     * Sets the Changefeed Specification.
     *
     * @param units Replication Capacity Units, of which {@link RcuAdvice} knows how many are
     *     needed; in Premium, Changefeed Capacity Units
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder capacity(int units) {
      capacity = units;
      return this;
    }

    /**
     * Makes the form.
     *
     * @return the form
     * @throws InvalidSpecException when the console or TiCDC would refuse it; it lists every reason
     */
    public ConsoleChangefeed build() {
      ConsoleTerms terms = new ConsoleTerms(this);
      Findings found = new ConsoleRules(this).check(terms.form());
      Optional<SinkUri> uri = terms.uri(found);
      Optional<ReplicaConfig> config = terms.config(found);
      found.requireNoErrors(); // without one of the two there are
      found.addAll(terms.agreement(uri.orElseThrow(), config.orElseThrow()));
      return new ConsoleChangefeed(this, terms, uri.get(), config.get(), found.requireNoErrors());
    }
  }
}
