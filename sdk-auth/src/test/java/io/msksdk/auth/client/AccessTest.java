package io.msksdk.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
