package io.msksdk.admin;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.alarm.Alarms;
import io.msksdk.admin.alarm.DefaultAlarms;
import io.msksdk.admin.bootstrap.Bootstrap;
import io.msksdk.admin.call.CallListener;
import io.msksdk.admin.call.MskCalls;
import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.call.internal.SharedCalls;
import io.msksdk.admin.channel.Channels;
import io.msksdk.admin.cluster.Clusters;
import io.msksdk.admin.configuration.Configurations;
import io.msksdk.admin.connectivity.Connectivity;
import io.msksdk.admin.lag.LagMonitor;
import io.msksdk.admin.lag.LagQuery;
import io.msksdk.admin.metric.DefaultMetrics;
import io.msksdk.admin.metric.Metrics;
import io.msksdk.admin.node.Nodes;
import io.msksdk.admin.operation.Operations;
import io.msksdk.admin.plan.Plans;
import io.msksdk.admin.policy.ClusterPolicies;
import io.msksdk.admin.scram.ScramSecrets;
import io.msksdk.admin.storage.DefaultStorage;
import io.msksdk.admin.storage.Storage;
import io.msksdk.admin.tag.Tags;
import io.msksdk.admin.topic.Topics;
import io.msksdk.admin.upgrade.Upgrades;
import io.msksdk.admin.version.KafkaVersions;
import io.msksdk.admin.vpc.VpcConnections;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.Caller;
import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.operation.WaitListener;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.time.Time;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
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
  private final AwsClient aws;
  private final Session session;
  private final MskCalls shared;
  private final Features features;
  private final CloudWatchSupply cloudWatch;
  private final Caller caller;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Msk(Builder builder) {
    aws = AwsClient.open(builder);
    caller = Caller.of(builder.callPolicy, builder.time);
    cloudWatch = new CloudWatchSupply(builder);
    session =
        new Session(
            new AwsCalls(aws.client(), aws.origin(), caller, builder.listener, builder.time),
            Waits.on(builder.time, builder.waitListener),
            builder.time,
            builder.limits);
    shared = new SharedCalls(session);
    features = Features.on(session);
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

  /** {@return the clusters of this account and Region} */
  public Clusters clusters() {
    return features.clusters();
  }

  /** {@return the bootstrap brokers of clusters} */
  public Bootstrap bootstrap() {
    return features.bootstrap();
  }

  /** {@return the operations on clusters} */
  public Operations operations() {
    return features.operations();
  }

  /** {@return the brokers and controllers of clusters} */
  public Nodes nodes() {
    return features.nodes();
  }

  /** {@return the configurations of this account and Region} */
  public Configurations configurations() {
    return features.configurations();
  }

  /** {@return the secrets of clusters with SASL/SCRAM} */
  public ScramSecrets scram() {
    return features.scram();
  }

  /** {@return the policies of clusters} */
  public ClusterPolicies policies() {
    return features.policies();
  }

  /** {@return the VPC connections of this account and those to its clusters} */
  public VpcConnections vpcConnections() {
    return features.vpcConnections();
  }

  /** {@return the topics of clusters, through the control plane} */
  public Topics topics() {
    return features.topics();
  }

  /** {@return the channels of Express clusters} */
  public Channels channels() {
    return features.channels();
  }

  /** {@return the tags of clusters and their like} */
  public Tags tags() {
    return features.tags();
  }

  /** {@return the versions of Apache Kafka} */
  public KafkaVersions versions() {
    return features.versions();
  }

  /**
   * Returns the metrics MSK publishes in CloudWatch. The CloudWatch client is opened by the first
   * call it is needed for, and closed with this object.
   *
   * @return the feature
   */
  public Metrics metrics() {
    return DefaultMetrics.on(cloudWatch.calls(caller), session.time());
  }

  /** {@return the CloudWatch alarms of clusters} */
  public Alarms alarms() {
    return DefaultAlarms.on(cloudWatch.calls(caller));
  }

  /** {@return the volumes of clusters: MSK's storage alerts and forecasts} */
  public Storage storage() {
    return DefaultStorage.on(clusters(), metrics(), session.time());
  }

  /** {@return what to know before Apache Kafka is updated} */
  public Upgrades upgrades() {
    return features.upgrades();
  }

  /** {@return the procedures that open clusters to clients outside their VPC, and close them} */
  public Connectivity connectivity() {
    return features.connectivity();
  }

  /**
   * {@return the plans for clusters: several changes, ordered, reviewed, run and taken up again}
   */
  public Plans plans() {
    return features.plans();
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
    return auth.on(bootstrap().brokers(cluster), path);
  }

  /**
   * Looks at the lag of the groups of a cluster.
   *
   * @param properties how to connect, from {@link #connect}
   * @return a query over all groups, to be narrowed and opened
   */
  public LagQuery lag(ClientProperties properties) {
    return LagMonitor.of(properties);
  }

  /**
   * Returns the limits of this account and Region.
   *
   * @return the published ones unless set
   */
  public Limits limits() {
    return session.limits();
  }

  /**
   * Returns the AWS client behind this object, for operations it does not offer. Do not close it.
   *
   * @return the client
   */
  public KafkaClient client() {
    return aws.client();
  }

  /**
   * Returns what features outside this module build on.
   *
   * @return calls under this object's policy, listener and clock
   */
  public MskCalls calls() {
    return shared;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      session.waits().close();
      aws.close().run();
      cloudWatch.close();
    }
  }

  /** Collects how to reach MSK. Not thread-safe. */
  public static final class Builder {
    @Nullable Region region;
    @Nullable AwsCredentialsProvider credentials;
    @Nullable URI endpoint;
    @Nullable SdkHttpClient httpClient;
    @Nullable KafkaClient client;
    @Nullable CloudWatchClient cloudWatch;
    @Nullable CallListener listener;
    WaitListener waitListener = event -> {};
    Limits limits = Limits.published();
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
     * Sets the CloudWatch client metrics and alarms use; it is not closed. Unless set, one is made
     * like the MSK client, with its Region, credentials, endpoint and HTTP client. It must be set
     * where the endpoint serves MSK only, such as a VPC endpoint.
     *
     * @param cloudWatch the AWS client
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder cloudWatch(CloudWatchClient cloudWatch) {
      this.cloudWatch = requireNonNull(cloudWatch, "cloudWatch");
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
     * Sets what sees every call; nothing unless set.
     *
     * @param listener the listener
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder listener(CallListener listener) {
      this.listener = requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Sets what sees the end of every wait; nothing unless set.
     *
     * @param listener the listener
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder waitListener(WaitListener listener) {
      this.waitListener = requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Sets the limits of this account and Region, where AWS raised some or a newer table is at
     * hand; the published ones unless set. Plans and updates are checked by them, and a new spec
     * takes them with {@code limits(msk.limits())}.
     *
     * @param limits the limits
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder limits(Limits limits) {
      this.limits = requireNonNull(limits, "limits");
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
