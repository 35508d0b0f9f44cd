package io.msksdk.admin;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.bootstrap.Bootstrap;
import io.msksdk.admin.bootstrap.DefaultBootstrap;
import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.cluster.Clusters;
import io.msksdk.admin.cluster.DefaultClusters;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.Caller;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.time.Time;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;

/**
 * Amazon MSK in one account and Region. Thread-safe; make one and share it.
 *
 * <p>Closing it ends its waits in the background and closes the AWS client it made, never one it
 * was given.
 *
 * <pre>{@code
 * try (Msk msk = Msk.in(Region.EU_WEST_1)) {
 *   msk.clusters().list().forEach(System.out::println);
 * }
 * }</pre>
 */
public final class Msk implements AutoCloseable {
  private final KafkaClient client;
  private final Runnable closeClient;
  private final Waits waits;
  private final Clusters clusters;
  private final Bootstrap bootstrap;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Msk(Builder builder) {
    AwsClient opened = AwsClient.open(builder);
    client = opened.client();
    closeClient = opened.close();
    waits = Waits.on(builder.time);
    AwsCalls calls = new AwsCalls(client, Caller.of(builder.callPolicy, builder.time));
    Session session = new Session(calls, waits, builder.time);
    clusters = DefaultClusters.on(session);
    bootstrap = DefaultBootstrap.on(session);
  }

  /**
   * Opens MSK in a Region, with the default chain's credentials and the default call policy.
   *
   * @param region the Region
   * @return an entry point the caller closes
   */
  public static Msk in(Region region) {
    return builder().region(region).build();
  }

  /**
   * Starts from the defaults: Region and credentials from the AWS default chains.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the clusters of this account and Region.
   *
   * @return the feature
   */
  public Clusters clusters() {
    return clusters;
  }

  /**
   * Returns the bootstrap brokers of clusters.
   *
   * @return the feature
   */
  public Bootstrap bootstrap() {
    return bootstrap;
  }

  /**
   * Gives complete Kafka client properties for a cluster in one call.
   *
   * @param cluster the cluster
   * @param path the network path the client takes
   * @param auth how the client proves who it is
   * @return properties for producers, consumers and admin clients
   */
  public ClientProperties connect(MskClusterArn cluster, NetworkPath path, KafkaAuth auth) {
    return auth.on(bootstrap.brokers(cluster), path);
  }

  /**
   * Returns the AWS client behind this object, for operations it does not offer. Do not close it.
   *
   * @return the client
   */
  public KafkaClient client() {
    return client;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      waits.close();
      closeClient.run();
    }
  }

  /** Collects how to reach MSK. Not thread-safe. */
  public static final class Builder {
    @Nullable Region region;
    @Nullable AwsCredentialsProvider credentials;
    @Nullable URI endpoint;
    @Nullable SdkHttpClient httpClient;
    @Nullable KafkaClient client;
    CallPolicy callPolicy = CallPolicy.defaults();
    Time time = Time.system();

    private Builder() {}

    /**
     * Sets the Region; the AWS default chain's unless set.
     *
     * @param region the Region
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder region(Region region) {
      this.region = requireNonNull(region, "region");
      return this;
    }

    /**
     * Sets the credentials; the AWS default chain's unless set. The provider is not closed.
     *
     * @param credentials the provider
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder credentials(AwsCredentialsProvider credentials) {
      this.credentials = requireNonNull(credentials, "credentials");
      return this;
    }

    /**
     * Sends the calls somewhere else, such as a VPC endpoint or a local MSK.
     *
     * @param endpoint the endpoint
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder endpoint(URI endpoint) {
      this.endpoint = requireNonNull(endpoint, "endpoint");
      return this;
    }

    /**
     * Sets the HTTP client to use; it is not closed. One of its own unless set.
     *
     * @param httpClient the HTTP client
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder httpClient(SdkHttpClient httpClient) {
      this.httpClient = requireNonNull(httpClient, "httpClient");
      return this;
    }

    /**
     * Sets the whole AWS client to use; it is not closed. Region, credentials, endpoint and HTTP
     * client are then the client's own and must not be set here. Its retries stay on for reads and
     * are switched off in requests that change something.
     *
     * @param client the AWS client
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder client(KafkaClient client) {
      this.client = requireNonNull(client, "client");
      return this;
    }

    /**
     * Sets how calls are tried and paced; {@link CallPolicy#defaults()} unless set.
     *
     * @param callPolicy the policy
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder callPolicy(CallPolicy callPolicy) {
      this.callPolicy = requireNonNull(callPolicy, "callPolicy");
      return this;
    }

    /**
     * Sets the clock waits and pauses run on; the system's unless set.
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
     * Opens MSK.
     *
     * @return an entry point the caller closes
     * @throws io.msksdk.core.check.InvalidSpecException when no Region is set or found, or a client
     *     is given together with settings it brings itself
     */
    public Msk build() {
      return new Msk(this);
    }
  }
}
