package io.msksdk.changefeed.privatelink.deploy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.msksdk.changefeed.privatelink.EndpointService;
import io.msksdk.changefeed.privatelink.PlannedSubnet;
import io.msksdk.changefeed.privatelink.SecurityRule;
import io.msksdk.changefeed.privatelink.TargetGroup;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.ServiceException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** The calls over the wire of the two clients of the AWS SDK. */
class PrivateLinkClientsWireTest {
  private static final WireMockServer AWS = new WireMockServer(options().dynamicPort());
  private static final SecurityRule IN =
      new SecurityRule(true, 9092, 9095, "10.250.0.0/16", "TiDB Cloud");
  private static final String LB = "arn:aws:elasticloadbalancing:us-west-2:1:loadbalancer/net/lb/1";
  private static final String TG = "arn:aws:elasticloadbalancing:us-west-2:1:targetgroup/tg/1";

  private static SdkHttpClient http;
  private static ElasticLoadBalancingV2Client balancing;
  private static PrivateLinkClients clients;

  @BeforeAll
  static void start() {
    AWS.start();
    http = Apache5HttpClient.create();
    balancing =
        ElasticLoadBalancingV2Client.builder()
            .endpointOverride(URI.create(AWS.baseUrl()))
            .region(Region.US_WEST_2)
            .credentialsProvider(credentials())
            .httpClient(http)
            .build();
    clients = PrivateLinkClients.of(ec2(http), balancing);
  }

  private static StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("AK", "SK"));
  }

  private static Ec2Client ec2(SdkHttpClient over) {
    return Ec2Client.builder()
        .endpointOverride(URI.create(AWS.baseUrl()))
        .region(Region.US_WEST_2)
        .credentialsProvider(credentials())
        .httpClient(over)
        .build();
  }

  @AfterAll
  static void stop() {
    http.close();
    AWS.stop();
  }

  @BeforeEach
  void reset() {
    AWS.resetAll();
  }

  private static void answers(String action, String inside) {
    answers(action, okXml("<" + action + "Response>" + inside + "</" + action + "Response>"));
  }

  private static void answers(String action, ResponseDefinitionBuilder answer) {
    AWS.stubFor(
        post(anyUrl()).withRequestBody(containing("Action=" + action + "&")).willReturn(answer));
  }

  private static void balancing(String action, String inside) {
    answers(action, "<" + action + "Result>" + inside + "</" + action + "Result>");
  }

  private static ResponseDefinitionBuilder refusal(int status, String code) {
    String error = "<Error><Code>" + code + "</Code><Message>it is so</Message></Error>";
    return aResponse()
        .withStatus(status)
        .withBody("<Response><Errors>" + error + "</Errors><RequestID>r-1</RequestID></Response>");
  }

  /** What the last request said, without the version of the interface. */
  private static List<String> sent() {
    String body = AWS.getAllServeEvents().get(0).getRequest().getBodyAsString();
    return List.of(URLDecoder.decode(body, StandardCharsets.UTF_8).split("&", -1)).stream()
        .filter(parameter -> !parameter.startsWith("Version="))
        .filter(parameter -> !parameter.startsWith("ClientToken="))
        .toList();
  }

  @Test
  void zones_andSubnets() {
    answers(
        "DescribeAvailabilityZones",
        "<availabilityZoneInfo><item><zoneName>us-west-2a</zoneName><zoneId>usw2-az1</zoneId></item>"
            + "<item><zoneName>us-west-2c</zoneName><zoneId>usw2-az2</zoneId></item>"
            + "</availabilityZoneInfo>");
    answers(
        "DescribeSubnets",
        "<subnetSet><item><subnetId>subnet-1</subnetId>"
            + "<availabilityZoneId>usw2-az2</availabilityZoneId></item></subnetSet>");

    assertThat(clients.zoneNames())
        .isEqualTo(Map.of("usw2-az1", "us-west-2a", "usw2-az2", "us-west-2c"));
    assertThat(clients.zoneOf("subnet-1")).isEqualTo("usw2-az2");
    assertThat(clients.subnet("vpc-1", "broker-usw2-az2")).contains("subnet-1");
    assertThat(sent())
        .contains(
            "Filter.1.Name=vpc-id",
            "Filter.1.Value.1=vpc-1",
            "Filter.2.Name=tag:Name",
            "Filter.2.Value.1=broker-usw2-az2");
  }

  @Test
  void targetGroup_isTcpOfInstances() {
    balancing("CreateTargetGroup", "");
    balancing("RegisterTargets", "");

    clients.createTargetGroup(new TargetGroup("broker-target-group-1", 9093, List.of()), "vpc-1");
    assertThat(sent())
        .containsExactlyInAnyOrder(
            "Action=CreateTargetGroup",
            "Name=broker-target-group-1",
            "Protocol=TCP",
            "Port=9093",
            "VpcId=vpc-1",
            "HealthCheckProtocol=TCP",
            "TargetType=instance",
            "IpAddressType=ipv4");

    clients.registerTargets(TG, List.of(new TargetGroup.Target("i-1", 39092)));
    assertThat(sent()).contains("Targets.member.1.Id=i-1", "Targets.member.1.Port=39092");
  }

  @Test
  void targetGroup_isFound_withItsTargets() {
    balancing(
        "DescribeTargetGroups",
        "<TargetGroups><member><TargetGroupArn>"
            + TG
            + "</TargetGroupArn></member></TargetGroups>");
    balancing(
        "DescribeTargetHealth",
        "<TargetHealthDescriptions><member><Target><Id>i-1</Id><Port>39092</Port></Target></member>"
            + "</TargetHealthDescriptions>");

    assertThat(clients.targetGroup("tg")).contains(TG);
    assertThat(clients.targets(TG)).isEqualTo(Set.of(new TargetGroup.Target("i-1", 39092)));
    answers("DescribeTargetGroups", elbRefusal("TargetGroupNotFound"));
    assertThat(clients.targetGroup("tg")).isEmpty();
  }

  private static ResponseDefinitionBuilder elbRefusal(String code) {
    return aResponse()
        .withStatus(400)
        .withBody(
            "<ErrorResponse><Error><Code>"
                + code
                + "</Code><Message>it is so</Message></Error></ErrorResponse>");
  }

  @Test
  void balancer_isInternal_withoutCrossZone() {
    balancing("CreateLoadBalancer", "");

    clients.createLoadBalancer("kafka-lb", List.of("subnet-1", "subnet-2"), "sg-1");

    assertThat(sent())
        .containsExactlyInAnyOrder(
            "Action=CreateLoadBalancer",
            "Name=kafka-lb",
            "Subnets.member.1=subnet-1",
            "Subnets.member.2=subnet-2",
            "SecurityGroups.member.1=sg-1",
            "Scheme=internal",
            "Type=network",
            "IpAddressType=ipv4");
  }

  @ParameterizedTest
  @CsvSource({"active, true", "provisioning, false", "failed, false"})
  void balancer_isReady_onceActive(String state, boolean active) {
    balancing(
        "DescribeLoadBalancers",
        "<LoadBalancers><member><LoadBalancerArn>"
            + LB
            + "</LoadBalancerArn><State><Code>"
            + state
            + "</Code></State></member></LoadBalancers>");

    assertThat(clients.loadBalancer("kafka-lb")).contains(LB);
    assertThat(clients.active(LB)).isEqualTo(active);
    answers("DescribeLoadBalancers", elbRefusal("LoadBalancerNotFound"));
    assertThat(clients.loadBalancer("kafka-lb")).isEmpty();
  }

  @Test
  void listeners_areByPort_allPages() {
    AWS.stubFor(
        post(anyUrl())
            .withRequestBody(containing("Action=DescribeListeners&"))
            .willReturn(
                okXml(
                    listeners(
                        "<member><Port>9092</Port><DefaultActions><member><TargetGroupArn>"
                            + TG
                            + "</TargetGroupArn></member></DefaultActions></member>",
                        "<NextMarker>m</NextMarker>"))));
    AWS.stubFor(
        post(anyUrl())
            .withRequestBody(containing("Marker=m"))
            .willReturn(
                okXml(
                    listeners(
                        "<member><Port>80</Port><ListenerArn>other</ListenerArn></member>", ""))));
    balancing("CreateListener", "");

    assertThat(clients.listeners(LB)).isEqualTo(Map.of(9092, TG, 80, "other"));

    clients.createListener(LB, 9093, TG);
    assertThat(sent())
        .contains(
            "Protocol=TCP",
            "Port=9093",
            "DefaultActions.member.1.Type=forward",
            "DefaultActions.member.1.TargetGroupArn=" + TG);
  }

  private static String listeners(String members, String next) {
    return "<DescribeListenersResponse><DescribeListenersResult><Listeners>"
        + members
        + "</Listeners>"
        + next
        + "</DescribeListenersResult></DescribeListenersResponse>";
  }

  /** A rule that is there and whether it is at least what is wanted: TCP 9092-9095 in. */
  @ParameterizedTest
  @CsvSource({
    "false, tcp, 9092, 9095, 10.250.0.0/16, true",
    "false, tcp, 9000, 9999, 10.0.0.0/8, true",
    "false, -1, -1, -1, 0.0.0.0/0, true",
    "false, tcp, 9093, 9095, 10.250.0.0/16, false",
    "false, tcp, 9092, 9094, 10.250.0.0/16, false",
    "false, udp, 9092, 9095, 10.250.0.0/16, false",
    "false, tcp, 9092, 9095, 10.250.0.0/17, false",
    "true, tcp, 9092, 9095, 10.250.0.0/16, false",
  })
  void rule_isThere_whenAnotherCoversIt(
      boolean egress, String protocol, int from, int to, String cidr, boolean covers) {
    answers(
        "DescribeSecurityGroupRules",
        "<securityGroupRuleSet><item><isEgress>"
            + egress
            + "</isEgress><ipProtocol>"
            + protocol
            + "</ipProtocol><fromPort>"
            + from
            + "</fromPort><toPort>"
            + to
            + "</toPort><cidrIpv4>"
            + cidr
            + "</cidrIpv4></item><item><isEgress>false</isEgress><ipProtocol>-1</ipProtocol>"
            + "<cidrIpv6>::/0</cidrIpv6></item></securityGroupRuleSet>");

    assertThat(clients.allows("sg-1", IN)).isEqualTo(covers);
  }

  @Test
  void rule_isAdded_whereItBelongs() {
    answers("AuthorizeSecurityGroupIngress", "");
    answers("AuthorizeSecurityGroupEgress", "");

    clients.allow("sg-1", IN);
    assertThat(sent())
        .containsExactlyInAnyOrder(
            "Action=AuthorizeSecurityGroupIngress",
            "GroupId=sg-1",
            "IpPermissions.1.IpProtocol=tcp",
            "IpPermissions.1.FromPort=9092",
            "IpPermissions.1.ToPort=9095",
            "IpPermissions.1.IpRanges.1.CidrIp=10.250.0.0/16",
            "IpPermissions.1.IpRanges.1.Description=TiDB+Cloud".replace('+', ' '));

    clients.allow("sg-1", new SecurityRule(false, 0, 65535, "0.0.0.0/0", "to the brokers"));
    assertThat(sent())
        .contains("Action=AuthorizeSecurityGroupEgress", "IpPermissions.1.ToPort=65535");
  }

  @Test
  void endpointService_mustAcceptItsConnections() {
    answers("CreateVpcEndpointServiceConfiguration", "");
    EndpointService service =
        new EndpointService("kafka-pl-service", "kafka-lb", List.of("usw2-az1"), "arn:p");

    clients.createEndpointService(service, LB);

    assertThat(sent())
        .containsExactlyInAnyOrder(
            "Action=CreateVpcEndpointServiceConfiguration",
            "AcceptanceRequired=true",
            "NetworkLoadBalancerArn.1=" + LB,
            "TagSpecification.1.ResourceType=vpc-endpoint-service",
            "TagSpecification.1.Tag.1.Key=Name",
            "TagSpecification.1.Tag.1.Value=kafka-pl-service");
  }

  @Test
  void endpointService_isFoundByItsBalancer() {
    answers(
        "DescribeVpcEndpointServiceConfigurations",
        "<serviceConfigurationSet><item><serviceId>vpce-svc-0</serviceId></item>"
            + "<item><serviceId>vpce-svc-1</serviceId><networkLoadBalancerArnSet><item>"
            + LB
            + "</item></networkLoadBalancerArnSet></item></serviceConfigurationSet>");

    assertThat(clients.endpointService(LB)).contains("vpce-svc-1");
    assertThat(clients.endpointService("another")).isEmpty();
  }

  @Test
  void principals_areReadAndAdded() {
    answers(
        "DescribeVpcEndpointServicePermissions",
        "<allowedPrincipals><item><principal>arn:p</principal></item></allowedPrincipals>");
    answers("ModifyVpcEndpointServicePermissions", "<return>true</return>");

    assertThat(clients.principals("vpce-svc-1")).containsExactly("arn:p");
    clients.allowPrincipal("vpce-svc-1", "arn:q");
    assertThat(sent()).contains("ServiceId=vpce-svc-1", "AddAllowedPrincipals.1=arn:q");
  }

  @Test
  void connections_areAccepted_andOneThatWasNotIsAFailure() {
    answers(
        "DescribeVpcEndpointConnections",
        "<vpcEndpointConnectionSet><item><vpcEndpointId>vpce-1</vpcEndpointId>"
            + "<vpcEndpointOwner>123456789012</vpcEndpointOwner></item></vpcEndpointConnectionSet>");
    answers("AcceptVpcEndpointConnections", "<unsuccessful/>");

    assertThat(clients.pendingConnections("vpce-svc-1"))
        .isEqualTo(Map.of("vpce-1", "123456789012"));
    assertThat(sent()).contains("Filter.2.Value.1=pendingAcceptance");
    clients.accept("vpce-svc-1", List.of("vpce-1"));
    assertThat(sent()).contains("VpcEndpointId.1=vpce-1");

    answers(
        "AcceptVpcEndpointConnections",
        "<unsuccessful><item><resourceId>vpce-1</resourceId><error><code>InvalidState</code>"
            + "<message>it is gone</message></error></item></unsuccessful>");
    assertThatThrownBy(() -> clients.accept("vpce-svc-1", List.of("vpce-1")))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("vpce-1: it is gone");
  }

  @Test
  void network_isMadeWithNames() {
    for (String action :
        List.of(
            "CreateVpc",
            "CreateSubnet",
            "CreateSecurityGroup",
            "CreateInternetGateway",
            "AttachInternetGateway",
            "CreateRouteTable",
            "CreateRoute",
            "AssociateRouteTable")) {
      answers(action, "");
    }

    clients.createVpc("Kafka VPC", "10.0.0.0/16");
    assertThat(sent())
        .contains("CidrBlock=10.0.0.0/16", "TagSpecification.1.Tag.1.Value=Kafka VPC");
    clients.createSubnet("vpc-1", new PlannedSubnet("broker-usw2-az1", "usw2-az1", "10.0.0.0/18"));
    assertThat(sent())
        .contains("AvailabilityZoneId=usw2-az1", "TagSpecification.1.Tag.1.Value=broker-usw2-az1");
    clients.createSecurityGroup("vpc-1", "kafka-brokers");
    assertThat(sent()).contains("GroupName=kafka-brokers", "VpcId=vpc-1");
    clients.createInternetGateway("kafka-vpc-igw");
    assertThat(sent()).contains("TagSpecification.1.ResourceType=internet-gateway");
    clients.attach("igw-1", "vpc-1");
    assertThat(sent()).contains("InternetGatewayId=igw-1", "VpcId=vpc-1");
    clients.createRouteTable("vpc-1", "table");
    assertThat(sent()).contains("TagSpecification.1.ResourceType=route-table");
    clients.route("rtb-1", "0.0.0.0/0", "igw-1");
    assertThat(sent()).contains("DestinationCidrBlock=0.0.0.0/0", "GatewayId=igw-1");
    clients.associate("rtb-1", "subnet-1");
    assertThat(sent()).contains("RouteTableId=rtb-1", "SubnetId=subnet-1");
  }

  @Test
  void network_isFound() {
    answers("DescribeVpcs", "<vpcSet><item><vpcId>vpc-1</vpcId></item></vpcSet>");
    answers(
        "DescribeSecurityGroups",
        "<securityGroupInfo><item><groupId>sg-1</groupId></item></securityGroupInfo>");
    answers(
        "DescribeInternetGateways",
        "<internetGatewaySet><item><internetGatewayId>igw-1</internetGatewayId><attachmentSet>"
            + "<item><vpcId>vpc-1</vpcId></item></attachmentSet></item></internetGatewaySet>");
    answers(
        "DescribeRouteTables",
        "<routeTableSet><item><routeTableId>rtb-1</routeTableId><routeSet><item>"
            + "<destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><gatewayId>igw-1</gatewayId>"
            + "</item></routeSet><associationSet><item><subnetId>subnet-1</subnetId></item>"
            + "</associationSet></item></routeTableSet>");

    assertThat(clients.vpc("Kafka VPC")).contains("vpc-1");
    assertThat(clients.securityGroup("vpc-1", "kafka-brokers")).contains("sg-1");
    assertThat(clients.internetGateway("kafka-vpc-igw")).contains("igw-1");
    assertThat(clients.attached("igw-1", "vpc-1")).isTrue();
    assertThat(clients.attached("igw-1", "vpc-2")).isFalse();
    assertThat(clients.routeTable("vpc-1", "table")).contains("rtb-1");
    assertThat(clients.routed("rtb-1", "0.0.0.0/0", "igw-1")).isTrue();
    assertThat(clients.routed("rtb-1", "0.0.0.0/0", "igw-2")).isFalse();
    assertThat(clients.associated("rtb-1", "subnet-1")).isTrue();
    assertThat(clients.associated("rtb-1", "subnet-2")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "403, UnauthorizedOperation, io.msksdk.core.call.AccessDeniedException",
    "503, RequestLimitExceeded, io.msksdk.core.call.ThrottledException",
    "400, InvalidVpcID.NotFound, io.msksdk.core.call.NotFoundException",
    "400, InvalidPermission.Duplicate, io.msksdk.core.call.ConflictException",
    "500, InternalError, io.msksdk.core.call.ServiceException",
  })
  void write_thatIsRefused_isTyped_andSentOnce(
      int status, String code, Class<? extends Exception> type) {
    answers("CreateVpc", refusal(status, code));

    assertThatThrownBy(() -> clients.createVpc("Kafka VPC", "10.0.0.0/16"))
        .isExactlyInstanceOf(type)
        .hasMessageContaining("it is so")
        .hasMessageContaining("CreateVpc");
    AWS.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void write_whoseAnswerIsLost_isNotSentAgain() {
    answers("CreateVpc", aResponse().withFault(Fault.EMPTY_RESPONSE));

    assertThatThrownBy(() -> clients.createVpc("Kafka VPC", "10.0.0.0/16"))
        .isInstanceOfSatisfying(CallException.class, e -> assertThat(e.notApplied()).isFalse());
    AWS.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void call_afterItsClientIsClosed_isNotSent() {
    SdkHttpClient closed = Apache5HttpClient.create();
    PrivateLinkClients late = PrivateLinkClients.of(ec2(closed), balancing);
    closed.close();

    assertThatThrownBy(() -> late.createVpc("Kafka VPC", "10.0.0.0/16"))
        .isInstanceOfSatisfying(CallException.class, e -> assertThat(e.notApplied()).isTrue());
    AWS.verify(0, postRequestedFor(anyUrl()));
  }
}
