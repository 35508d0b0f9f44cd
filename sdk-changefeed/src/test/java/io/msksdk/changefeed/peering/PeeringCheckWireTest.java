package io.msksdk.changefeed.peering;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The check over the wire of EC2's own client. */
class PeeringCheckWireTest {
  private static final WireMockServer AWS = new WireMockServer(options().dynamicPort());
  private static final SinkUri NAMED =
      SinkUri.parse(
          "kafka://b-1.orders.example:9096,b-2.orders.example:9096/t?protocol=canal-json");
  private static final SinkUri ADDRESSED =
      SinkUri.parse("kafka://10.0.0.1:9092,10.0.0.2:9093/t?protocol=canal-json");

  private static Ec2Client client;
  private static PeeringCheck check;

  @BeforeAll
  static void start() {
    AWS.start();
    client =
        Ec2Client.builder()
            .endpointOverride(URI.create(AWS.baseUrl()))
            .region(Region.US_WEST_2)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AK", "SK")))
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
    check = PeeringCheck.of(Ec2Peering.of(client), "pcx-1", "sg-1", "10.250.0.0/16");
  }

  @AfterAll
  static void stop() {
    client.close();
    AWS.stop();
  }

  @BeforeEach
  void reset() {
    AWS.resetAll();
  }

  private static void answers(String action, String inside) {
    AWS.stubFor(
        post(anyUrl())
            .withRequestBody(containing("Action=" + action + "&"))
            .willReturn(okXml("<" + action + "Response>" + inside + "</" + action + "Response>")));
  }

  private static void peering(String status, boolean dns) {
    answers(
        "DescribeVpcPeeringConnections",
        "<vpcPeeringConnectionSet><item><status><code>"
            + status
            + "</code></status><accepterVpcInfo><peeringOptions>"
            + "<allowDnsResolutionFromRemoteVpc>"
            + dns
            + "</allowDnsResolutionFromRemoteVpc></peeringOptions></accepterVpcInfo></item>"
            + "</vpcPeeringConnectionSet>");
  }

  private static void rule(int from, int to, String cidr) {
    answers(
        "DescribeSecurityGroupRules",
        "<securityGroupRuleSet><item><isEgress>false</isEgress><ipProtocol>tcp</ipProtocol><fromPort>"
            + from
            + "</fromPort><toPort>"
            + to
            + "</toPort><cidrIpv4>"
            + cidr
            + "</cidrIpv4></item></securityGroupRuleSet>");
  }

  private static List<String> codes(SinkUri uri) {
    return check.check(uri).stream().map(Finding::code).toList();
  }

  @Test
  void wayThatIsOpen_hasNothingToSay() {
    peering("active", true);
    rule(9096, 9096, "10.250.0.0/16");

    assertThat(check.check(NAMED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"pending-acceptance", "expired", "deleted"})
  void peeringThatIsNotActive_isNamed(String status) {
    peering(status, true);
    rule(9096, 9096, "10.250.0.0/16");

    assertThat(check.check(NAMED))
        .singleElement()
        .satisfies(
            f -> assertThat(f.message()).startsWith("pcx-1: " + status + " (expected: active)"));
  }

  @Test
  void names_needDns_andAddressesDoNot() {
    peering("active", false);
    rule(9000, 9999, "10.0.0.0/8");

    assertThat(check.check(NAMED))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("expected: Accepter DNS resolution on"));
    assertThat(check.check(ADDRESSED)).isEmpty();
  }

  @Test
  void portThatIsClosed_isNamed_withTheRule() {
    peering("active", true);
    rule(9092, 9092, "10.250.0.0/16");

    assertThat(check.check(ADDRESSED))
        .singleElement()
        .satisfies(
            f ->
                assertThat(f.message())
                    .startsWith("sg-1: closed (expected: TCP 9093 in)")
                    .contains("inbound rule for 10.250.0.0/16"));
    rule(9092, 9093, "10.250.0.0/17");
    assertThat(codes(ADDRESSED))
        .containsExactly("changefeed.peering.rule", "changefeed.peering.rule");
  }

  @Test
  void peeringThatIsNotThere_isNamed_andARefusalIsAFailure() {
    refuses(400, "InvalidVpcPeeringConnectionID.NotFound");
    rule(9096, 9096, "10.250.0.0/16");
    assertThat(codes(NAMED)).containsExactly("changefeed.peering.status", "changefeed.peering.dns");

    refuses(403, "UnauthorizedOperation");
    assertThatThrownBy(() -> check.check(NAMED)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> PeeringCheck.of(Ec2Peering.of(client), "p", "s", "everywhere"))
        .isInstanceOf(InvalidSpecException.class);
  }

  private static void refuses(int status, String code) {
    AWS.stubFor(
        post(anyUrl())
            .withRequestBody(containing("Action=DescribeVpcPeeringConnections&"))
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withBody(
                        "<Response><Errors><Error><Code>"
                            + code
                            + "</Code><Message>no</Message></Error></Errors></Response>")));
  }
}
