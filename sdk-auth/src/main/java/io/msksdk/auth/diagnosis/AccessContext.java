package io.msksdk.auth.diagnosis;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.policy.AccessSimulator;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.policy.KafkaClusterAction;
import io.msksdk.core.time.Time;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * What is known about a connection that failed: the client's properties always, and the more of the
 * rest, the surer the diagnosis. Everything given stays the caller's to close. Immutable; the text
 * of it shows no value of the properties.
 */
public final class AccessContext {
  private final Map<String, Object> properties;
  private final @Nullable MskClusterArn cluster;
  private final @Nullable BootstrapBrokers brokers;
  private final @Nullable AwsCredentialsProvider credentials;
  private final @Nullable String region;
  private final @Nullable StsClient sts;
  private final @Nullable KafkaClient kafka;
  private final @Nullable String scramSecret;
  private final @Nullable AccessSimulator policies;
  private final @Nullable KafkaClusterAction attempted;
  private final @Nullable String attemptedOn;
  private final Time time;

  private AccessContext(Builder builder) {
    properties = Map.copyOf(builder.properties);
    cluster = builder.cluster;
    brokers = builder.brokers;
    credentials = builder.credentials;
    region = builder.region;
    sts = builder.sts;
    kafka = builder.kafka;
    scramSecret = builder.scramSecret;
    policies = builder.policies;
    attempted = builder.attempted;
    attemptedOn = builder.attemptedOn;
    time = builder.time;
  }

  /**
   * Starts with the properties of the client that failed.
   *
   * @param properties as the producer, consumer or admin was given them
   * @return a builder
   */
  public static Builder builder(Map<String, ?> properties) {
    return new Builder(requireNonNull(properties, "properties"));
  }

  Map<String, Object> properties() {
    return properties;
  }

  Optional<MskClusterArn> cluster() {
    return Optional.ofNullable(cluster);
  }

  Optional<BootstrapBrokers> brokers() {
    return Optional.ofNullable(brokers);
  }

  Optional<AwsCredentialsProvider> credentials() {
    return Optional.ofNullable(credentials);
  }

  Optional<String> region() {
    return Optional.ofNullable(region);
  }

  Optional<StsClient> sts() {
    return Optional.ofNullable(sts);
  }

  Optional<KafkaClient> kafka() {
    return Optional.ofNullable(kafka);
  }

  Optional<String> scramSecret() {
    return Optional.ofNullable(scramSecret);
  }

  Optional<AccessSimulator> policies() {
    return Optional.ofNullable(policies);
  }

  Optional<KafkaClusterAction> attempted() {
    return Optional.ofNullable(attempted);
  }

  Optional<String> attemptedOn() {
    return Optional.ofNullable(attemptedOn);
  }

  Time time() {
    return time;
  }

  String text(String property) {
    Object value = properties.get(property);
    return value == null ? "" : value.toString();
  }

  /** The servers as they were written, each {@code host:port}. */
  List<String> servers() {
    Object value = properties.get("bootstrap.servers");
    String text =
        value instanceof List<?> list
            ? String.join(",", list.stream().map(String::valueOf).toList())
            : String.valueOf(value == null ? "" : value);
    return List.of(text.split(",", -1)).stream()
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  AuthMode mode() {
    // Kafka takes it in any case
    String protocol = text("security.protocol").toUpperCase(Locale.ROOT);
    if (!protocol.startsWith("SASL")) {
      return protocol.equals("SSL") ? AuthMode.TLS : AuthMode.PLAINTEXT;
    }
    return text("sasl.mechanism").startsWith("SCRAM") ? AuthMode.SCRAM : AuthMode.IAM;
  }

  /** Returns the authentication mode, the servers and the cluster. */
  @Override
  public String toString() {
    return "AccessContext[" + mode() + ", " + servers() + ", cluster=" + cluster + "]";
  }

  /** Collects what is known. Not thread-safe. */
  public static final class Builder {
    private final Map<String, Object> properties;
    private @Nullable MskClusterArn cluster;
    private @Nullable BootstrapBrokers brokers;
    private @Nullable AwsCredentialsProvider credentials;
    private @Nullable String region;
    private @Nullable StsClient sts;
    private @Nullable KafkaClient kafka;
    private @Nullable String scramSecret;
    private @Nullable AccessSimulator policies;
    private @Nullable KafkaClusterAction attempted;
    private @Nullable String attemptedOn;
    private Time time = Time.system();

    private Builder(Map<String, ?> properties) {
      this.properties = new HashMap<>(properties);
      this.properties.values().removeIf(value -> value == null);
    }

    /**
     * Sets the cluster the client wanted to reach; what is missing is then named by its ARN.
     *
     * @param cluster the cluster's ARN
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder cluster(MskClusterArn cluster) {
      this.cluster = requireNonNull(cluster, "cluster");
      return this;
    }

    /**
     * Sets MSK's own answer for the cluster, which tells a wrong port or host for sure. Without it
     * MSK's table of ports is asked.
     *
     * @param brokers the cluster's bootstrap brokers
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder brokers(BootstrapBrokers brokers) {
      this.brokers = requireNonNull(brokers, "brokers");
      return this;
    }

    /**
     * Sets the credentials the client signs with.
     *
     * @param credentials the provider the client was given
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder credentials(AwsCredentialsProvider credentials) {
      this.credentials = requireNonNull(credentials, "credentials");
      return this;
    }

    /**
     * Sets the Region the client signs for.
     *
     * @param region such as {@code eu-west-1}
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder region(String region) {
      this.region = requireNonNull(region, "region");
      return this;
    }

    /**
     * Sets a client of STS. It is asked once who the credentials belong to; its answer also tells
     * the time.
     *
     * @param sts any client, its own credentials are not used
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder sts(StsClient sts) {
      this.sts = requireNonNull(sts, "sts");
      return this;
    }

    /**
     * Sets a client of MSK's API, asked for the secrets of the cluster when a SCRAM login failed.
     *
     * @param kafka a client that may {@code kafka:ListScramSecrets}
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder kafka(KafkaClient kafka) {
      this.kafka = requireNonNull(kafka, "kafka");
      return this;
    }

    /**
     * Sets the secret the SCRAM user and password came from.
     *
     * @param arn the ARN of the secret
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder scramSecret(String arn) {
      this.scramSecret = requireNonNull(arn, "arn");
      return this;
    }

    /**
     * Sets the policies of the principal, where they are known: a refusal is then explained by the
     * statement that made it.
     *
     * @param policies the policies, ready to be asked
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder policies(AccessSimulator policies) {
      this.policies = requireNonNull(policies, "policies");
      return this;
    }

    /**
     * Sets what the client was doing, which Kafka's refusals do not always tell. Unless set, a
     * client with a group is taken to read and any other to write.
     *
     * @param action the action in IAM's words, such as {@code CreateTopic}
     * @param name the topic, group or transactional id; anything for an action on the cluster
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder attempting(KafkaClusterAction action, String name) {
      this.attempted = requireNonNull(action, "action");
      this.attemptedOn = requireNonNull(name, "name");
      return this;
    }

    /**
     * Sets the clock that signatures are made by; the machine's own unless set.
     *
     * @param time the clock
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder time(Time time) {
      this.time = requireNonNull(time, "time");
      return this;
    }

    /**
     * Makes the context.
     *
     * @return what is known
     */
    public AccessContext build() {
      return new AccessContext(this);
    }
  }
}
