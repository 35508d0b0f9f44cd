package io.msksdk.changefeed.privatelink.deploy;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.privatelink.EndpointService;
import io.msksdk.changefeed.privatelink.PlannedSubnet;
import io.msksdk.changefeed.privatelink.SecurityRule;
import io.msksdk.changefeed.privatelink.TargetGroup;
import io.msksdk.core.call.CallException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * What a deployment asks of AWS, asked with the clients of the AWS SDK. The two artifacts, {@code
 * ec2} and {@code elasticloadbalancingv2}, are the application's to bring; this SDK does not need
 * them otherwise. Reads are tried again as the clients are set to; a write is sent once. Every
 * failure is a {@link CallException}. Thread-safe; the clients stay the application's.
 */
public final class PrivateLinkClients implements PrivateLinkAws, NetworkAws {
  private final BalancerCalls balancers;
  private final EndpointCalls endpoints;
  private final VpcCalls vpcs;

  private PrivateLinkClients(Ec2Client ec2, ElasticLoadBalancingV2Client balancing) {
    this.balancers = new BalancerCalls(balancing);
    this.endpoints = new EndpointCalls(ec2);
    this.vpcs = new VpcCalls(ec2);
  }

  /**
   * Uses two clients.
   *
   * @param ec2 a client of EC2 in the Region of the plan
   * @param balancing a client of Elastic Load Balancing in the same Region
   * @return the calls
   */
  public static PrivateLinkClients of(Ec2Client ec2, ElasticLoadBalancingV2Client balancing) {
    return new PrivateLinkClients(
        requireNonNull(ec2, "ec2"), requireNonNull(balancing, "balancing"));
  }

  @Override
  public Map<String, String> zoneNames() {
    return vpcs.zoneNames();
  }

  @Override
  public String zoneOf(String subnet) {
    return vpcs.zoneOf(subnet);
  }

  @Override
  public Optional<String> targetGroup(String name) {
    return balancers.targetGroup(name);
  }

  @Override
  public void createTargetGroup(TargetGroup group, String vpc) {
    balancers.createTargetGroup(group, vpc);
  }

  @Override
  public Set<TargetGroup.Target> targets(String targetGroup) {
    return balancers.targets(targetGroup);
  }

  @Override
  public void registerTargets(String targetGroup, List<TargetGroup.Target> targets) {
    balancers.registerTargets(targetGroup, targets);
  }

  @Override
  public Optional<String> loadBalancer(String name) {
    return balancers.loadBalancer(name);
  }

  @Override
  public void createLoadBalancer(String name, List<String> subnets, String securityGroup) {
    balancers.createLoadBalancer(name, subnets, securityGroup);
  }

  @Override
  public boolean active(String loadBalancer) {
    return balancers.active(loadBalancer);
  }

  @Override
  public Map<Integer, String> listeners(String loadBalancer) {
    return balancers.listeners(loadBalancer);
  }

  @Override
  public void createListener(String loadBalancer, int port, String targetGroup) {
    balancers.createListener(loadBalancer, port, targetGroup);
  }

  @Override
  public boolean allows(String securityGroup, SecurityRule rule) {
    return vpcs.allows(securityGroup, rule);
  }

  @Override
  public void allow(String securityGroup, SecurityRule rule) {
    vpcs.allow(securityGroup, rule);
  }

  @Override
  public Optional<String> endpointService(String loadBalancer) {
    return endpoints.service(loadBalancer);
  }

  @Override
  public void createEndpointService(EndpointService service, String loadBalancer) {
    endpoints.create(service, loadBalancer);
  }

  @Override
  public Set<String> principals(String service) {
    return endpoints.principals(service);
  }

  @Override
  public void allowPrincipal(String service, String principal) {
    endpoints.allow(service, principal);
  }

  @Override
  public Map<String, String> pendingConnections(String service) {
    return endpoints.pending(service);
  }

  @Override
  public void accept(String service, List<String> connections) {
    endpoints.accept(service, connections);
  }

  @Override
  public Optional<String> vpc(String name) {
    return vpcs.vpc(name);
  }

  @Override
  public void createVpc(String name, String cidr) {
    vpcs.createVpc(name, cidr);
  }

  @Override
  public Optional<String> subnet(String vpc, String name) {
    return vpcs.subnet(vpc, name);
  }

  @Override
  public void createSubnet(String vpc, PlannedSubnet subnet) {
    vpcs.createSubnet(vpc, subnet);
  }

  @Override
  public Optional<String> securityGroup(String vpc, String name) {
    return vpcs.securityGroup(vpc, name);
  }

  @Override
  public void createSecurityGroup(String vpc, String name) {
    vpcs.createSecurityGroup(vpc, name);
  }

  @Override
  public Optional<String> internetGateway(String name) {
    return vpcs.internetGateway(name);
  }

  @Override
  public void createInternetGateway(String name) {
    vpcs.createInternetGateway(name);
  }

  @Override
  public boolean attached(String gateway, String vpc) {
    return vpcs.attached(gateway, vpc);
  }

  @Override
  public void attach(String gateway, String vpc) {
    vpcs.attach(gateway, vpc);
  }

  @Override
  public Optional<String> routeTable(String vpc, String name) {
    return vpcs.routeTable(vpc, name);
  }

  @Override
  public void createRouteTable(String vpc, String name) {
    vpcs.createRouteTable(vpc, name);
  }

  @Override
  public boolean routed(String routeTable, String cidr, String gateway) {
    return vpcs.routed(routeTable, cidr, gateway);
  }

  @Override
  public void route(String routeTable, String cidr, String gateway) {
    vpcs.route(routeTable, cidr, gateway);
  }

  @Override
  public boolean associated(String routeTable, String subnet) {
    return vpcs.associated(routeTable, subnet);
  }

  @Override
  public void associate(String routeTable, String subnet) {
    vpcs.associate(routeTable, subnet);
  }
}
