package io.msksdk.admin.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.OpenClusters;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterIngressTest {
  private static final Cluster PRIVATE = OpenClusters.withIamAndScram("DISABLED", false);
  private static final Cluster PUBLIC = OpenClusters.withIamAndScram("SERVICE_PROVIDED_EIPS", true);

  @Test
  void privateCluster_needsAPortForEachWayIn() {
    assertThat(ClusterIngress.of(PRIVATE).clients("sg-app", "10.0.0.0/16").rules())
        .extracting(IngressRule::toString)
        .containsExactly(
            "tcp 9096 from sg-app (SCRAM on PRIVATE)",
            "tcp 9096 from 10.0.0.0/16 (SCRAM on PRIVATE)",
            "tcp 9098 from sg-app (IAM on PRIVATE)",
            "tcp 9098 from 10.0.0.0/16 (IAM on PRIVATE)");
  }

  @Test
  void publicCluster_hasPortsOfItsOwn_andExportersTheirs() {
    assertThat(
            ClusterIngress.of(PUBLIC)
                .clients("sg-app")
                .internet("198.51.100.0/24")
                .prometheus("sg-prometheus")
                .rules())
        .extracting(IngressRule::fromPort)
        .containsExactly(9096, 9098, 9196, 9198, 11001, 11002);
  }

  @Test
  void plaintext_hasItsPort_whereTheClusterHasIt() {
    assertThat(ClusterIngress.of(OpenClusters.withPlaintext()).clients("sg-app").rules())
        .extracting(IngressRule::fromPort)
        .containsExactly(9092, 9094, 9096, 9098);
  }

  @Test
  void publicCluster_withoutNamedClients_isRefused() {
    assertThatThrownBy(() -> ClusterIngress.of(PUBLIC).clients("sg-app").rules())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("internet: nobody (expected: the public blocks of clients)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0/0", "::/0"})
  void everybody_isAWarning(String block) {
    ClusterIngress open = ClusterIngress.of(PUBLIC).internet(block).prometheus("10.1.2.3/32");

    assertThat(open.findings()).extracting(Finding::code).containsExactly("ingress.everybody");
    assertThat(open.rules()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0/33", "300.1.1.1/8", "example.com", "10.0.0/8", "sg_app"})
  void whatIsNoSource_isRefused(String source) {
    assertThat(ClusterIngress.of(PRIVATE).clients(source).findings())
        .extracting(Finding::code)
        .containsExactly("ingress.source");
    assertThat(ClusterIngress.of(PUBLIC).internet(source).prometheus("sg-p").findings())
        .extracting(Finding::code)
        .containsExactly("ingress.block");
  }

  @Test
  void exportersThatNobodyReads_areAWarning() {
    assertThat(ClusterIngress.of(PUBLIC).internet("198.51.100.0/24").findings())
        .extracting(Finding::code)
        .containsExactly("ingress.prometheus");
  }
}
