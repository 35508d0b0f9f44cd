package io.msksdk.changefeed.privatelink;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.internal.Cidr;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The network around new brokers as TiDB Cloud's guide lays it out: a VPC with a private subnet for
 * brokers in each zone, and a public one for a bastion. Names are the guide's. Immutable; prints
 * what to set up.
 *
 * <pre>{@code
 * NetworkPlan network = NetworkPlan.of(plan, "10.0.0.0/16");
 * }</pre>
 *
 * <p>Source: TiDB Cloud documentation, "Set Up Self-Hosted Kafka Private Link Service in AWS",
 * sections "Create the Kafka VPC" to "Set up Kafka brokers".
 */
public final class NetworkPlan {
  /** What a VPC and its subnets may have: /16 to /28. */
  private static final int LARGEST = 16;

  private static final int SMALLEST = 28;

  private final PrivateLinkPlan plan;
  private final Cidr cidr;
  private final List<PlannedSubnet> brokerSubnets;
  private final PlannedSubnet bastion;

  private NetworkPlan(PrivateLinkPlan plan, Cidr cidr, List<Cidr> parts) {
    this.plan = plan;
    this.cidr = cidr;
    List<PlannedSubnet> subnets = new ArrayList<>();
    for (String az : plan.azIds()) {
      subnets.add(new PlannedSubnet("broker-" + az, az, parts.get(subnets.size()).toString()));
    }
    this.brokerSubnets = List.copyOf(subnets);
    this.bastion =
        new PlannedSubnet("bastion", plan.azIds().get(0), parts.get(subnets.size()).toString());
  }

  /**
   * Lays out a network.
   *
   * @param plan the plan of the brokers, whose addresses must be in the subnets of their zones
   * @param cidr the addresses of the VPC, from /16 to /28
   * @return the network
   * @throws InvalidSpecException with everything that does not fit
   */
  public static NetworkPlan of(PrivateLinkPlan plan, String cidr) {
    Cidr whole = Cidr.parse(requireNonNull(cidr, "cidr"));
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(plan.azIds().size());
    if (whole.prefix() < LARGEST || whole.prefix() + bits > SMALLEST) {
      throw InvalidSpecException.of(
          Finding.error(
                  "privatelink.cidr", "cidr", cidr, "/" + LARGEST + " to /" + (SMALLEST - bits))
              .advising("AWS has subnets of /" + SMALLEST + " at the smallest."));
    }
    NetworkPlan network = new NetworkPlan(plan, whole, whole.split(bits));
    network.check();
    return network;
  }

  private void check() {
    Findings findings = Findings.create();
    for (PlannedBroker broker : plan.brokers()) {
      PlannedSubnet subnet = brokerSubnets.get(plan.azIds().indexOf(broker.azId()));
      if (!Cidr.parse(subnet.cidr()).contains(Cidr.parse(broker.ip()))) {
        findings.add(
            Finding.error(
                "privatelink.broker-subnet",
                "ip of broker " + broker.nodeId(),
                broker.ip(),
                "in " + subnet.cidr() + " of " + subnet.name()));
      }
    }
    findings.requireNoErrors();
  }

  /**
   * Returns the name of the VPC.
   *
   * @return {@code Kafka VPC}
   */
  public String vpc() {
    return "Kafka VPC";
  }

  /**
   * Returns the addresses of the VPC.
   *
   * @return such as {@code 10.0.0.0/16}
   */
  public String cidr() {
    return cidr.toString();
  }

  /**
   * Returns the private subnets of the brokers.
   *
   * @return one for each zone, with the id of the zone in its name
   */
  public List<PlannedSubnet> brokerSubnets() {
    return brokerSubnets;
  }

  /**
   * Returns the public subnet, through which people reach the brokers.
   *
   * @return the subnet; its zone does not matter
   */
  public PlannedSubnet bastion() {
    return bastion;
  }

  /**
   * Returns the name of the internet gateway, the target of the bastion's route.
   *
   * @return {@code kafka-vpc-igw}
   */
  public String internetGateway() {
    return "kafka-vpc-igw";
  }

  /**
   * Returns the name of the bastion's route table, whose one route leads everywhere else to the
   * gateway.
   *
   * @return {@code kafka-vpc-igw-route-table}
   */
  public String routeTable() {
    return "kafka-vpc-igw-route-table";
  }

  /**
   * Returns the name of the brokers' security group.
   *
   * @return {@code kafka-brokers}
   */
  public String brokerGroup() {
    return "kafka-brokers";
  }

  /**
   * Returns the name of the balancer's security group.
   *
   * @return the balancer's
   */
  public String balancerGroup() {
    return plan.endpointService().loadBalancer();
  }

  /**
   * Returns the rules of the brokers' security group: the ports of the plan from within the VPC,
   * where the guide lets in all of them.
   *
   * @return one for each listener, and SSH from the bastion
   */
  public List<SecurityRule> brokerRules() {
    PortPlan ports = plan.ports();
    return List.of(
        inward(ports.internal(), cidr(), "INTERNAL"),
        inward(ports.controller(), cidr(), "CONTROLLER"),
        inward(ports.external(), cidr(), plan.listener() + ", from the balancer"),
        inward(22, bastion.cidr(), "SSH from the bastion"));
  }

  private static SecurityRule inward(int port, String from, String why) {
    return new SecurityRule(true, port, port, from, why);
  }

  /**
   * Returns the rules of the balancer's security group.
   *
   * @return those of the plan
   */
  public List<SecurityRule> balancerRules() {
    return plan.securityRules();
  }

  /** Returns everything to set up, for people. */
  @Override
  public String toString() {
    StringJoiner lines = new StringJoiner("\n");
    lines.add(vpc() + " " + cidr);
    brokerSubnets.forEach(subnet -> lines.add(line(subnet)));
    lines.add(line(bastion) + ", routed to " + internetGateway());
    for (SecurityRule rule : brokerRules()) {
      lines.add(
          brokerGroup()
              + " allows in TCP "
              + rule.fromPort()
              + " "
              + rule.cidr()
              + ", "
              + rule.why());
    }
    return lines.toString();
  }

  private static String line(PlannedSubnet subnet) {
    return "subnet " + subnet.name() + " " + subnet.cidr() + " in " + subnet.azId();
  }
}
