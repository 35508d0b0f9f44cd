package io.msksdk.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  @Test
  void field_ofEveryAccessMskHas_isAMemberOfItsAnswer() {
    List<String> fields = new ArrayList<>();

    for (NetworkPath path : NetworkPath.values()) {
      for (AuthMode mode : AuthMode.values()) {
        Access access = Access.of(mode, path);
        if (access.offeredByMsk()) {
          fields.add(access.field());
        }
      }
    }

    assertThat(fields)
        .containsExactlyInAnyOrder(
            "bootstrapBrokerString",
            "bootstrapBrokerStringTls",
            "bootstrapBrokerStringSaslScram",
            "bootstrapBrokerStringSaslIam",
            "bootstrapBrokerStringPublicTls",
            "bootstrapBrokerStringPublicSaslScram",
            "bootstrapBrokerStringPublicSaslIam",
            "bootstrapBrokerStringVpcConnectivityTls",
            "bootstrapBrokerStringVpcConnectivitySaslScram",
            "bootstrapBrokerStringVpcConnectivitySaslIam",
            "bootstrapBrokerStringIpv6",
            "bootstrapBrokerStringTlsIpv6",
            "bootstrapBrokerStringSaslScramIpv6",
            "bootstrapBrokerStringSaslIamIpv6");
  }

  @Test
  void plaintext_overTheInternetOrPrivateLink_isNotOffered() {
    assertThat(Access.of(AuthMode.PLAINTEXT, NetworkPath.PUBLIC).offeredByMsk()).isFalse();
    assertThat(Access.of(AuthMode.PLAINTEXT, NetworkPath.MULTI_VPC).offeredByMsk()).isFalse();
    assertThat(Access.of(AuthMode.PLAINTEXT, NetworkPath.IPV6).offeredByMsk()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "9091,''", "9092,PLAINTEXT on PRIVATE", "9093,''", "9094,TLS on PRIVATE",
    "9096,SCRAM on PRIVATE", "9098,IAM on PRIVATE", "9099,''", "9194,TLS on PUBLIC",
    "9196,SCRAM on PUBLIC", "9198,IAM on PUBLIC", "14000,''", "14101,''"
  })
  void port_isThatOfOneAccess_orOfNone(int port, String access) {
    assertThat(Access.onPort(port)).extracting(Access::toString).isEqualTo(list(access));
    Access.onPort(port)
        .forEach(
            found -> {
              assertThat(found.firstPort()).hasValue(port);
              assertThat(found.lastPort()).hasValue(port);
            });
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {14001, 14100})
  void portOfPrivateLink_isOfEveryModeItCarries(int port) {
    assertThat(Access.onPort(port))
        .allMatch(access -> access.path() == NetworkPath.MULTI_VPC)
        .extracting(Access::mode)
        .containsExactly(AuthMode.IAM, AuthMode.SCRAM, AuthMode.TLS);
    assertThat(Access.onPort(port).get(0).firstPort()).hasValue(14001);
    assertThat(Access.onPort(port).get(0).lastPort()).hasValue(14100);
    assertThat(Access.of(AuthMode.IAM, NetworkPath.IPV6).firstPort()).isEmpty();
  }
}
