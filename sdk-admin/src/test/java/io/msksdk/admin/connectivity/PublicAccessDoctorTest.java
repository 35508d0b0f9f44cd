package io.msksdk.admin.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.OpenClusters;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.check.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAccessDoctorTest {
  private static final Cluster OPEN = OpenClusters.withIamAndScram("SERVICE_PROVIDED_EIPS", false);
  private static final String HOST = ".open.abc123.c2.kafka.us-east-1.amazonaws.com:";
  private static final String PUBLIC = "b-1-public" + HOST + "9198";
  private static final BootstrapBrokers BROKERS =
      BootstrapBrokers.builder()
          .servers(AuthMode.IAM, NetworkPath.PRIVATE, "b-1" + HOST + "9098")
          .servers(AuthMode.IAM, NetworkPath.PUBLIC, PUBLIC)
          .build();
  private static final TrafficRule IN = TrafficRule.allow("198.51.100.0/24", 9198, 9198);
  private static final TrafficRule OUT = TrafficRule.allow("0.0.0.0/0", 0, 65535);

  /** A client whose way is open, and known. */
  private static PublicClient good() {
    return PublicClient.at("198.51.100.7")
        .servers(PUBLIC)
        .securityGroupIn(IN)
        .securityGroupOut(OUT)
        .networkAclIn(TrafficRule.deny("203.0.113.0/24", 0, 65535), IN)
        .networkAclOut(OUT);
  }

  private static List<Finding> findings(Cluster cluster, PublicClient client) {
    return new PublicAccessDoctor(cluster, BROKERS, client).findings();
  }

  private static List<String> errors(PublicClient client) {
    return findings(OPEN, client).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::code)
        .toList();
  }

  @Test
  void openWay_hasNoFinding() {
    assertThat(findings(OPEN, good())).isEmpty();
    assertThat(findings(OPEN, good().servers("b-2-public" + HOST + "9198"))).isEmpty();
  }

  @Test
  void closedCluster_isAllThereIsToSay() {
    assertThat(findings(OpenClusters.withIamAndScram("DISABLED", false), good()))
        .extracting(Finding::code)
        .containsExactly("public-path.closed");
  }

  @Test
  void privateServers_areNamed_withThePublicOnes() {
    PublicClient wrong = good().servers("b-1" + HOST + "9098");

    assertThat(errors(wrong)).containsExactly("public-path.servers");
    assertThat(findings(OPEN, wrong).get(0).message())
        .contains("IAM on PRIVATE")
        .contains("[" + PUBLIC + "]");
  }

  @Test
  void controllers_areNeverReached() {
    assertThat(errors(good().servers("z-1" + HOST + "2181")))
        .containsExactly("public-path.metadata");
  }

  @Test
  void unknownParts_areAskedFor_inTheOrderToLook() {
    assertThat(findings(OPEN, PublicClient.at("198.51.100.7")))
        .extracting(Finding::code)
        .containsExactly(
            "public-path.servers",
            "public-path.security-group-in",
            "public-path.security-group-out",
            "public-path.network-acl-in",
            "public-path.network-acl-out");
    assertThat(errors(PublicClient.at("198.51.100.7"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.0/24, 9198, 9198, true", "198.51.100.7, 0, 65535, true",
    "198.51.101.0/24, 9198, 9198, false", "198.51.100.0/24, 9098, 9197, false"
  })
  void securityGroup_letsInAddressAndPort(String block, int from, int to, boolean open) {
    assertThat(errors(good().securityGroupIn(TrafficRule.allow(block, from, to))).isEmpty())
        .isEqualTo(open);
  }

  @Test
  void networkAcl_isReadInOrder_andEachDirectionCounts() {
    TrafficRule deny = TrafficRule.deny("198.51.100.0/24", 9000, 9999);

    assertThat(errors(good().networkAclIn(deny, IN))).containsExactly("public-path.network-acl-in");
    assertThat(errors(good().networkAclIn(IN, deny))).isEmpty();
    assertThat(errors(good().networkAclOut(TrafficRule.allow("0.0.0.0/0", 1024, 65535))))
        .containsExactly("public-path.network-acl-out");
    assertThat(errors(good().securityGroupOut())).containsExactly("public-path.security-group-out");
  }

  @Test
  void addresses_areChecked() {
    assertThatThrownBy(() -> PublicClient.at("client.example"))
        .isInstanceOf(InvalidSpecException.class);
    assertThatThrownBy(() -> TrafficRule.allow("10.0.0.0/99", 0, 1))
        .isInstanceOf(InvalidSpecException.class);
  }
}
