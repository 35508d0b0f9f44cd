package io.msksdk.changefeed.privatelink.deploy;

import io.msksdk.changefeed.privatelink.EndpointService;
import io.msksdk.changefeed.privatelink.SecurityRule;
import io.msksdk.changefeed.privatelink.TargetGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a deployment asks of AWS: each method is one call, named in its description. {@link
 * PrivateLinkClients} makes them with the clients of the AWS SDK; an application may make them
 * otherwise, and then failures are its own exceptions.
 */
public interface PrivateLinkAws {

  /**
   * Reads the zones of the Region: EC2 {@code DescribeAvailabilityZones}.
   *
   * @return names by id; they differ from account to account
   */
  Map<String, String> zoneNames();

  /**
   * Reads which zone a subnet is in: EC2 {@code DescribeSubnets}.
   *
   * @param subnet the subnet
   * @return the id of its zone
   */
  String zoneOf(String subnet);

  /**
   * Looks for a target group: {@code DescribeTargetGroups}.
   *
   * @param name its name
   * @return its ARN, empty when there is none
   */
  Optional<String> targetGroup(String name);

  /**
   * Creates a target group of instances, TCP, IPv4, with a TCP health check: {@code
   * CreateTargetGroup}.
   *
   * @param group the group; its targets are registered apart
   * @param vpc the VPC
   */
  void createTargetGroup(TargetGroup group, String vpc);

  /**
   * Reads who is registered: {@code DescribeTargetHealth}.
   *
   * @param targetGroup the ARN of the group
   * @return the targets
   */
  Set<TargetGroup.Target> targets(String targetGroup);

  /**
   * Registers targets: {@code RegisterTargets}.
   *
   * @param targetGroup the ARN of the group
   * @param targets the targets
   */
  void registerTargets(String targetGroup, List<TargetGroup.Target> targets);

  /**
   * Looks for a balancer: {@code DescribeLoadBalancers}.
   *
   * @param name its name
   * @return its ARN, empty when there is none
   */
  Optional<String> loadBalancer(String name);

  /**
   * Creates an internal Network Load Balancer, IPv4, without cross-zone balancing: {@code
   * CreateLoadBalancer}.
   *
   * @param name its name
   * @param subnets one per zone
   * @param securityGroup its security group
   */
  void createLoadBalancer(String name, List<String> subnets, String securityGroup);

  /**
   * Says whether a balancer is ready, which it is some minutes after it was created: {@code
   * DescribeLoadBalancers}. An endpoint service takes one that is.
   *
   * @param loadBalancer its ARN
   * @return true when its state is {@code active}
   */
  boolean active(String loadBalancer);

  /**
   * Reads the listeners of a balancer: {@code DescribeListeners}.
   *
   * @param loadBalancer its ARN
   * @return ARNs of target groups by port
   */
  Map<Integer, String> listeners(String loadBalancer);

  /**
   * Adds a TCP listener: {@code CreateListener}.
   *
   * @param loadBalancer the ARN of the balancer
   * @param port its port
   * @param targetGroup the ARN of the group it forwards to
   */
  void createListener(String loadBalancer, int port, String targetGroup);

  /**
   * Says whether a security group has a rule: EC2 {@code DescribeSecurityGroupRules}.
   *
   * @param securityGroup the group
   * @param rule the rule
   * @return true when it lets in, or out, at least that
   */
  boolean allows(String securityGroup, SecurityRule rule);

  /**
   * Adds a rule: EC2 {@code AuthorizeSecurityGroupIngress} or {@code -Egress}.
   *
   * @param securityGroup the group
   * @param rule the rule
   */
  void allow(String securityGroup, SecurityRule rule);

  /**
   * Looks for the endpoint service of a balancer: EC2 {@code
   * DescribeVpcEndpointServiceConfigurations}.
   *
   * @param loadBalancer the ARN of the balancer
   * @return the service's id, such as {@code vpce-svc-0f49e37e1f022cd45}, empty when there is none
   */
  Optional<String> endpointService(String loadBalancer);

  /**
   * Creates an endpoint service that must accept its connections, without a private DNS name: EC2
   * {@code CreateVpcEndpointServiceConfiguration}.
   *
   * @param service its settings
   * @param loadBalancer the ARN of the balancer
   */
  void createEndpointService(EndpointService service, String loadBalancer);

  /**
   * Reads who may connect: EC2 {@code DescribeVpcEndpointServicePermissions}.
   *
   * @param service the service's id
   * @return ARNs
   */
  Set<String> principals(String service);

  /**
   * Lets somebody connect: EC2 {@code ModifyVpcEndpointServicePermissions}.
   *
   * @param service the service's id
   * @param principal an ARN
   */
  void allowPrincipal(String service, String principal);

  /**
   * Reads the connections that wait to be accepted: EC2 {@code DescribeVpcEndpointConnections}.
   *
   * @param service the service's id
   * @return accounts by the ids of their endpoints
   */
  Map<String, String> pendingConnections(String service);

  /**
   * Accepts connections: EC2 {@code AcceptVpcEndpointConnections}.
   *
   * @param service the service's id
   * @param endpoints ids of endpoints
   */
  void accept(String service, List<String> endpoints);
}
