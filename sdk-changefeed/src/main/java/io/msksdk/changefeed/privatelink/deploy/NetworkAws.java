package io.msksdk.changefeed.privatelink.deploy;

import io.msksdk.changefeed.privatelink.PlannedSubnet;
import io.msksdk.changefeed.privatelink.SecurityRule;
import java.util.Optional;

/**
 * What the network of a plan asks of EC2: each method is one call, named in its description. What
 * is looked for by name is looked for by its tag {@code Name}.
 */
public interface NetworkAws {

  /**
   * Looks for a VPC: {@code DescribeVpcs}.
   *
   * @param name its name
   * @return its id, empty when there is none
   */
  Optional<String> vpc(String name);

  /**
   * Creates a VPC: {@code CreateVpc}.
   *
   * @param name its name
   * @param cidr its addresses
   */
  void createVpc(String name, String cidr);

  /**
   * Looks for a subnet: {@code DescribeSubnets}.
   *
   * @param vpc the VPC
   * @param name its name
   * @return its id, empty when there is none
   */
  Optional<String> subnet(String vpc, String name);

  /**
   * Creates a subnet: {@code CreateSubnet}, by the id of its zone.
   *
   * @param vpc the VPC
   * @param subnet its name, zone and addresses
   */
  void createSubnet(String vpc, PlannedSubnet subnet);

  /**
   * Looks for a security group: {@code DescribeSecurityGroups}.
   *
   * @param vpc the VPC
   * @param name its name
   * @return its id, empty when there is none
   */
  Optional<String> securityGroup(String vpc, String name);

  /**
   * Creates a security group: {@code CreateSecurityGroup}.
   *
   * @param vpc the VPC
   * @param name its name
   */
  void createSecurityGroup(String vpc, String name);

  /**
   * Says whether a security group has a rule: {@code DescribeSecurityGroupRules}.
   *
   * @param securityGroup the group
   * @param rule the rule
   * @return true when it lets in, or out, at least that
   */
  boolean allows(String securityGroup, SecurityRule rule);

  /**
   * Adds a rule: {@code AuthorizeSecurityGroupIngress} or {@code -Egress}.
   *
   * @param securityGroup the group
   * @param rule the rule
   */
  void allow(String securityGroup, SecurityRule rule);

  /**
   * Looks for an internet gateway: {@code DescribeInternetGateways}.
   *
   * @param name its name
   * @return its id, empty when there is none
   */
  Optional<String> internetGateway(String name);

  /**
   * Creates an internet gateway: {@code CreateInternetGateway}.
   *
   * @param name its name
   */
  void createInternetGateway(String name);

  /**
   * Says whether a gateway is attached: {@code DescribeInternetGateways}.
   *
   * @param gateway the gateway
   * @param vpc the VPC
   * @return true when it is
   */
  boolean attached(String gateway, String vpc);

  /**
   * Attaches a gateway: {@code AttachInternetGateway}.
   *
   * @param gateway the gateway
   * @param vpc the VPC
   */
  void attach(String gateway, String vpc);

  /**
   * Looks for a route table: {@code DescribeRouteTables}.
   *
   * @param vpc the VPC
   * @param name its name
   * @return its id, empty when there is none
   */
  Optional<String> routeTable(String vpc, String name);

  /**
   * Creates a route table: {@code CreateRouteTable}.
   *
   * @param vpc the VPC
   * @param name its name
   */
  void createRouteTable(String vpc, String name);

  /**
   * Says whether a table has a route: {@code DescribeRouteTables}.
   *
   * @param routeTable the table
   * @param cidr where to
   * @param gateway the gateway
   * @return true when it does
   */
  boolean routed(String routeTable, String cidr, String gateway);

  /**
   * Adds a route: {@code CreateRoute}.
   *
   * @param routeTable the table
   * @param cidr where to
   * @param gateway the gateway
   */
  void route(String routeTable, String cidr, String gateway);

  /**
   * Says whether a subnet uses a table: {@code DescribeRouteTables}.
   *
   * @param routeTable the table
   * @param subnet the subnet
   * @return true when it does
   */
  boolean associated(String routeTable, String subnet);

  /**
   * Lets a subnet use a table: {@code AssociateRouteTable}.
   *
   * @param routeTable the table
   * @param subnet the subnet
   */
  void associate(String routeTable, String subnet);
}
