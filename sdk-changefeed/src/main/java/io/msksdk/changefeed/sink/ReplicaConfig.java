package io.msksdk.changefeed.sink;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.dispatch.Dispatcher;
import io.msksdk.changefeed.filter.ColumnSelector;
import io.msksdk.changefeed.filter.EventFilter;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a changefeed replicates and how: TiCDC's {@code replica_config}, written as JSON for its
 * HTTP interface or as TOML for its command line. What is not set has TiCDC's default. Immutable
 * and thread-safe.
 *
 * <pre>{@code
 * ReplicaConfig config =
 *     ReplicaConfig.builder()
 *         .filter("shop.*", "!shop.tmp_*")
 *         .dispatch(
 *             DispatchRule.match("*.*")
 *                 .topic("tidb_{schema}_{table}")
 *                 .partition(PartitionRule.indexValue())
 *                 .build())
 *         .build();
 * }</pre>
 *
 * <p>Source: TiDB documentation, "CLI and Configuration Parameters of TiCDC Changefeeds".
 */
public final class ReplicaConfig {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Members every answer of TiCDC has. */
  private static final List<String> ALWAYS =
      List.of(
          "case_sensitive", "force_replicate", "check_gc_safe_point", "filter", "mounter", "sink");

  private final ObjectNode tree;
  private final List<Finding> findings;

  private ReplicaConfig(ObjectNode tree, List<Finding> findings) {
    this.tree = tree;
    this.findings = findings;
  }

  /**
   * Starts a configuration of defaults.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder(JsonNodeFactory.instance.objectNode());
  }

  /**
   * Reads a configuration, such as the {@code config} of a changefeed in TiCDC's answer. Members
   * this version does not know are kept.
   *
   * @param config the object
   * @return the configuration
   * @throws InvalidSpecException when TiCDC would refuse it for a changefeed into Kafka
   */
  public static ReplicaConfig parse(JsonObject config) {
    return new Builder(read(config.compact())).build();
  }

  private static ObjectNode read(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("config: not JSON", impossible);
    }
  }

  /**
   * Returns the configuration for TiCDC's HTTP interface, secrets included.
   *
   * @return the object, with underscores in its names
   */
  public JsonObject json() {
    return JsonObject.parse("replica_config", tree.toString());
  }

  /**
   * Returns the configuration as the file of {@code cdc cli changefeed create --config}, secrets
   * included.
   *
   * @return TOML, with hyphens in its names
   */
  public String toml() {
    return TomlText.of(tree);
  }

  /**
   * Returns what the configuration says about the format.
   *
   * @return empty when the URI has to say it
   */
  public Optional<SinkProtocol> protocol() {
    return setting("sink.protocol").flatMap(SinkProtocol::find);
  }

  /**
   * Returns a member as text, secrets included.
   *
   * @param path such as {@code sink.kafka_config.partition_num}
   * @return its value, empty when it is not set, an object or a list
   */
  public Optional<String> setting(String path) {
    JsonNode value = ConfigTree.get(tree, path);
    return value.isValueNode() ? Optional.of(value.asText()) : Optional.empty();
  }

  /**
   * Returns a member or what TiCDC takes for it when it is not set.
   *
   * @param path such as {@code sink.encoder_concurrency}
   * @return its value, empty when there is no default
   * @throws IllegalArgumentException when there is no such member
   */
  public String value(String path) {
    Setting known = ConfigSettings.find(path);
    if (known == null) {
      throw new IllegalArgumentException(
          "path: " + path + " (expected: a member of the configuration).");
    }
    return setting(path).orElse(known.usual());
  }

  /**
   * Says whether names are matched with regard to case.
   *
   * @return false unless it is set
   */
  public boolean caseSensitive() {
    return Boolean.parseBoolean(value("case_sensitive"));
  }

  /**
   * Returns the rules of the table filter.
   *
   * @return the rules, {@code *.*} unless they are set
   */
  public List<String> filter() {
    JsonNode rules = ConfigTree.get(tree, "filter.rules");
    return rules.isArray() ? DispatchSection.texts(rules) : List.of(value("filter.rules"));
  }

  /**
   * Returns the event filters.
   *
   * @return the filters in their order
   */
  public List<EventFilter> eventFilters() {
    return FilterSection.eventFilters(node("filter.event_filters"));
  }

  /**
   * Returns the column selectors.
   *
   * @return the selectors in their order
   */
  public List<ColumnSelector> columnSelectors() {
    return FilterSection.selectors(node("sink.column_selectors"));
  }

  /**
   * Returns the dispatch rules.
   *
   * @return the rules in their order; that without any is the default topic by table
   */
  public List<DispatchRule> dispatchRules() {
    return DispatchSection.rules(ConfigTree.get(tree, "sink.dispatchers"));
  }

  /**
   * Returns what predicts the topic of each table.
   *
   * @param defaultTopic the topic of the sink URI
   * @return the rules, ready to be asked
   */
  public Dispatcher dispatcher(String defaultTopic) {
    Dispatcher.Builder builder = Dispatcher.builder(defaultTopic);
    dispatchRules().forEach(builder::rule);
    return (caseSensitive() ? builder.caseSensitive() : builder).build();
  }

  /**
   * Says whether an update may send it: an update replaces the whole configuration, so what is
   * missing goes back to its default. Read it from TiCDC, change it with {@link #toBuilder()}.
   *
   * @return true when it has every member that TiCDC's answers have
   */
  public boolean complete() {
    return ALWAYS.stream().allMatch(tree::has);
  }

  /**
   * Says whether a secret in it is the mask of an answer, with which TiCDC could not log in.
   *
   * @return true when a secret is masked
   */
  public boolean masked() {
    return ConfigTree.holdsMask(tree);
  }

  /**
   * Returns what was accepted and yet is likely not what was meant.
   *
   * @return warnings, unmodifiable
   */
  public List<Finding> findings() {
    return findings;
  }

  JsonNode node(String path) {
    return ConfigTree.get(tree, path);
  }

  /**
   * Starts a configuration with the values of this one, those this version does not know included.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    return new Builder(tree.deepCopy());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReplicaConfig that && tree.equals(that.tree);
  }

  @Override
  public int hashCode() {
    return tree.hashCode();
  }

  /** Returns the JSON with {@code xxxxx} for its secrets. */
  @Override
  public String toString() {
    return ConfigTree.masked(tree).toString();
  }

  /** Collects the members of a configuration. Not thread-safe. */
  public static final class Builder {
    private final ObjectNode tree;

    private Builder(ObjectNode tree) {
      this.tree = tree;
    }

    /**
     * Sets which tables are replicated. All by default; of several rules that match a table the
     * last decides, and a list of exclusions has to begin with {@code *.*}.
     *
     * @param rules rules of TiDB's table filter
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder filter(String... rules) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      Stream.of(rules).forEach(list::add);
      ConfigTree.put(tree, "filter.rules", list);
      return this;
    }

    /**
     * Adds a dispatch rule after those added before: the first that matches a table decides.
     *
     * @param rule the rule
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder dispatch(DispatchRule rule) {
      DispatchSection.write(rule, added("sink.dispatchers"));
      return this;
    }

    /**
     * Adds an event filter after those added before.
     *
     * @param filter the filter
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder eventFilter(EventFilter filter) {
      FilterSection.write(filter, added("filter.event_filters"));
      return this;
    }

    /**
     * Adds a column selector after those added before: the first that matches a table counts.
     *
     * @param selector the selector
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder columns(ColumnSelector selector) {
      FilterSection.write(selector, added("sink.column_selectors"));
      return this;
    }

    /**
     * Matches names with regard to case. Without by default, since v6.5.6, v7.1.3 and v7.5.0.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder caseSensitive() {
      return setting("case_sensitive", true);
    }

    /**
     * Replicates tables without a valid index too, whose rows can come twice. Not with Avro.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder forceReplicate() {
      return setting("force_replicate", true);
    }

    /**
     * Skips tables without a valid index instead of refusing the changefeed.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder ignoreIneligibleTables() {
      return setting("ignore_ineligible_table", true);
    }

    /**
     * Sets how long errors may last before the changefeed fails. 30 minutes by default.
     *
     * @param duration at least 30 minutes
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder errorStuckDuration(Duration duration) {
      return setting("changefeed_error_stuck_duration", GoDuration.text(duration));
    }

    /**
     * Splits tables over several servers when they have more regions than this.
     *
     * @param regions the number, 10000 in TiCDC's documentation
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder splitTables(long regions) {
      setting("scheduler.enable_table_across_nodes", true);
      return setting("scheduler.region_threshold", regions);
    }

    /**
     * Sets the format. The URI's comes first; at an update the two must not differ.
     *
     * @param protocol the format
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder protocol(SinkProtocol protocol) {
      return setting("sink.protocol", protocol.text());
    }

    /**
     * Sets a registry of Confluent's kind for the formats in Avro.
     *
     * @param registry the registry
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder schemaRegistry(RegistryUrl registry) {
      return setting("sink.schema_registry", registry.text());
    }

    /**
     * Sets a registry of AWS Glue for the formats in Avro.
     *
     * @param registry the registry
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder schemaRegistry(GlueRegistry registry) {
      setting("sink.kafka_config.glue_schema_registry_config.region", registry.region());
      return setting(
          "sink.kafka_config.glue_schema_registry_config.registry_name", registry.name());
    }

    /**
     * Sets what happens to messages that are too large. The changefeed fails by default.
     *
     * @param large what to do
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder largeMessages(LargeMessages large) {
      String at = "sink.kafka_config.large_message_handle.";
      setting(at + "large_message_handle_option", large.option());
      setting(at + "large_message_handle_compression", large.compression());
      if (large.rawValue()) {
        setting(at + "claim_check_raw_value", true);
      }
      String storage = large.storage();
      return storage == null ? this : setting(at + "claim_check_storage_uri", storage);
    }

    /**
     * Logs in to Kafka with tokens of an OAuth server.
     *
     * @param login the login
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder oauth(OauthLogin login) {
      String at = "sink.kafka_config.sasl_";
      setting(at + "mechanism", "oauthbearer");
      setting(at + "oauth_client_id", login.clientId());
      setting(at + "oauth_client_secret", login.encodedSecret());
      setting(at + "oauth_token_url", login.tokenUrl());
      String audience = login.audience();
      if (audience != null) {
        setting(at + "oauth_audience", audience);
      }
      if (!login.scopes().isEmpty()) {
        setting(at + "oauth_scopes", login.scopes());
      }
      return this;
    }

    /**
     * Sets a parameter of the sink URI here instead, so that it is not in the URI.
     *
     * @param parameter its name in the URI, such as {@code partition-num}
     * @param value its value
     * @return this
     * @throws IllegalArgumentException when only the URI can have it
     */
    @CanIgnoreReturnValue
    public Builder kafka(String parameter, String value) {
      String path = ConfigSettings.path(parameter);
      return switch (UriSettings.of(parameter).kind()) {
        case FLAG -> setting(path, Setting.isTrue(value));
        case INTEGER -> setting(path, Long.parseLong(value));
        default -> setting(path, value);
      };
    }

    /**
     * Sets any other member.
     *
     * @param path where it is, such as {@code sink.encoder_concurrency}
     * @param value a text, number, truth value, or list of texts
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder setting(String path, Object value) {
      ConfigTree.put(tree, requireNonNull(path, "path"), JSON.valueToTree(value));
      return this;
    }

    private ObjectNode added(String path) {
      if (!(ConfigTree.get(tree, path) instanceof ArrayNode)) {
        ConfigTree.put(tree, path, JsonNodeFactory.instance.arrayNode());
      }
      return ((ArrayNode) ConfigTree.get(tree, path)).addObject();
    }

    /**
     * Makes the configuration.
     *
     * @return the configuration
     * @throws InvalidSpecException when TiCDC would refuse it; it lists every reason
     */
    public ReplicaConfig build() {
      ObjectNode copy = read(tree.toString());
      List<Finding> found = ConfigRules.check(copy);
      return new ReplicaConfig(copy, Findings.create().addAll(found).requireNoErrors());
    }
  }
}
