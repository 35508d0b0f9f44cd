package io.msksdk.testkit;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A cluster of a local MSK with its brokers, reachable through IAM over TLS. Thread-safe.
 *
 * <p>The clients of the application connect with {@link #clientProperties}; what a test does to the
 * cluster through any AWS SDK, in any language, it does to this cluster too.
 */
public final class LocalCluster implements AutoCloseable {
  private static final String IAM_BROKERS = "bootstrapBrokerStringSaslIam";

  private final LocalMsk local;
  private final ClusterCalls calls;
  private final String arn;
  private final String name;
  private boolean closed;

  private LocalCluster(LocalMsk local, ClusterCalls calls, String arn, String name) {
    this.local = local;
    this.calls = calls;
    this.arn = arn;
    this.name = name;
  }

  static LocalCluster existing(LocalMsk local, String arn) {
    ClusterCalls calls = new ClusterCalls(local);
    String name = calls.awaitActive(arn);
    return new LocalCluster(local, calls, arn, name);
  }

  /**
   * Returns the cluster's ARN.
   *
   * @return the ARN
   */
  public String arn() {
    return arn;
  }

  /**
   * Returns the cluster's name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the bootstrap brokers for IAM, as the service answers them.
   *
   * @return hosts and ports, separated by commas
   * @throws LocalMskException when the cluster has no IAM listener
   */
  public String bootstrapBrokers() {
    return calls.bootstrapBrokers(arn, IAM_BROKERS);
  }

  /**
   * Returns the cluster's state now.
   *
   * @return MSK's word for it, such as {@code ACTIVE}
   */
  public String state() {
    return calls.state(arn);
  }

  /**
   * Puts the cluster into a state that MSK decides on by itself.
   *
   * @param state such as {@code HEALING} or {@code MAINTENANCE}
   * @throws LocalMskException when it is not such a state
   */
  public void enter(String state) {
    control("/state", Map.of("state", requireNonNull(state, "state")));
  }

  /**
   * Returns a broker.
   *
   * @param id from 1 to the number of brokers
   * @return the broker, whether it exists or not; a call on it says
   */
  public LocalBroker broker(int id) {
    return new LocalBroker(this, id);
  }

  /**
   * Stops the cluster's controller: the brokers serve on, and what the controller decides, such as
   * new topics and new leaders, waits.
   */
  public void stopController() {
    control("/controller/stop", Map.of());
  }

  /** Starts the cluster's controller again, and waits until the brokers follow it. */
  public void startController() {
    control("/controller/start", Map.of());
  }

  /**
   * Waits until every broker has taken over what the cluster's controller has decided until now:
   * topics, their settings, ACLs and quotas that a client of the test's own has changed. Kafka
   * answers such a change before all brokers have heard of it. Brokers that are stopped or paused
   * are not waited for.
   *
   * @throws LocalMskException when a broker does not follow within a minute
   */
  public void awaitBrokers() {
    control("/catch-up", Map.of());
  }

  /**
   * Returns what a Kafka client needs to connect as the local administrator, who may do everything.
   *
   * @return as {@link #clientProperties(LocalIdentity)}
   */
  public Map<String, Object> clientProperties() {
    return clientProperties(local.admin());
  }

  /**
   * Returns what a Kafka client needs to connect as this identity: complete for an {@code Admin}; a
   * producer or consumer adds its serializers and group. The official {@code AWS_MSK_IAM} mechanism
   * is used, so aws-msk-iam-auth must be on the class path, in any version from 2.3 on. No AWS
   * variable or file is read, and several identities in one JVM stay apart.
   *
   * @param identity who connects
   * @return an unmodifiable map; the identity in it is an object, and its secret appears nowhere as
   *     text
   */
  public Map<String, Object> clientProperties(LocalIdentity identity) {
    return clientProperties(LocalLogin.iam(identity));
  }

  /** The same for short-lived clients of the testkit itself: no AWS class, no MBean is loaded. */
  Map<String, Object> ownClients() {
    Map<String, Object> properties =
        new HashMap<>(clientProperties(LocalLogin.iamToken(local.admin())));
    properties.put("metric.reporters", "");
    return Map.copyOf(properties);
  }

  /**
   * Returns what a Kafka client needs to connect with any of MSK's ways to log in: complete for an
   * {@code Admin}; a producer or consumer adds its serializers and group.
   *
   * @param login how, and as whom
   * @return an unmodifiable map
   * @throws LocalMskException when the cluster has no listener for it
   */
  public Map<String, Object> clientProperties(LocalLogin login) {
    String brokers = calls.bootstrapBrokers(arn, requireNonNull(login, "login").bootstrapMember());
    return login.properties(brokers, local.region(), local.caPem());
  }

  /**
   * Returns the same as text, for what keeps the settings of Kafka clients as text: the environment
   * of a Spring application, or a file.
   *
   * @param login how, and as whom
   * @return an unmodifiable map, in which the secret of the login can be read
   * @throws LocalMskException when the cluster has no listener for it
   */
  public Map<String, String> textProperties(LocalLogin login) {
    String brokers = calls.bootstrapBrokers(arn, requireNonNull(login, "login").bootstrapMember());
    return login.text(brokers, local.region(), local.caPem());
  }

  /**
   * Creates a topic, as the local administrator, and waits until every broker knows it: what is
   * written at once meets none that does not.
   *
   * @param name the topic's name
   * @param partitions how many partitions
   * @return the topic, with as many replicas as the cluster's settings say
   * @throws LocalMskException when the cluster refuses it
   */
  @CanIgnoreReturnValue
  public LocalTopic createTopic(String name, int partitions) {
    return topic(name).create(partitions);
  }

  /**
   * Returns a topic that is there.
   *
   * @param name the topic's name
   * @return the topic, whether it exists or not; a call on it says
   */
  public LocalTopic topic(String name) {
    return new LocalTopic(this, requireNonNull(name, "name"));
  }

  /**
   * Sets how the brokers of this cluster authorise IAM callers.
   *
   * @param mode the mode, for all callers that none is set for
   */
  public void authorisation(Authorisation mode) {
    local.authorise(Map.of("mode", requireNonNull(mode, "mode").word(), "cluster", arn));
  }

  /** Deletes the cluster and waits until it is gone. A second call does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      calls.delete(arn);
    }
  }

  @Override
  public String toString() {
    return "LocalCluster[" + arn + "]";
  }

  void control(String path, Map<String, ?> body) {
    local.http().post("/_local/clusters/" + EngineHttp.encoded(arn) + path, body);
  }

  /** What a cluster is to be. Not thread-safe. */
  public static final class Builder {
    private final LocalMsk local;
    private final String name;
    private int brokers = 1;
    private String kafkaVersion = "3.9.x.kraft";
    private Set<ClientAccess> access = EnumSet.of(ClientAccess.IAM);

    Builder(LocalMsk local, String name) {
      this.local = local;
      this.name = name;
    }

    /**
     * Sets the number of brokers.
     *
     * @param brokers 1 unless set; 1 is something only the local MSK has
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder brokers(int brokers) {
      if (brokers < 1) {
        throw LocalMskException.argument("brokers: " + brokers + " (expected: 1 or more).", null);
      }
      this.brokers = brokers;
      return this;
    }

    /**
     * Sets the version the cluster shows; its brokers are always of the engine's own.
     *
     * @param kafkaVersion a version MSK knows, {@code 3.9.x.kraft} unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder kafkaVersion(String kafkaVersion) {
      this.kafkaVersion = requireNonNull(kafkaVersion, "kafkaVersion");
      return this;
    }

    /**
     * Sets the ways in that clients have.
     *
     * @param first one way; {@link ClientAccess#IAM} unless set
     * @param more further ones
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder access(ClientAccess first, ClientAccess... more) {
      this.access = EnumSet.of(first, more);
      return this;
    }

    /**
     * Creates the cluster through the service's REST API and waits until it is ACTIVE.
     *
     * @return the cluster; closing it deletes it
     * @throws LocalMskException when the service refuses it
     * @throws io.msksdk.core.operation.OperationFailedException when its creation fails
     * @throws io.msksdk.core.operation.WaitTimeoutException when it is not ACTIVE after two
     *     minutes, as under a time that is neither instant nor moved by another thread
     */
    @CanIgnoreReturnValue
    public LocalCluster create() {
      ClusterCalls calls = new ClusterCalls(local);
      String arn = calls.create(name, brokers, kafkaVersion, access);
      ClientClasses.loadOnce();
      // to ask over and over would take the brokers' processor
      local.http().post("/_local/clusters/" + EngineHttp.encoded(arn) + "/settle", Map.of());
      String named = calls.awaitActive(arn);
      return new LocalCluster(local, calls, arn, named);
    }
  }
}
