package io.msksdk.changefeed.ticdc;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.sink.ChangefeedId;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.Caller;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.Runbook;
import io.msksdk.core.time.Time;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A TiCDC cluster over its HTTP interface (OpenAPI v2). Thread-safe.
 *
 * <p>Reads are tried again under the {@link CallPolicy}; a write is sent once, and when its answer
 * is lost the client looks at what happened. TiCDC accepts most changes before it has made them:
 * they come back as handles to wait on.
 *
 * <pre>{@code
 * try (TicdcClient ticdc = TicdcClient.at(URI.create("http://ticdc:8300"))) {
 *   ticdc.create(ChangefeedRequest.builder("orders", sinkUri).build()).await(atMost(ofMinutes(5)));
 * }
 * }</pre>
 */
public final class TicdcClient implements AutoCloseable {
  private final URI endpoint;
  private final TicdcHttp http;
  private final Feeds feeds;
  private final Creation creation;
  private final Waits waits;
  private final Time time;
  private final Duration gcTtl;

  private TicdcClient(Builder builder) {
    this.endpoint = builder.endpoint;
    this.time = builder.time;
    this.gcTtl = builder.gcTtl;
    this.http =
        new TicdcHttp(
            endpoint,
            builder.scope,
            builder.authorization,
            builder.timeout,
            builder.http(),
            Caller.of(builder.policy, time));
    this.feeds = new Feeds(http);
    this.creation = new Creation(http, feeds, time);
    this.waits = Waits.on(time);
  }

  /**
   * Opens a client without authentication.
   *
   * @param endpoint any server of the cluster, such as {@code http://ticdc:8300}; port 8301 under
   *     TiDB Operator
   * @return a client the caller closes
   */
  public static TicdcClient at(URI endpoint) {
    return builder(endpoint).build();
  }

  /**
   * Starts a client.
   *
   * @param endpoint any server of the cluster, such as {@code https://ticdc:8300}
   * @return a builder
   */
  public static Builder builder(URI endpoint) {
    return new Builder(requireNonNull(endpoint, "endpoint"));
  }

  /**
   * Creates a changefeed. TiCDC connects to Kafka and the schema registry before it accepts it.
   *
   * @param request what to create
   * @return waits until it is normal
   * @throws PreconditionException if the id is taken
   * @throws TicdcException if TiCDC refuses it
   */
  public OperationHandle<Changefeed> create(ChangefeedRequest request) {
    creation.create(requireNonNull(request, "request"));
    return waits(request.id()).untilNormal();
  }

  /**
   * Says which tables a changefeed would send, without creating it.
   *
   * @param request the changefeed
   * @return tables with and without a usable key
   */
  public TableCheck check(ChangefeedRequest request) {
    return TableCheck.of(http.ask("VerifyTable", "/verify_table", request.json()));
  }

  /**
   * Lists the changefeeds in every state.
   *
   * @return one entry each
   */
  public List<ChangefeedSummary> list() {
    return feeds.list("all");
  }

  /**
   * Lists the changefeeds in one state.
   *
   * @param state the state
   * @return one entry each
   */
  public List<ChangefeedSummary> list(ChangefeedState state) {
    return feeds.list(state.word());
  }

  /**
   * Looks at a changefeed.
   *
   * @param id the changefeed
   * @return what TiCDC says
   * @throws TicdcException if there is none
   */
  public Changefeed get(String id) {
    return feeds.get(id);
  }

  /**
   * Looks for a changefeed.
   *
   * @param id the changefeed
   * @return what TiCDC says, empty when there is none
   */
  public Optional<Changefeed> find(String id) {
    return feeds.find(id);
  }

  /**
   * Waits on a changefeed.
   *
   * @param id the changefeed
   * @return what one can wait for
   */
  public ChangefeedWaits waits(String id) {
    return watches(id);
  }

  private ChangefeedWatches watches(String id) {
    return new ChangefeedWatches(id, feeds, waits);
  }

  /**
   * Pauses a changefeed. TiDB keeps what it has not sent for TiCDC's {@code gc-ttl}, a day.
   *
   * @param id the changefeed
   * @return waits until it is stopped
   */
  public OperationHandle<Changefeed> pause(String id) {
    Feeds.once(() -> feeds.pause(id), () -> feeds.get(id).state() == ChangefeedState.STOPPED);
    return waits(id).untilStopped();
  }

  /**
   * Resumes a changefeed where it stopped.
   *
   * @param id the changefeed
   * @return waits until it is normal
   * @throws PreconditionException if its state does not allow it or its data is gone
   */
  public OperationHandle<Changefeed> resume(String id) {
    return resume(id, ResumePoint.checkpoint());
  }

  /**
   * Resumes a changefeed.
   *
   * @param id the changefeed
   * @param point where
   * @return waits until it is normal
   * @throws PreconditionException if its state does not allow it, its data is gone, the point is
   *     out of bounds, or changes would be lost and that was not accepted
   */
  public OperationHandle<Changefeed> resume(String id, ResumePoint point) {
    ResumeRules.requireNoErrors(checkResume(id, point));
    Feeds.once(
        () -> feeds.resume(id, point), () -> feeds.get(id).state() == ChangefeedState.NORMAL);
    return waits(id).untilNormal();
  }

  /**
   * Says what resuming a changefeed would do, without doing it.
   *
   * @param id the changefeed
   * @param point where
   * @return what speaks against it, and as warnings what is lost or sent again
   */
  public List<Finding> checkResume(String id, ResumePoint point) {
    requireNonNull(point, "point");
    return new ResumeRules(feeds.get(id), point, tso(), gcTtl).findings();
  }

  /**
   * Updates a changefeed that is stopped or has failed. {@link #edit} does the whole of it.
   *
   * @param id the changefeed
   * @param edit what to change
   * @throws PreconditionException if its state does not allow it
   * @throws InvalidSpecException if the configuration is not complete or holds a masked secret
   */
  public void update(String id, ChangefeedEdit edit) {
    requireNonNull(edit, "edit");
    Feeds.once(() -> feeds.update(id, edit), () -> edit.done(feeds.get(id)));
  }

  /**
   * Plans a safe edit: pause, update with the complete configuration, resume. A run that died is
   * taken up by running the same edit on the same record.
   *
   * @param id the changefeed
   * @param edit what to change
   * @return the runbook; nothing is changed until it is run
   */
  public Runbook edit(String id, ChangefeedEdit edit) {
    return new EditRunbook(id, edit, feeds, watches(id)).resumed(time);
  }

  /**
   * Plans an edit of a changefeed that is to stay paused: pause and update, without the resume.
   *
   * @param id the changefeed
   * @param edit what to change
   * @return the runbook; nothing is changed until it is run
   */
  public Runbook editPaused(String id, ChangefeedEdit edit) {
    return new EditRunbook(id, edit, feeds, watches(id)).paused(time);
  }

  /**
   * Removes a changefeed; one that is not there is removed already.
   *
   * @param id the changefeed
   * @return waits until it is gone
   */
  public OperationHandle<Void> remove(String id) {
    Feeds.once(() -> feeds.remove(id), () -> feeds.find(id).isEmpty());
    return waits(id).untilRemoved();
  }

  /**
   * Says whether everything written to TiDB so far is in Kafka.
   *
   * @param id the changefeed
   * @return TiCDC's answer
   */
  public SyncedStatus synced(String id) {
    return feeds.synced(id);
  }

  /**
   * Watches how far a changefeed is behind.
   *
   * @param id the changefeed
   * @return a watch that has not looked yet
   */
  public LagWatch lag(String id) {
    String checked = ChangefeedId.of(id).text();
    return new LagWatch(() -> feeds.get(checked), this::tso);
  }

  /**
   * Says how long a changefeed may still stand before its data is gone.
   *
   * @param id the changefeed
   * @return what is left of {@link Builder#gcTtl}
   */
  public GcCountdown gcCountdown(String id) {
    return GcCountdown.of(feeds.get(id), tso().physical(), gcTtl);
  }

  /**
   * Asks TiDB for a timestamp.
   *
   * @return now, on TiDB's clock
   */
  public Tso tso() {
    return feeds.tso();
  }

  /**
   * Says who answers.
   *
   * @return the server
   */
  public TicdcNode status() {
    return TicdcNode.of(http.get("GetStatus", "/status"));
  }

  /**
   * Lists the servers of the cluster.
   *
   * @return one entry each
   */
  public List<Capture> captures() {
    return http.get("ListCaptures", "/captures").objects("items").stream()
        .map(Capture::of)
        .toList();
  }

  /**
   * Says whether the cluster works.
   *
   * @return false when TiCDC says that it does not
   */
  public boolean healthy() {
    try {
      JsonObject unused = http.get("GetHealth", "/health");
      return true;
    } catch (TicdcException e) {
      if (e.errorCode().equals("CDC:ErrClusterIsUnhealthy")) {
        return false;
      }
      throw e;
    }
  }

  /** Gives up the waits in the background; changefeeds go on. */
  @Override
  public void close() {
    waits.close();
  }

  @Override
  public String toString() {
    return "TicdcClient[" + endpoint + "]";
  }

  /** Collects the settings of a client. Not thread-safe. */
  public static final class Builder {
    private final URI endpoint;
    private final Map<String, String> scope = new HashMap<>();
    private @Nullable String authorization;
    private @Nullable SSLContext tls;
    private @Nullable HttpClient client;
    private Duration timeout = Duration.ofMinutes(2);
    private Duration gcTtl = Duration.ofHours(24);
    private CallPolicy policy = CallPolicy.builder().build();
    private Time time = Time.system();

    private Builder(URI endpoint) {
      String text = endpoint.toString();
      this.endpoint =
          text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : endpoint;
    }

    /**
     * Logs in as a TiDB user that {@code security.client-allowed-user} lists. Over plain HTTP to
     * another machine this is refused: the password could be read on the way.
     *
     * @param user the user
     * @param password its password
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder basicAuth(String user, String password) {
      this.authorization = TicdcHttp.basic(user, password);
      return this;
    }

    /**
     * Sets the certificates: those to trust, and for mutual TLS the client's own.
     *
     * @param tls the context
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder tls(SSLContext tls) {
      this.tls = requireNonNull(tls, "tls");
      return this;
    }

    /**
     * Uses a client of the application, for its proxy or its threads.
     *
     * @param client the client; {@link #tls} is then not looked at
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder client(HttpClient client) {
      this.client = requireNonNull(client, "client");
      return this;
    }

    /**
     * Works in a namespace, as the classic TiCDC has them.
     *
     * @param namespace the namespace, {@code default} unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder namespace(String namespace) {
      scope.put("namespace", requireNonNull(namespace, "namespace"));
      return this;
    }

    /**
     * Works in a keyspace, as the new architecture has them.
     *
     * @param keyspace the keyspace, {@code default} unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder keyspace(String keyspace) {
      scope.put("keyspace", requireNonNull(keyspace, "keyspace"));
      return this;
    }

    /**
     * Sets how long an answer may take.
     *
     * @param timeout 2 minutes unless set: a create connects to Kafka, a removal may last a minute
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder timeout(Duration timeout) {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("timeout: " + timeout + " (expected: more than zero).");
      }
      this.timeout = timeout;
      return this;
    }

    /**
     * Says how long TiCDC holds garbage collection back for a changefeed that does not move.
     *
     * @param gcTtl the server's {@code gc-ttl}, 24 hours unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder gcTtl(Duration gcTtl) {
      this.gcTtl = requireNonNull(gcTtl, "gcTtl");
      return this;
    }

    /**
     * Sets how often calls are tried.
     *
     * @param policy the policy
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder callPolicy(CallPolicy policy) {
      this.policy = requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Sets the clock that waits run on.
     *
     * @param time the system's unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder time(Time time) {
      this.time = requireNonNull(time, "time");
      return this;
    }

    /**
     * Opens the client.
     *
     * @return a client the caller closes
     * @throws InvalidSpecException if a password would be sent in clear text
     */
    public TicdcClient build() {
      if (authorization != null) {
        ChangefeedRules.requireSafeForPasswords(endpoint);
      }
      return new TicdcClient(this);
    }

    private HttpClient http() {
      return client == null ? TicdcHttp.client(tls) : client;
    }
  }
}
