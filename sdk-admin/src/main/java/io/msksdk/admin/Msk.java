package io.msksdk.admin;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.alarm.Alarms;
import io.msksdk.admin.alarm.DefaultAlarms;
import io.msksdk.admin.bootstrap.Bootstrap;
import io.msksdk.admin.bootstrap.DefaultBootstrap;
import io.msksdk.admin.call.CallListener;
import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.CloudWatchCalls;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.channel.Channels;
import io.msksdk.admin.channel.DefaultChannels;
import io.msksdk.admin.cluster.Clusters;
import io.msksdk.admin.cluster.DefaultClusters;
import io.msksdk.admin.configuration.Configurations;
import io.msksdk.admin.configuration.DefaultConfigurations;
import io.msksdk.admin.lag.LagMonitor;
import io.msksdk.admin.lag.LagQuery;
import io.msksdk.admin.metric.DefaultMetrics;
import io.msksdk.admin.metric.Metrics;
import io.msksdk.admin.node.DefaultNodes;
import io.msksdk.admin.node.Nodes;
import io.msksdk.admin.operation.DefaultOperations;
import io.msksdk.admin.operation.Operations;
import io.msksdk.admin.plan.DefaultPlans;
import io.msksdk.admin.plan.Plans;
import io.msksdk.admin.policy.ClusterPolicies;
import io.msksdk.admin.policy.DefaultClusterPolicies;
import io.msksdk.admin.scram.DefaultScramSecrets;
import io.msksdk.admin.scram.ScramSecrets;
import io.msksdk.admin.storage.DefaultStorage;
import io.msksdk.admin.storage.Storage;
import io.msksdk.admin.tag.DefaultTags;
import io.msksdk.admin.tag.Tags;
import io.msksdk.admin.topic.DefaultTopics;
import io.msksdk.admin.topic.Topics;
import io.msksdk.admin.version.DefaultKafkaVersions;
import io.msksdk.admin.version.KafkaVersions;
import io.msksdk.admin.vpc.DefaultVpcConnections;
import io.msksdk.admin.vpc.VpcConnections;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.Caller;
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
  private final KafkaClient client;
  private final Runnable closeClient;
  private final Waits waits;
  private final Clusters clusters;
  private final Bootstrap bootstrap;
  private final Operations operations;
  private final Plans plans;
  private final Nodes nodes;
  private final Configurations configurations;
  private final ScramSecrets scram;
  private final ClusterPolicies policies;
  private final VpcConnections vpcConnections;
  private final Topics topics;
  private final Channels channels;
  private final Tags tags;
  private final KafkaVersions versions;
  private final CloudWatchSupply cloudWatch;
  private final Caller caller;
  private final @Nullable CallListener listener;
  private final Time time;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Msk(Builder builder) {
    AwsClient opened = AwsClient.open(builder);
    client = opened.client();
    closeClient = opened.close();
    waits = Waits.on(builder.time, builder.waitListener);
    caller = Caller.of(builder.callPolicy, builder.time);
    listener = builder.listener;
    time = builder.time;
    cloudWatch = new CloudWatchSupply(builder);
    AwsCalls calls = new AwsCalls(client, caller, listener, time);
    Session session = new Session(calls, waits, time);
    clusters = DefaultClusters.on(session);
    bootstrap = DefaultBootstrap.on(session);
    operations = DefaultOperations.on(session);
    plans = DefaultPlans.on(session);
    nodes = DefaultNodes.on(session);
    configurations = DefaultConfigurations.on(session);
    scram = DefaultScramSecrets.on(session);
    policies = DefaultClusterPolicies.on(session);
    vpcConnections = DefaultVpcConnections.on(session);
    topics = DefaultTopics.on(session);
    channels = DefaultChannels.on(session);
    tags = DefaultTags.on(session);
    versions = DefaultKafkaVersions.on(session);
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
   * Returns the operations on clusters.
   *
   * @return the feature
   */
  public Operations operations() {
    return operations;
  }

  /**
   * Returns the brokers and controllers of clusters.
   *
   * @return the feature
   */
  public Nodes nodes() {
    return nodes;
  }

  /**
   * Returns the configurations of this account and Region.
   *
   * @return the feature
   */
  public Configurations configurations() {
    return configurations;
  }

  /**
   * Returns the secrets of clusters with SASL/SCRAM.
   *
   * @return the feature
   */
  public ScramSecrets scram() {
    return scram;
  }

  /**
   * Returns the policies of clusters.
   *
   * @return the feature
   */
  public ClusterPolicies policies() {
    return policies;
  }

  /**
   * Returns the VPC connections of this account and those to its clusters.
   *
   * @return the feature
   */
  public VpcConnections vpcConnections() {
    return vpcConnections;
  }

  /**
   * Returns the topics of clusters, through the control plane.
   *
   * @return the feature
   */
  public Topics topics() {
    return topics;
  }

  /**
   * Returns the channels of Express clusters.
   *
   * @return the feature
   */
  public Channels channels() {
    return channels;
  }

  /**
   * Returns the tags of clusters and their like.
   *
   * @return the feature
   */
  public Tags tags() {
    return tags;
  }

  /**
   * Returns the versions of Apache Kafka.
   *
   * @return the feature
   */
  public KafkaVersions versions() {
    return versions;
  }

  /**
   * Returns the metrics MSK publishes in CloudWatch. The CloudWatch client is opened by the first
   * call it is needed for, and closed with this object.
   *
   * @return the feature
   */
  public Metrics metrics() {
    return DefaultMetrics.on(cloudWatchCalls(), time);
  }

  /**
   * Returns the CloudWatch alarms of clusters.
   *
   * @return the feature
   */
  public Alarms alarms() {
    return DefaultAlarms.on(cloudWatchCalls());
  }

  /**
   * Returns the volumes of clusters: MSK's storage alerts and forecasts.
   *
   * @return the feature
   */
  public Storage storage() {
    return DefaultStorage.on(clusters, metrics(), time);
  }

  private CloudWatchCalls cloudWatchCalls() {
    return new CloudWatchCalls(cloudWatch, caller, listener, time);
  }

  /**
   * Returns the plans for clusters: several changes, ordered, reviewed, run and taken up again.
   *
   * @return the feature
   */
  public Plans plans() {
    return plans;
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
   * Looks at the lag of the groups of a cluster.
   *
   * @param properties how to connect, from {@link #connect}
   * @return a query over all groups, to be narrowed and opened
   */
  public LagQuery lag(ClientProperties properties) {
    return LagMonitor.of(properties);
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
    WaitListener waitListener = (last, end) -> {};
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
     * Sets what sees how waits end; nothing unless set.
     *
     * @param waitListener the listener
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder waitListener(WaitListener waitListener) {
      this.waitListener = requireNonNull(waitListener, "waitListener");
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
