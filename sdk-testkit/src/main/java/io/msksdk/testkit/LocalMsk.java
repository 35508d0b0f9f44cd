package io.msksdk.testkit;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A local MSK: one HTTP endpoint that any AWS SDK talks to as it talks to MSK, and the clusters
 * made through it, on real brokers. Thread-safe.
 *
 * <pre>{@code
 * try (LocalMsk local = LocalMsk.start()) {
 *   LocalCluster orders = local.cluster("orders").brokers(3).create();
 *   Admin admin = Admin.create(orders.clientProperties());
 * }
 * }</pre>
 *
 * <p>Whoever starts a local MSK closes it: in this JVM its brokers run on threads that are not
 * daemons and keep a program alive that has nothing else to do. {@link #shared()} is ended when the
 * JVM exits, as every test runner does.
 */
public final class LocalMsk implements AutoCloseable {
  private static final String ADMIN_ACCESS_KEY = "AKIALOCALADMIN000000";
  private static final String ADMIN_SECRET = "local-admin-secret";

  private final Engine engine;
  private final boolean shared;
  private final EngineHttp http;
  private final LocalIdentity admin;
  private final Identities identities;
  private @Nullable String caPem;

  LocalMsk(Engine engine, boolean shared) {
    this.engine = engine;
    this.shared = shared;
    this.http = new EngineHttp(engine.ready().endpoint());
    this.admin =
        LocalIdentity.user(
            "arn:aws:iam::" + account() + ":user/local-admin", ADMIN_ACCESS_KEY, ADMIN_SECRET);
    this.identities = new Identities(http, account());
  }

  /**
   * Starts one with the defaults of {@link Builder}, for the caller to close.
   *
   * @return a local MSK that is ready
   * @throws LocalMskException when it cannot be started
   */
  public static LocalMsk start() {
    return builder().start();
  }

  /**
   * Sets how one is started.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the one local MSK that all tests of this JVM share, started on first use with the
   * defaults of {@link Builder} and ended when the JVM exits. Closing it does nothing.
   *
   * @return the shared local MSK
   * @throws LocalMskException when it cannot be started
   */
  public static LocalMsk shared() {
    return SharedMsk.get();
  }

  /**
   * Uses one that already runs, such as {@code java -jar msk-local.jar} on this machine. Closing it
   * does nothing.
   *
   * @param endpoint the endpoint it printed when it was ready
   * @return the running local MSK
   * @throws LocalMskException when nothing answers there
   */
  public static LocalMsk attach(URI endpoint) {
    return new LocalMsk(AttachedEngine.at(requireNonNull(endpoint, "endpoint")), false);
  }

  /**
   * Returns where the service answers: what a client of an AWS SDK takes as endpoint override.
   *
   * @return the endpoint
   */
  public URI endpoint() {
    return engine.ready().endpoint();
  }

  /**
   * Returns the Region of what is made through the default identity.
   *
   * @return {@code us-east-1} unless the engine says otherwise
   */
  public String region() {
    return engine.ready().region();
  }

  /**
   * Returns the account the identities of this local MSK belong to.
   *
   * @return twelve digits
   */
  public String account() {
    return engine.ready().account();
  }

  /**
   * Returns the identity that is there from the start and may do everything.
   *
   * @return the local administrator
   */
  public LocalIdentity admin() {
    return admin;
  }

  /**
   * Makes an IAM user with these policies, or gives the user of that name other ones.
   *
   * @param name the user's name
   * @param policies IAM policy documents as JSON; without any the user may do nothing
   * @return the user, with credentials of its own
   * @throws LocalMskException when a policy is not a policy document
   */
  public LocalIdentity identity(String name, String... policies) {
    return identities.user(requireNonNull(name, "name"), List.of(policies));
  }

  /**
   * Makes a session of an IAM role with these policies, as an application on AWS has one. Brokers
   * see it as {@code arn:aws:sts::<account>:assumed-role/<role>/<session>}; another session of the
   * same name is the same principal, with other credentials.
   *
   * @param role the role's name
   * @param session the session's name
   * @param policies IAM policy documents as JSON; without any the session may do nothing
   * @return the session, with credentials of its own
   * @throws LocalMskException when a policy is not a policy document
   */
  public LocalIdentity session(String role, String session, String... policies) {
    return identities.session(
        requireNonNull(role, "role"), requireNonNull(session, "session"), List.of(policies));
  }

  /**
   * Describes a cluster to make through the service's REST API.
   *
   * @param name the cluster's name, unique in the account
   * @return a builder with the defaults
   */
  public LocalCluster.Builder cluster(String name) {
    return new LocalCluster.Builder(this, requireNonNull(name, "name"));
  }

  /**
   * Begins a replicator between two clusters of this local MSK, which copies records.
   *
   * @param name the replicator's name
   * @param source where records come from
   * @param target where they are copied to
   * @return a builder
   */
  public LocalReplicator.Builder replicator(String name, LocalCluster source, LocalCluster target) {
    return new LocalReplicator.Builder(this, name, source, target);
  }

  /**
   * Returns the face of a cluster that was made in another way, by the code under test perhaps.
   *
   * @param arn the cluster's ARN
   * @return the cluster; closing it deletes it
   * @throws LocalMskException when there is no such cluster or it has no IAM listener
   */
  public LocalCluster existingCluster(String arn) {
    return LocalCluster.existing(this, requireNonNull(arn, "arn"));
  }

  /**
   * Returns the authority that signed the brokers' certificates.
   *
   * @return certificates as PEM text
   */
  public synchronized String caPem() {
    String pem = caPem;
    if (pem == null) {
      pem = CaFile.read(caFile());
      caPem = pem;
    }
    return pem;
  }

  /**
   * Returns the file with {@link #caPem()}: a trust store of type {@code PEM} for Kafka clients.
   *
   * @return the file, which is there as long as this local MSK runs
   */
  public Path caFile() {
    return engine.ready().caFile();
  }

  /**
   * Returns what was denied to anyone, the oldest first.
   *
   * @return the denials so far
   */
  public List<Denial> denials() {
    return log().denialsAfter(0);
  }

  /**
   * Returns what was denied to one identity, the oldest first.
   *
   * @param identity whose denials
   * @return its denials so far
   */
  public List<Denial> denials(LocalIdentity identity) {
    String arn = EngineHttp.encoded(requireNonNull(identity, "identity").arn());
    return Denial.listOf(http.get("/_local/denials?principal=" + arn), 0);
  }

  /**
   * Returns what has happened, the oldest first.
   *
   * @return the events so far
   */
  public List<LocalEvent> events() {
    return eventsAfter(0);
  }

  /**
   * Returns what has happened after an event, the oldest first.
   *
   * @param sequence the {@linkplain LocalEvent#sequence() place} of the last event known, 0 for all
   * @return the later events so far
   */
  public List<LocalEvent> eventsAfter(long sequence) {
    return log().eventsAfter(sequence);
  }

  /**
   * Returns what brokers allowed an identity although its policies lack an action that MSK's
   * documentation requires beside, the oldest first. In {@linkplain Authorisation#STRICT strict}
   * mode these are denials.
   *
   * @param identity whose warnings
   * @return its warnings so far
   */
  public List<PolicyWarning> warnings(LocalIdentity identity) {
    return PolicyWarning.listOf(events(), requireNonNull(identity, "identity").arn());
  }

  /**
   * Returns the policy that allows what an identity was seen to need, granted or not, and nothing
   * else.
   *
   * @param identity whose needs
   * @return an IAM policy document as JSON, without statements when nothing was seen
   */
  public String policyFor(LocalIdentity identity) {
    String arn = EngineHttp.encoded(requireNonNull(identity, "identity").arn());
    return http.get("/_local/policy?principal=" + arn).toString();
  }

  /**
   * Sets how brokers authorise one identity, on every cluster.
   *
   * @param identity whose requests
   * @param mode the mode
   */
  public void authorisation(LocalIdentity identity, Authorisation mode) {
    authorise(
        Map.of(
            "mode", requireNonNull(mode, "mode").word(),
            "principal", requireNonNull(identity, "identity").arn()));
  }

  /**
   * Sets how long a changed policy takes until brokers decide by it, as it does on MSK.
   *
   * @param delay in the time of {@link Builder#time}, none unless set
   */
  public void policyDelay(Duration delay) {
    authorise(Map.of("policyDelay", requireNonNull(delay, "delay").toString()));
  }

  /**
   * Sets how long a connection with IAM lasts, from the next login on, until the client has to
   * prove itself again. Clients do it by themselves.
   *
   * @param length in real time, at least 2 seconds; 12 hours unless set
   * @throws LocalMskException when it is shorter
   */
  public void sessionLength(Duration length) {
    authorise(Map.of("sessionLength", requireNonNull(length, "length").toString()));
  }

  /**
   * Lets something go wrong from the next call on.
   *
   * @param fault what, beside the faults that are already there
   */
  public void inject(Fault fault) {
    http.post("/_local/faults", requireNonNull(fault, "fault").members());
  }

  /** Takes all faults away. */
  public void clearFaults() {
    http.delete("/_local/faults");
  }

  /**
   * Moves the local clock. What became due meanwhile has been done when this returns.
   *
   * @param by how far, more than zero
   * @throws LocalMskException when the clock cannot be moved, as instant time cannot
   */
  public void advance(Duration by) {
    http.post("/_local/clock", Map.of("advance", requireNonNull(by, "by").toString()));
  }

  /**
   * Ends what {@link #start()} started: brokers, files and all. Does nothing to a shared or
   * attached one. A second call does nothing.
   */
  @Override
  public void close() {
    if (!shared) {
      engine.close();
    }
  }

  @Override
  public String toString() {
    return "LocalMsk[" + endpoint() + "]";
  }

  void authorise(Map<String, ?> settings) {
    http.post("/_local/authorisation", settings);
  }

  /** What the engine has written down of itself. */
  EngineLog log() {
    return new EngineLog(http);
  }

  EngineHttp http() {
    return http;
  }

  Engine engine() {
    return engine;
  }

  /** How a local MSK is started. Not thread-safe. */
  public static final class Builder {
    /** As the engine's command line has them; what is not set has the engine's own default. */
    private final Map<String, String> options = new LinkedHashMap<>();

    private final Map<String, Integer> quotas = new LinkedHashMap<>();
    private Isolation isolation = Isolation.CLASS_LOADER;

    private Builder() {}

    /**
     * Sets how its clock runs.
     *
     * @param time instant unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder time(EngineTime time) {
      options.put("--time", requireNonNull(time, "time").toString());
      return this;
    }

    /**
     * Sets whether its clusters have brokers.
     *
     * @param dataPlane {@link DataPlane#REAL} unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder dataPlane(DataPlane dataPlane) {
      boolean real = requireNonNull(dataPlane, "dataPlane") == DataPlane.REAL;
      options.put("--data-plane", real ? "real" : "none");
      return this;
    }

    /**
     * Sets where the engine runs.
     *
     * @param isolation {@link Isolation#CLASS_LOADER} unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder in(Isolation isolation) {
      this.isolation = requireNonNull(isolation, "isolation");
      return this;
    }

    /**
     * Sets how brokers authorise IAM callers.
     *
     * @param mode {@link Authorisation#DEFAULT} unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder authorisation(Authorisation mode) {
      options.put("--authorisation", requireNonNull(mode, "mode").word());
      return this;
    }

    /**
     * Sets the port of the endpoint.
     *
     * @param port from 1 to 65535, or 0, the default, for a free one
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder port(int port) {
      if (port < 0 || port > 65535) {
        throw LocalMskException.argument("port: " + port + " (expected: from 0 to 65535).", null);
      }
      options.put("--port", Integer.toString(port));
      return this;
    }

    /**
     * Sets a file with identities to begin with, beside the local administrator.
     *
     * @param file a JSON array of identities, as {@code --identities} of the engine takes it
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder identities(Path file) {
      options.put("--identities", file.toAbsolutePath().toString());
      return this;
    }

    /**
     * Sets a quota in place of MSK's published one, so that a test can reach it.
     *
     * @param name as {@code --quota} of the engine takes it, such as {@code
     *     iamConnectionsPerBroker}; a name it does not know is refused when it starts
     * @param value the quota
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder quota(String name, int value) {
      quotas.put(requireNonNull(name, "name"), value);
      return this;
    }

    /**
     * Starts it, for the caller to close.
     *
     * @return a local MSK that is ready
     * @throws LocalMskException when it cannot be started
     */
    public LocalMsk start() {
      return new LocalMsk(engine(), false);
    }

    Engine engine() {
      EngineJar jar = EngineJar.ofThisTestkit();
      return isolation == Isolation.CLASS_LOADER
          ? LoadedEngine.start(jar, arguments())
          : ChildEngine.start(jar, arguments());
    }

    List<String> arguments() {
      List<String> arguments = new ArrayList<>();
      options.forEach((name, value) -> arguments.addAll(List.of(name, value)));
      quotas.forEach((name, value) -> arguments.addAll(List.of("--quota", name + "=" + value)));
      return arguments;
    }
  }
}
