package io.msksdk.changefeed.console;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.filter.EventFilter;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkConflicts;
import io.msksdk.changefeed.sink.SinkProtocol;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;

/**
 * The console's form for a changefeed into Kafka, checked by the edition's limits and said in
 * TiCDC's terms, so that what follows (preview, preflight) is the same for both. Immutable and
 * thread-safe.
 *
 * <p>Source: TiDB Cloud documentation, "Sink to Apache Kafka".
 */
public final class ConsoleChangefeed {
  private final SinkUri uri;
  private final ReplicaConfig config;
  private final List<Finding> findings;

  private ConsoleChangefeed(SinkUri uri, ReplicaConfig config, List<Finding> findings) {
    this.uri = uri;
    this.config = config;
    this.findings = findings;
  }

  /**
   * Starts a form.
   *
   * @param edition the edition of the console
   * @param version the version of the TiDB cluster
   * @param uri brokers, login, format and numbers of topics
   * @return the builder
   */
  public static Builder builder(Edition edition, TidbVersion version, SinkUri uri) {
    return new Builder(edition, version, uri);
  }

  /**
   * Returns where it writes.
   *
   * @return the sink URI
   */
  public SinkUri uri() {
    return uri;
  }

  /**
   * Returns what it replicates.
   *
   * @return the form as TiCDC's configuration
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

  /** Collects the fields of a form. Not thread-safe. */
  public static final class Builder {
    private final Edition edition;
    private final TidbVersion version;
    private final SinkUri uri;
    private final List<EventFilter> events = new ArrayList<>();
    private List<String> rules = List.of("*.*");
    private TopicMode topics = TopicMode.oneTopic();
    private PartitionRule partition = PartitionRule.table();
    private boolean privateLink;

    private Builder(Edition edition, TidbVersion version, SinkUri uri) {
      this.edition = requireNonNull(edition, "edition");
      this.version = requireNonNull(version, "version");
      this.uri = requireNonNull(uri, "uri");
    }

    /**
     * Sets the table filter. {@code *.*} by default.
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
     * Adds an event filter.
     *
     * @param filter the filter
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder eventFilter(EventFilter filter) {
      events.add(filter);
      return this;
    }

    /**
     * Sets the topic distribution. One topic by default.
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
     * Sets the partition distribution. By table by default.
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
     * Reaches Kafka through a private endpoint, which takes self-hosted Kafka only.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder privateLink() {
      privateLink = true;
      return this;
    }

    /**
     * Makes the form.
     *
     * @return the form
     * @throws InvalidSpecException when the console or TiCDC would refuse it
     */
    public ConsoleChangefeed build() {
      Findings found = Findings.create();
      SinkProtocol protocol = uri.protocol().orElse(SinkProtocol.CANAL_JSON);
      found.addAll(edition.check(version, protocol, partition.text()));
      partition.indexName().ifPresent(i -> found.addAll(Edition.feature("index", version)));
      limits(found);
      if (privateLink) {
        privateLink(found);
      }
      boolean byTable =
          topics.expression().contains("{schema}") && topics.expression().contains("{table}");
      if (protocol.avro() && !byTable) {
        found.add(
            Finding.error(
                "changefeed.console.topics",
                "topics",
                topics.expression(),
                "by table, for " + protocol));
      }
      found.requireNoErrors();
      ReplicaConfig config = config();
      found.addAll(SinkConflicts.atCreate(uri, config));
      return new ConsoleChangefeed(uri, config, found.requireNoErrors());
    }

    private void limits(Findings found) {
      int rulesLimit = edition.filterRules().orElse(Integer.MAX_VALUE);
      if (rules.size() > rulesLimit) {
        found.add(
            Finding.error(
                "changefeed.console.limit", "filter rules", rules.size(), "at most " + rulesLimit));
      }
      int eventLimit = edition.eventFilters().orElse(0);
      if (events.size() > eventLimit) {
        found.add(
            Finding.error(
                "changefeed.console.limit",
                "event filters",
                events.size(),
                "at most " + eventLimit));
      }
    }

    private void privateLink(Findings found) {
      found.addAll(Edition.feature("private-link", version));
      if (uri.brokers().stream().anyMatch(broker -> broker.contains(".amazonaws.com"))) {
        found.add(
            Finding.error(
                    "changefeed.console.private-link",
                    "brokers",
                    uri.brokers(),
                    "self-hosted Kafka")
                .advising("Put kafka-proxy in front of MSK, or use VPC peering."));
      }
    }

    private ReplicaConfig config() {
      ReplicaConfig.Builder config = ReplicaConfig.builder().filter(rules.toArray(String[]::new));
      events.forEach(config::eventFilter);
      return config
          .dispatch(
              DispatchRule.match("*.*").topic(topics.expression()).partition(partition).build())
          .build();
    }
  }
}
