package io.msksdk.changefeed.fake;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.sun.net.httpserver.HttpServer;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.ticdc.ChangefeedState;
import io.msksdk.core.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TiCDC server for tests: its HTTP interface (OpenAPI v2) with the states of changefeeds, its
 * refusals and the rules of {@code /synced}, without TiDB and without Kafka. Nothing is replicated:
 * the checkpoint of a changefeed that runs is simply now. Thread-safe.
 *
 * <pre>{@code
 * try (FakeTicdc server = FakeTicdc.start();
 *     TicdcClient ticdc = TicdcClient.at(server.endpoint())) {
 *   ticdc.create(request).await(atMost(ofSeconds(5)));
 *   server.trouble("orders", "CDC:ErrKafkaSendMessage", "kafka send message failed");
 * }
 * }</pre>
 */
public final class FakeTicdc implements AutoCloseable {
  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads;
  private final FakeCluster cluster;
  private final FakeRoutes routes;

  private FakeTicdc(Builder builder) {
    cluster = new FakeCluster(builder.time, builder.gcTtl, builder.changesTake);
    AtomicInteger count = new AtomicInteger();
    threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "msk-fake-ticdc-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    routes = new FakeRoutes(cluster, builder.user, builder.password, endpoint());
    server.createContext("/", routes);
    server.setExecutor(threads);
    server.start();
  }

  /**
   * Starts a server on a free port, on the system's clock and open to everybody.
   *
   * @return a server the caller closes
   */
  public static FakeTicdc start() {
    return builder().start();
  }

  /**
   * Starts the settings of a server.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns where it listens.
   *
   * @return such as {@code http://127.0.0.1:41217}
   */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Lets an error happen to a changefeed: a fatal one ends it in {@code failed}, any other puts it
   * in {@code warning}, which ends in {@code failed} after {@code changefeed_error_stuck_duration}.
   *
   * @param id the changefeed
   * @param code such as {@code CDC:ErrKafkaSendMessage}
   * @param message its message
   */
  public void trouble(String id, String code, String message) {
    cluster.with(id, (feed, now) -> feed.trouble(code, message, now));
  }

  /**
   * Ends the warning of a changefeed.
   *
   * @param id the changefeed
   */
  public void recover(String id) {
    cluster.with(id, (feed, now) -> feed.change(ChangefeedState.NORMAL, now, Duration.ZERO));
  }

  /**
   * Lets the checkpoint of a changefeed stand where it is.
   *
   * @param id the changefeed
   */
  public void holdCheckpoint(String id) {
    cluster.with(id, (feed, now) -> feed.hold(true));
  }

  /**
   * Lets the checkpoint of a changefeed follow the clock again.
   *
   * @param id the changefeed
   */
  public void releaseCheckpoint(String id) {
    cluster.with(id, (feed, now) -> feed.hold(false));
  }

  /**
   * Lets what a changefeed has read from TiKV stand, as with a TiKV that is down.
   *
   * @param id the changefeed
   */
  public void holdResolved(String id) {
    cluster.with(id, (feed, now) -> feed.holdResolved(true));
  }

  /**
   * Sends a change through a changefeed: {@code /synced} counts from here.
   *
   * @param id the changefeed
   */
  public void write(String id) {
    cluster.with(id, (feed, now) -> feed.wrote(now));
  }

  /**
   * Adds a table, for the check of a changefeed's tables.
   *
   * @param schema its schema
   * @param table its name
   * @param keyed whether it has a primary key or a unique index that is not null
   */
  public void table(String schema, String table, boolean keyed) {
    cluster.table(schema, table, keyed);
  }

  /**
   * Collects old versions of rows.
   *
   * @param safepoint changefeeds may start and resume after it only
   */
  public void gcSafepoint(Tso safepoint) {
    cluster.gcSafepoint(safepoint);
  }

  /**
   * Takes PD away or brings it back: without it the cluster is not healthy and {@code /synced}
   * fails.
   *
   * @param down whether it is away
   */
  public void pdDown(boolean down) {
    cluster.pdDown(down);
  }

  /**
   * Lets the next request go wrong; several faults are taken in turn.
   *
   * @param fault how
   */
  public void next(FakeFault fault) {
    next("", fault);
  }

  /**
   * Lets the next request of a kind go wrong.
   *
   * @param request how its first line begins, such as {@code POST /api/v2/changefeeds}
   * @param fault how
   */
  public void next(String request, FakeFault fault) {
    routes.next(requireNonNull(request, "request"), requireNonNull(fault, "fault"));
  }

  /**
   * Returns what was asked so far.
   *
   * @return method and path of each request, in order
   */
  public List<String> requests() {
    return routes.requests();
  }

  /** Stops the server. A second call does nothing. */
  @Override
  public void close() {
    server.stop(0);
    List<Runnable> unused = threads.shutdownNow();
  }

  @Override
  public String toString() {
    return "FakeTicdc[" + endpoint() + "]";
  }

  /** Collects the settings of a server. Not thread-safe. */
  public static final class Builder {
    private Time time = Time.system();
    private Duration gcTtl = Duration.ofHours(24);
    private Duration changesTake = Duration.ZERO;
    private String user = "";
    private String password = "";

    private Builder() {}

    /**
     * Sets the clock of the server and its changefeeds.
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
     * Sets how long a changefeed may stand before its data is gone.
     *
     * @param gcTtl 24 hours unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder gcTtl(Duration gcTtl) {
      this.gcTtl = requireNonNull(gcTtl, "gcTtl");
      return this;
    }

    /**
     * Sets how long after its call a pause or resume shows.
     *
     * @param duration zero unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder changesTake(Duration duration) {
      this.changesTake = requireNonNull(duration, "duration");
      return this;
    }

    /**
     * Asks for a user and password wherever TiCDC does.
     *
     * @param user the only user
     * @param password its password
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder user(String user, String password) {
      this.user = requireNonNull(user, "user");
      this.password = requireNonNull(password, "password");
      return this;
    }

    /**
     * Starts the server on a free port.
     *
     * @return a server the caller closes
     */
    public FakeTicdc start() {
      return new FakeTicdc(this);
    }
  }
}
