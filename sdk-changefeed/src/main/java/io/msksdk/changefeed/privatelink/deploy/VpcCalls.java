package io.msksdk.changefeed.privatelink.deploy;

import io.msksdk.auth.call.AwsAnswers;
import io.msksdk.changefeed.internal.Cidr;
import io.msksdk.changefeed.internal.SecurityGroups;
import io.msksdk.changefeed.privatelink.PlannedSubnet;
import io.msksdk.changefeed.privatelink.SecurityRule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** The calls of EC2 about VPCs and what is in them. */
record VpcCalls(Ec2Client client) {
  private static final String DESCRIBE_SUBNETS = "DescribeSubnets";
  private static final String DESCRIBE_GATEWAYS = "DescribeInternetGateways";
  private static final String DESCRIBE_TABLES = "DescribeRouteTables";

  Map<String, String> zoneNames() {
    return AwsAnswers.get(
        "DescribeAvailabilityZones",
        () -> {
          Map<String, String> names = new HashMap<>();
          client
              .describeAvailabilityZones()
              .availabilityZones()
              .forEach(zone -> names.put(zone.zoneId(), zone.zoneName()));
          return names;
        });
  }

  String zoneOf(String subnet) {
    return AwsAnswers.get(
        DESCRIBE_SUBNETS,
        () ->
            client.describeSubnets(r -> r.subnetIds(subnet)).subnets().get(0).availabilityZoneId());
  }

  boolean allows(String securityGroup, SecurityRule rule) {
    Cidr cidr = Cidr.parse(rule.cidr());
    return new SecurityGroups(client)
        .allows(securityGroup, rule.inbound(), rule.fromPort(), rule.toPort(), cidr);
  }

  void allow(String securityGroup, SecurityRule rule) {
    IpPermission permission =
        IpPermission.builder()
            .ipProtocol("tcp")
            .fromPort(rule.fromPort())
            .toPort(rule.toPort())
            .ipRanges(IpRange.builder().cidrIp(rule.cidr()).description(rule.why()).build())
            .build();
    if (rule.inbound()) {
      AwsAnswers.get(
          "AuthorizeSecurityGroupIngress",
          () ->
              client.authorizeSecurityGroupIngress(
                  r ->
                      r.overrideConfiguration(AwsAnswers.ONCE)
                          .groupId(securityGroup)
                          .ipPermissions(permission)));
    } else {
      AwsAnswers.get(
          "AuthorizeSecurityGroupEgress",
          () ->
              client.authorizeSecurityGroupEgress(
                  r ->
                      r.overrideConfiguration(AwsAnswers.ONCE)
                          .groupId(securityGroup)
                          .ipPermissions(permission)));
    }
  }

  Optional<String> vpc(String name) {
    return AwsAnswers.get(
        "DescribeVpcs",
        () ->
            client.describeVpcs(r -> r.filters(Names.named(name))).vpcs().stream()
                .map(vpc -> vpc.vpcId())
                .findFirst());
  }

  void createVpc(String name, String cidr) {
    AwsAnswers.get(
        "CreateVpc",
        () ->
            client.createVpc(
                r ->
                    r.overrideConfiguration(AwsAnswers.ONCE)
                        .cidrBlock(cidr)
                        .tagSpecifications(Names.tag(ResourceType.VPC, name))));
  }

  Optional<String> subnet(String vpc, String name) {
    return AwsAnswers.get(
        DESCRIBE_SUBNETS,
        () ->
            client
                .describeSubnets(r -> r.filters(inside(vpc), Names.named(name)))
                .subnets()
                .stream()
                .map(subnet -> subnet.subnetId())
                .findFirst());
  }

  private static Filter inside(String vpc) {
    return Names.filter("vpc-id", vpc);
  }

  void createSubnet(String vpc, PlannedSubnet subnet) {
    AwsAnswers.get(
        "CreateSubnet",
        () ->
            client.createSubnet(
                r ->
                    r.overrideConfiguration(AwsAnswers.ONCE)
                        .vpcId(vpc)
                        .availabilityZoneId(subnet.azId())
                        .cidrBlock(subnet.cidr())
                        .tagSpecifications(Names.tag(ResourceType.SUBNET, subnet.name()))));
  }

  Optional<String> securityGroup(String vpc, String name) {
    return AwsAnswers.get(
        "DescribeSecurityGroups",
        () ->
            client
                .describeSecurityGroups(
                    r -> r.filters(inside(vpc), Names.filter("group-name", name)))
                .securityGroups()
                .stream()
                .map(group -> group.groupId())
                .findFirst());
  }

  void createSecurityGroup(String vpc, String name) {
    AwsAnswers.get(
        "CreateSecurityGroup",
        () ->
            client.createSecurityGroup(
                r ->
                    r.overrideConfiguration(AwsAnswers.ONCE)
                        .vpcId(vpc)
                        .groupName(name)
                        .description("Kafka for TiDB Cloud")));
  }

  Optional<String> internetGateway(String name) {
    return AwsAnswers.get(
        DESCRIBE_GATEWAYS,
        () ->
            client
                .describeInternetGateways(r -> r.filters(Names.named(name)))
                .internetGateways()
                .stream()
                .map(InternetGateway::internetGatewayId)
                .findFirst());
  }

  void createInternetGateway(String name) {
    AwsAnswers.get(
        "CreateInternetGateway",
        () ->
            client.createInternetGateway(
                r ->
                    r.overrideConfiguration(AwsAnswers.ONCE)
                        .tagSpecifications(Names.tag(ResourceType.INTERNET_GATEWAY, name))));
  }

  boolean attached(String gateway, String vpc) {
    return AwsAnswers.get(
        DESCRIBE_GATEWAYS,
        () ->
            client
                .describeInternetGateways(r -> r.internetGatewayIds(gateway))
                .internetGateways()
                .stream()
                .flatMap(found -> found.attachments().stream())
                .anyMatch(attachment -> vpc.equals(attachment.vpcId())));
  }

  void attach(String gateway, String vpc) {
    AwsAnswers.get(
        "AttachInternetGateway",
        () ->
            client.attachInternetGateway(
                r ->
                    r.overrideConfiguration(AwsAnswers.ONCE)
                        .internetGatewayId(gateway)
                        .vpcId(vpc)));
  }

  Optional<String> routeTable(String vpc, String name) {
    return AwsAnswers.get(
        DESCRIBE_TABLES,
        () ->
            client
                .describeRouteTables(r -> r.filters(inside(vpc), Names.named(name)))
                .routeTables()
                .stream()
                .map(RouteTable::routeTableId)
                .findFirst());
  }

  void createRouteTable(String vpc, String name) {
    AwsAnswers.get(
        "CreateRouteTable",
        () ->
            client.createRouteTable(
                r ->
                    r.overrideConfiguration(AwsAnswers.ONCE)
                        .vpcId(vpc)
                        .tagSpecifications(Names.tag(ResourceType.ROUTE_TABLE, name))));
  }

  boolean routed(String routeTable, String cidr, String gateway) {
    return table(routeTable)
        .map(RouteTable::routes)
        .filter(
            routes ->
                routes.stream()
                    .anyMatch(
                        route ->
                            cidr.equals(route.destinationCidrBlock())
                                && gateway.equals(route.gatewayId())))
        .isPresent();
  }

  private Optional<RouteTable> table(String routeTable) {
    return AwsAnswers.get(
        DESCRIBE_TABLES,
        () ->
            client.describeRouteTables(r -> r.routeTableIds(routeTable)).routeTables().stream()
                .findFirst());
  }

  void route(String routeTable, String cidr, String gateway) {
    AwsAnswers.get(
        "CreateRoute",
        () ->
            client.createRoute(
                r ->
                    r.overrideConfiguration(AwsAnswers.ONCE)
                        .routeTableId(routeTable)
                        .destinationCidrBlock(cidr)
                        .gatewayId(gateway)));
  }

  boolean associated(String routeTable, String subnet) {
    return table(routeTable)
        .filter(found -> found.associations().stream().anyMatch(a -> subnet.equals(a.subnetId())))
        .isPresent();
  }

  void associate(String routeTable, String subnet) {
    AwsAnswers.get(
        "AssociateRouteTable",
        () ->
            client.associateRouteTable(
                r ->
                    r.overrideConfiguration(AwsAnswers.ONCE)
                        .routeTableId(routeTable)
                        .subnetId(subnet)));
  }
}
