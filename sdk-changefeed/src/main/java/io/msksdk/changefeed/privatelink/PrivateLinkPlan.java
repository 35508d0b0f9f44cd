package io.msksdk.changefeed.privatelink;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How TiDB Cloud reaches every broker of a Kafka cluster through one endpoint: each broker has a
 * port of its own on a Network Load Balancer, and advertises it. Immutable; prints what to set up.
 *
 * <pre>{@code
 * PrivateLinkPlan plan = PrivateLinkPlan.builder(AdvertisedPattern.parse(fromThePage))
 *     .principal("arn:aws:iam::123456789012:root").tidbCidr("10.250.0.0/16")
 *     .azIds("usw2-az1", "usw2-az2", "usw2-az3")
 *     .broker(1, "usw2-az1", "10.0.0.10", "broker-node1")
 *     .broker(2, "usw2-az2", "10.0.64.10", "broker-node2")
 *     .broker(3, "usw2-az3", "10.0.128.10", "broker-node3")
 *     .build();
 * }</pre>
 */
public final class PrivateLinkPlan {
  private static final Pattern NUMBERED = Pattern.compile("(\\D+)(\\d{1,3})");

  private final AdvertisedPattern pattern;
  private final String listener;
  private final String prefix;
  private final PortPlan ports;
  private final List<String> azIds;
  private final List<PlannedBroker> brokers;
  private final String principal;
  private final String tidbCidr;
  private final String loadBalancer;
  private final String service;
  private final List<Finding> findings;

  private PrivateLinkPlan(Builder builder) {
    this.pattern = builder.pattern;
    this.listener = builder.listener;
    this.prefix = builder.prefix;
    this.ports = builder.ports;
    this.azIds = List.copyOf(builder.azIds);
    this.brokers = List.copyOf(builder.planned());
    this.principal = builder.principal;
    this.tidbCidr = builder.tidbCidr;
    this.loadBalancer = builder.loadBalancer;
    this.service = builder.service;
    this.findings = PlanRules.check(this, builder.others).requireNoErrors();
  }

  /**
   * Starts a plan.
   *
   * @param pattern the Kafka Advertised Listener Pattern of TiDB Cloud's page
   * @return a builder with the ports and names of TiDB Cloud's guide
   */
  public static Builder builder(AdvertisedPattern pattern) {
    return new Builder(requireNonNull(pattern, "pattern"));
  }

  /**
   * Starts the plan of a second TiDB Cloud project on the same brokers, balancer and endpoint
   * service: listener {@code EXTERNAL2}, ports after this plan's. A third is planned from the
   * second.
   *
   * @param second the second project's own pattern
   * @return a builder with the brokers of this plan
   */
  public Builder second(AdvertisedPattern second) {
    Matcher numbered = NUMBERED.matcher(listener);
    int number = numbered.matches() ? Integer.parseInt(numbered.group(2)) + 1 : 2;
    String name = numbered.matches() ? numbered.group(1) : listener;
    int next = balancerPorts().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    Builder builder =
        new Builder(second)
            .listener(name + number)
            .targetGroupPrefix("p" + number + "-")
            .ports(ports.external(ports.external() + 1, next, next + 1))
            .azIds(azIds.toArray(String[]::new))
            .principal(principal)
            .tidbCidr(tidbCidr)
            .names(loadBalancer, service)
            .beside(this);
    brokers.forEach(b -> builder.broker(b.nodeId(), b.azId(), b.ip(), b.instance()));
    return builder;
  }

  /**
   * Returns the pattern.
   *
   * @return the pattern
   */
  public AdvertisedPattern pattern() {
    return pattern;
  }

  /**
   * Returns the name of the brokers' listener for the balancer.
   *
   * @return {@code EXTERNAL} unless set
   */
  public String listener() {
    return listener;
  }

  /**
   * Returns the ports.
   *
   * @return the ports
   */
  public PortPlan ports() {
    return ports;
  }

  /**
   * Returns the zones.
   *
   * @return their ids, unmodifiable
   */
  public List<String> azIds() {
    return azIds;
  }

  /**
   * Returns the brokers with what each advertises.
   *
   * @return in the order they were added, unmodifiable
   */
  public List<PlannedBroker> brokers() {
    return brokers;
  }

  /**
   * Returns a broker.
   *
   * @param nodeId its {@code node.id}
   * @return the broker
   * @throws InvalidSpecException if the plan has none of that id
   */
  public PlannedBroker broker(int nodeId) {
    return brokers.stream()
        .filter(broker -> broker.nodeId() == nodeId)
        .findFirst()
        .orElseThrow(
            () ->
                InvalidSpecException.of(
                    Finding.error(
                        "privatelink.node-id", "node.id", nodeId, "a broker of the plan")));
  }

  /**
   * Returns TiDB Cloud's account.
   *
   * @return an ARN
   */
  public String principal() {
    return principal;
  }

  String tidbCidr() {
    return tidbCidr;
  }

  /**
   * Returns what the brokers advertise to TiDB Cloud, the way a client there is given brokers.
   *
   * @return hosts and ports between commas
   */
  public String advertised() {
    return brokers.stream().map(PlannedBroker::advertised).collect(Collectors.joining(","));
  }

  /**
   * Returns the balancer's ports.
   *
   * @return the bootstrap port, then one per broker
   */
  public List<Integer> balancerPorts() {
    List<Integer> all = new ArrayList<>();
    all.add(ports.bootstrap());
    brokers.forEach(broker -> all.add(broker.advertisedPort()));
    return List.copyOf(all);
  }

  /**
   * Returns what was accepted and yet is likely not what was meant.
   *
   * @return warnings
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Returns the server.properties of a broker in a new KRaft cluster.
   *
   * @param nodeId the broker
   * @return keys and values in the guide's order
   */
  public Map<String, String> serverProperties(int nodeId) {
    return new ServerSettings(this, broker(nodeId)).whole();
  }

  /**
   * Returns the same as the text of a file.
   *
   * @param nodeId the broker
   * @return a line per property
   */
  public String serverPropertiesText(int nodeId) {
    return ServerSettings.text(serverProperties(nodeId));
  }

  /**
   * Returns the least change to a broker that runs: its listeners, what it advertises, and the
   * protocol of the new listener. The other listeners stay as they are.
   *
   * @param nodeId the broker
   * @param current its server.properties
   * @return the keys to set with their new values, none when it is so already
   * @throws InvalidSpecException if another listener has the port
   */
  public Map<String, String> serverPatch(int nodeId, Map<String, String> current) {
    return new ServerSettings(this, broker(nodeId)).patch(current);
  }

  /**
   * Returns the restarts that bring a patch into force, one broker at a time.
   *
   * @return a step per broker
   */
  public List<RestartStep> rollingRestart() {
    return brokers.stream()
        .map(
            broker ->
                new RestartStep(
                    broker.nodeId(),
                    "set the patch of broker "
                        + broker.nodeId()
                        + " on "
                        + broker.ip()
                        + " and restart it with a clean shutdown",
                    "no partition is under-replicated, and "
                        + broker.ip()
                        + ":"
                        + ports.external()
                        + " answers"))
        .toList();
  }

  /**
   * Returns the target groups: one for the first connection, one per broker.
   *
   * @return as many as brokers and one
   */
  public List<TargetGroup> targetGroups() {
    List<TargetGroup> groups = new ArrayList<>();
    groups.add(
        new TargetGroup(
            prefix + "bootstrap-target-group",
            ports.bootstrap(),
            brokers.stream().map(this::target).toList()));
    for (PlannedBroker broker : brokers) {
      groups.add(
          new TargetGroup(
              prefix + "broker-target-group-" + broker.nodeId(),
              broker.advertisedPort(),
              List.of(target(broker))));
    }
    return List.copyOf(groups);
  }

  private TargetGroup.Target target(PlannedBroker broker) {
    return new TargetGroup.Target(broker.instance(), ports.external());
  }

  /**
   * Returns the balancer's listeners.
   *
   * @return one per target group
   */
  public List<BalancerListener> listeners() {
    return targetGroups().stream()
        .map(group -> new BalancerListener(group.port(), group.name()))
        .toList();
  }

  /**
   * Returns the rules of the balancer's security group.
   *
   * @return in: its ports from TiDB Cloud; out: everything over TCP
   */
  public List<SecurityRule> securityRules() {
    int first = balancerPorts().stream().mapToInt(Integer::intValue).min().orElseThrow();
    int last = balancerPorts().stream().mapToInt(Integer::intValue).max().orElseThrow();
    return List.of(
        new SecurityRule(true, first, last, tidbCidr, "TiDB Cloud to the target groups"),
        new SecurityRule(false, 0, 65535, "0.0.0.0/0", "to the brokers"));
  }

  /**
   * Returns the endpoint service.
   *
   * @return its settings
   */
  public EndpointService endpointService() {
    return new EndpointService(service, loadBalancer, azIds, principal);
  }

  /**
   * Returns what to fill into TiDB Cloud's page.
   *
   * @param serviceName the name AWS gave the endpoint service
   * @return the values
   */
  public FormValues form(String serviceName) {
    return new FormValues(
        azIds.size() == 1 ? "1 AZ" : azIds.size() + " AZs",
        pattern.unique(),
        requireNonNull(serviceName, "serviceName"),
        String.valueOf(ports.bootstrap()));
  }

  /** Returns everything to set up, for people. */
  @Override
  public String toString() {
    return PlanText.of(this);
  }

  /** Collects the values of a plan. Not thread-safe. */
  public static final class Builder {
    private final AdvertisedPattern pattern;
    private final List<Added> added = new ArrayList<>();
    private final List<PrivateLinkPlan> others = new ArrayList<>();
    private String listener = "EXTERNAL";
    private String prefix = "";
    private PortPlan ports = PortPlan.guide();
    private List<String> azIds = List.of();
    private String principal = "";
    private String tidbCidr = "";
    private String loadBalancer = "kafka-lb";
    private String service = "kafka-pl-service";

    private record Added(int nodeId, String azId, String ip, String instance) {}

    private Builder(AdvertisedPattern pattern) {
      this.pattern = pattern;
    }

    private List<PlannedBroker> planned() {
      List<PlannedBroker> planned = new ArrayList<>();
      for (Added each : added) {
        planned.add(
            new PlannedBroker(
                each.nodeId(),
                each.azId(),
                each.ip(),
                each.instance(),
                pattern.host(each.nodeId(), each.azId()),
                ports.firstAdvertised() + planned.size()));
      }
      return planned;
    }

    /**
     * Adds a broker; it gets the next port of the balancer.
     *
     * @param nodeId its {@code node.id}
     * @param azId the id of its zone
     * @param ip its private address
     * @param instance its instance
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder broker(int nodeId, String azId, String ip, String instance) {
      added.add(new Added(nodeId, azId, ip, instance));
      return this;
    }

    /**
     * Sets the zones chosen in TiDB Cloud.
     *
     * @param ids such as {@code usw2-az1}
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder azIds(String... ids) {
      this.azIds = List.of(ids);
      return this;
    }

    /**
     * Sets the ports; those of the guide unless set.
     *
     * @param ports the ports
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder ports(PortPlan ports) {
      this.ports = requireNonNull(ports, "ports");
      return this;
    }

    /**
     * Names the brokers' listener for the balancer.
     *
     * @param name {@code EXTERNAL} unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder listener(String name) {
      this.listener = requireNonNull(name, "name");
      return this;
    }

    /**
     * Puts something before the names of the target groups.
     *
     * @param prefix nothing unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder targetGroupPrefix(String prefix) {
      this.prefix = requireNonNull(prefix, "prefix");
      return this;
    }

    /**
     * Says who may connect to the endpoint service.
     *
     * @param arn TiDB Cloud's account, as the page shows it
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder principal(String arn) {
      this.principal = requireNonNull(arn, "arn");
      return this;
    }

    /**
     * Says from where TiDB Cloud connects.
     *
     * @param cidr the Project CIDR of the Region, under Network Access
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder tidbCidr(String cidr) {
      this.tidbCidr = requireNonNull(cidr, "cidr");
      return this;
    }

    /**
     * Names the balancer and the endpoint service; as in the guide unless set.
     *
     * @param newLoadBalancer the balancer
     * @param newService the endpoint service
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder names(String newLoadBalancer, String newService) {
      this.loadBalancer = requireNonNull(newLoadBalancer, "newLoadBalancer");
      this.service = requireNonNull(newService, "newService");
      return this;
    }

    /**
     * Adds a plan that shares the balancer, whose ports must stay its own.
     *
     * @param other the other plan
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder beside(PrivateLinkPlan other) {
      others.add(requireNonNull(other, "other"));
      return this;
    }

    /**
     * Finishes the plan.
     *
     * @return the plan
     * @throws InvalidSpecException with everything that is wrong
     */
    public PrivateLinkPlan build() {
      return new PrivateLinkPlan(this);
    }
  }
}
