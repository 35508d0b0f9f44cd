package io.msksdk.admin.cluster;

import static io.msksdk.admin.cluster.ClusterAccess.IAM;
import static io.msksdk.admin.cluster.ClusterAccess.SCRAM;
import static io.msksdk.admin.cluster.ClusterAccess.TLS;
import static io.msksdk.admin.cluster.ClusterAccess.UNAUTHENTICATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SecurityRulesTest {
  private static final String AUTHORITY =
      "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/1";

  private static ClusterSpec.Builder spec(String version) {
    return ClusterSpec.provisioned("orders", version)
        .brokers(3, BrokerSize.standard("m5.large"))
        .subnets("subnet-a", "subnet-b", "subnet-c");
  }

  private static List<String> errors(ClusterSpec.Builder spec) {
    InvalidSpecException refused =
        catchThrowableOfType(InvalidSpecException.class, () -> spec.build());
    return refused == null
        ? List.of()
        : refused.findings().stream()
            .map(Finding::code)
            .filter(c -> !c.equals("cluster.open"))
            .toList();
  }

  static Stream<Arguments> combinations() {
    return Stream.of(
        Arguments.of(SecuritySettings.access(UNAUTHENTICATED), true),
        Arguments.of(
            SecuritySettings.access(UNAUTHENTICATED).encryption(ClientEncryption.PLAINTEXT), true),
        Arguments.of(
            SecuritySettings.access(UNAUTHENTICATED).encryption(ClientEncryption.TLS_PLAINTEXT),
            true),
        Arguments.of(SecuritySettings.access(TLS).trusting(AUTHORITY), true),
        Arguments.of(
            SecuritySettings.access(TLS)
                .trusting(AUTHORITY)
                .encryption(ClientEncryption.TLS_PLAINTEXT),
            true),
        Arguments.of(
            SecuritySettings.access(TLS).trusting(AUTHORITY).encryption(ClientEncryption.PLAINTEXT),
            false),
        Arguments.of(SecuritySettings.access(TLS), false),
        Arguments.of(SecuritySettings.access(IAM).trusting(AUTHORITY), false),
        Arguments.of(SecuritySettings.access(SCRAM), true),
        Arguments.of(SecuritySettings.access(SCRAM).encryption(ClientEncryption.PLAINTEXT), false),
        Arguments.of(
            SecuritySettings.access(SCRAM).encryption(ClientEncryption.TLS_PLAINTEXT), false),
        Arguments.of(SecuritySettings.access(IAM), true),
        Arguments.of(SecuritySettings.access(IAM).encryption(ClientEncryption.PLAINTEXT), false));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void combination_isAllowedAsTheGuideHasIt(SecuritySettings settings, boolean allowed) {
    assertThat(errors(spec("3.6.0").security(settings)).isEmpty()).isEqualTo(allowed);
  }

  @Test
  void authenticationWithoutEncryptionBetweenBrokers_isRefused() {
    assertThat(errors(spec("3.6.0").unencryptedInCluster())).containsExactly("security.in-cluster");
    assertThat(errors(spec("3.6.0").access(UNAUTHENTICATED).unencryptedInCluster())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2.5.1,false", "2.6.0,true", "2.6.1,true", "3.7.x.kraft,true"})
  void publicAccess_needsKafka260(String version, boolean allowed) {
    assertThat(
            errors(spec(version).connectivity(ConnectivitySettings.privateOnly().openToPublic()))
                .isEmpty())
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"2.7.0,false", "2.7.1,true", "2.7.2,true"})
  void multiVpc_needsKafka271(String version, boolean allowed) {
    assertThat(
            errors(spec(version).connectivity(ConnectivitySettings.privateOnly().multiVpc(IAM)))
                .isEmpty())
        .isEqualTo(allowed);
  }

  @Test
  void multiVpc_opensNoWayThatIsClosed() {
    assertThat(
            errors(spec("3.6.0").connectivity(ConnectivitySettings.privateOnly().multiVpc(SCRAM))))
        .containsExactly("multi-vpc.access");
  }

  @Test
  void publicAccess_endsUnauthenticatedAccess() {
    assertThat(
            errors(
                spec("3.6.0")
                    .access(IAM, UNAUTHENTICATED)
                    .connectivity(ConnectivitySettings.privateOnly().openToPublic())))
        .containsExactly("public.unauthenticated");
  }
}
