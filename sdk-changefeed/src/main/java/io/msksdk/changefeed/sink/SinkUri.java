package io.msksdk.changefeed.sink;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Where a changefeed writes and how its producer is set: a checked {@code kafka://} URI. What is
 * not set has TiCDC's default. Immutable and thread-safe.
 *
 * <pre>{@code
 * SinkUri uri =
 *     SinkUri.builder("b-1.orders.example:9096,b-2.orders.example:9096", "tidb-meta")
 *         .protocol(SinkProtocol.CANAL_JSON)
 *         .partitions(6)
 *         .replicationFactor(3)
 *         .scramSha512("ticdc", password)
 *         .build();
 * uri.text();        // what TiCDC is given, with the password in it
 * uri.toString();    // the same without secrets
 * }</pre>
 *
 * <p>Source: TiDB documentation, "Sink to Kafka", section "Sink URI parameters".
 */
public final class SinkUri {
  private final String scheme;
  private final @Nullable String userInfo;
  private final List<String> brokers;
  private final String topic;
  private final Map<String, String> parameters;
  private final List<Finding> findings;

  private SinkUri(Builder builder, List<Finding> findings) {
    this.scheme = builder.scheme;
    this.userInfo = builder.userInfo;
    this.brokers = builder.brokers;
    this.topic = builder.topic;
    this.parameters = Collections.unmodifiableMap(builder.ordered());
    this.findings = findings;
  }

  /**
   * Starts a URI.
   *
   * @param brokers hosts and ports such as {@code b-1.example:9096,b-2.example:9096}
   * @param topic the default topic, which takes what no dispatch rule sends elsewhere
   * @return the builder
   */
  public static Builder builder(String brokers, String topic) {
    return new Builder(
        List.of(requireNonNull(brokers, "brokers").split(",", -1)), requireNonNull(topic, "topic"));
  }

  /**
   * Reads a URI as TiCDC does: a plus in a value is a blank, and of a parameter given twice the
   * first counts. Parameters TiCDC does not know are kept, with a warning.
   *
   * @param text the URI, with its secrets or TiCDC's masks of them
   * @return the URI
   * @throws InvalidSpecException when TiCDC would refuse it; it lists every reason
   */
  public static SinkUri parse(String text) {
    return SinkUriParser.parse(requireNonNull(text, "text"));
  }

  /**
   * Returns the brokers.
   *
   * @return hosts and ports in their order
   */
  public List<String> brokers() {
    return brokers;
  }

  /**
   * Returns the default topic.
   *
   * @return the path of the URI without slashes around it
   */
  public String topic() {
    return topic;
  }

  /**
   * Returns the format.
   *
   * @return empty when the configuration has to say it
   */
  public Optional<SinkProtocol> protocol() {
    return parameter("protocol").flatMap(SinkProtocol::find);
  }

  /**
   * Returns the number of partitions of new topics.
   *
   * @return empty when it is not set: TiCDC then takes those of a topic that exists, or makes 3
   */
  public OptionalInt partitions() {
    Optional<String> text = parameter("partition-num");
    return text.isPresent() ? OptionalInt.of(Integer.parseInt(text.get())) : OptionalInt.empty();
  }

  /**
   * Returns the replicas of new topics.
   *
   * @return the number, 1 unless it is set
   */
  public int replicationFactor() {
    return Integer.parseInt(value("replication-factor"));
  }

  /**
   * Returns the largest message, its 36 bytes of overhead included.
   *
   * @return the bytes, 10485760 unless it is set
   */
  public long maxMessageBytes() {
    return Long.parseLong(value("max-message-bytes"));
  }

  /**
   * Says whether TiCDC creates topics that are missing.
   *
   * @return true unless it is set to false
   */
  public boolean autoCreateTopic() {
    return Setting.isTrue(value("auto-create-topic"));
  }

  /**
   * Returns how many replicas a write waits for.
   *
   * @return -1 for all, 1 for the leader, 0 for none; -1 unless it is set
   */
  public int requiredAcks() {
    return Integer.parseInt(value("required-acks"));
  }

  /**
   * Says whether TiCDC connects over TLS, which three certificate files turn on too.
   *
   * @return whether it does
   */
  public boolean tls() {
    return parameter("enable-tls").map(Setting::isTrue).orElse(parameter("ca").isPresent());
  }

  /**
   * Returns the SASL mechanism.
   *
   * @return its name in lower case, empty for no SASL
   */
  public Optional<String> saslMechanism() {
    return parameter("sasl-mechanism").map(text -> text.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns a parameter as it was set, secrets included.
   *
   * @param name such as {@code kafka-client-id}
   * @return its value, empty when it is not set
   */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /**
   * Returns a parameter or what TiCDC takes for it when it is not set.
   *
   * @param name such as {@code compression}
   * @return its value, empty when there is no default
   * @throws IllegalArgumentException when TiCDC knows no such parameter
   */
  public String value(String name) {
    return parameters.getOrDefault(name, UriSettings.of(name).usual());
  }

  /**
   * Says whether the URI came from an answer of TiCDC, which masks its secrets. Such a URI must not
   * be sent back: TiCDC would log in with the mask.
   *
   * @return true when a secret is TiCDC's mask
   */
  public boolean masked() {
    return written().masked();
  }

  /**
   * Returns what was accepted and yet is likely not what was meant.
   *
   * @return warnings, unmodifiable
   */
  public List<Finding> findings() {
    return findings;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  /**
   * Returns the URI for TiCDC, with its secrets and everything percent-encoded that has to be.
   *
   * @return the URI
   */
  public String text() {
    return written().whole();
  }

  /**
   * Starts a URI with the values of this one.
   *
   * @return a builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder(brokers, topic);
    builder.scheme = scheme;
    builder.userInfo = userInfo;
    builder.parameters.putAll(parameters);
    return builder;
  }

  private SinkUriText written() {
    return new SinkUriText(scheme, userInfo, brokers, topic, parameters);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SinkUri that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  /** Returns the URI with {@code xxxxx} for its secrets. */
  @Override
  public String toString() {
    return written().hidden();
  }

  /** Collects the parameters of a URI. Not thread-safe. */
  public static final class Builder {
    private final List<String> brokers;
    private final String topic;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<Finding> reading = new ArrayList<>();
    private String scheme = "kafka";
    private @Nullable String userInfo;

    Builder(List<String> brokers, String topic) {
      this.brokers = List.copyOf(brokers);
      this.topic = topic;
    }

    /**
     * Sets the format. Without it the configuration has to.
     *
     * @param protocol the format
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder protocol(SinkProtocol protocol) {
      return parameter("protocol", protocol.text());
    }

    /**
     * Sets the version of the brokers. TiCDC asks them when it is not set.
     *
     * @param version such as {@code 3.7.0}
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder kafkaVersion(String version) {
      return parameter("kafka-version", version);
    }

    /**
     * Sets the partitions of topics TiCDC creates. 3 by default, and those of topics that exist.
     *
     * @param partitions above 0, at most those of an existing topic
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder partitions(int partitions) {
      return parameter("partition-num", Integer.toString(partitions));
    }

    /**
     * Sets the replicas of topics TiCDC creates. 1 by default, which clusters of MSK refuse.
     *
     * @param replicas from {@code min.insync.replicas} to the number of brokers
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder replicationFactor(int replicas) {
      return parameter("replication-factor", Integer.toString(replicas));
    }

    /**
     * Sets whether TiCDC creates topics that are missing. It does by default.
     *
     * @param create whether it does
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder autoCreateTopic(boolean create) {
      return parameter("auto-create-topic", Boolean.toString(create));
    }

    /**
     * Sets the largest message. 10485760 by default, lowered to what the topic takes.
     *
     * @param bytes above 0
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder maxMessageBytes(int bytes) {
      return parameter("max-message-bytes", Integer.toString(bytes));
    }

    /**
     * Sets how many replicas a write waits for. All by default.
     *
     * @param acks -1 for all, 1 for the leader, 0 for none
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder requiredAcks(int acks) {
      return parameter("required-acks", Integer.toString(acks));
    }

    /**
     * Sets the compression of batches. None by default.
     *
     * @param compression {@code none}, {@code gzip}, {@code snappy}, {@code lz4} or {@code zstd}
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder compression(String compression) {
      return parameter("compression", compression);
    }

    /**
     * Sets the three timeouts of connections. 10 seconds each by default.
     *
     * @param dial how long connecting may take
     * @param read how long an answer may take
     * @param write how long sending may take
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder timeouts(Duration dial, Duration read, Duration write) {
      parameter("dial-timeout", GoDuration.text(dial));
      parameter("read-timeout", GoDuration.text(read));
      return parameter("write-timeout", GoDuration.text(write));
    }

    /**
     * Connects over TLS and trusts what the operating system of the TiCDC server trusts, which has
     * the authorities of MSK.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder tls() {
      return parameter("enable-tls", "true");
    }

    /**
     * Connects over TLS with a client certificate.
     *
     * @param ca the file of trusted authorities, on the TiCDC server
     * @param certificate the file of the certificate, on the TiCDC server
     * @param key the file of its private key, on the TiCDC server
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder certificateFiles(String ca, String certificate, String key) {
      parameter("ca", ca);
      parameter("cert", certificate);
      parameter("key", key);
      return tls();
    }

    /**
     * Logs in with SCRAM over TLS, the one SASL mechanism of MSK that TiCDC has.
     *
     * @param user the user
     * @param password the password, as it is and not percent-encoded
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder scramSha512(String user, String password) {
      return sasl("scram-sha-512", user, password).tls();
    }

    /**
     * Logs in with a user and a password.
     *
     * @param mechanism {@code plain}, {@code scram-sha-256} or {@code scram-sha-512}
     * @param user the user
     * @param password the password, as it is and not percent-encoded
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder sasl(String mechanism, String user, String password) {
      parameter("sasl-mechanism", mechanism);
      parameter("sasl-user", user);
      return parameter("sasl-password", password);
    }

    /**
     * Adds TiDB's own members to messages, the commit timestamp among them. Off by default; for
     * Canal-JSON, Avro and the two forms of Debezium.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder tidbExtension() {
      return parameter("enable-tidb-extension", "true");
    }

    /**
     * Sets the registry of Confluent's kind that the formats in Avro need.
     *
     * @param registry made by {@link RegistryUrl}, which encodes its secrets
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder schemaRegistry(RegistryUrl registry) {
      return parameter("schema-registry", registry.text());
    }

    /**
     * Sets any other parameter.
     *
     * @param name its name, such as {@code content-compatible}
     * @param value its value, as it is and not percent-encoded
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder parameter(String name, String value) {
      parameters.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
      return this;
    }

    @CanIgnoreReturnValue
    Builder from(String scheme, @Nullable String userInfo, List<Finding> reading) {
      this.scheme = scheme;
      this.userInfo = userInfo;
      this.reading.addAll(reading);
      return this;
    }

    /** What TiCDC knows comes first and in the order of its documentation. */
    private Map<String, String> ordered() {
      Map<String, String> ordered = new LinkedHashMap<>();
      for (Setting setting : UriSettings.all()) {
        String value = parameters.get(setting.name());
        if (value != null) {
          ordered.put(setting.name(), value);
        }
      }
      parameters.forEach(ordered::putIfAbsent);
      return ordered;
    }

    /**
     * Makes the URI.
     *
     * @return the URI
     * @throws InvalidSpecException when TiCDC would refuse it; it lists every reason
     */
    public SinkUri build() {
      List<Finding> found = SinkUriRules.check(scheme, brokers, topic, ordered());
      return new SinkUri(this, SinkUriRules.accepted(reading, found));
    }
  }
}
