package io.msksdk.admin.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.connectivity.ConnectionPath.Kind;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionPathTest {

  @ParameterizedTest
  @CsvSource({
    "SAME_VPC, SAME_VPC",
    "OTHER_VPC, MULTI_VPC VPC_PEERING TRANSIT_GATEWAY",
    "OTHER_ACCOUNT, MULTI_VPC VPC_PEERING TRANSIT_GATEWAY",
    "OTHER_REGION, VPC_PEERING TRANSIT_GATEWAY PUBLIC_ACCESS",
    "ON_PREMISES, DIRECT_CONNECT VPN TRANSIT_GATEWAY PUBLIC_ACCESS",
    "INTERNET, PUBLIC_ACCESS",
    "HTTP_ONLY, REST_PROXY"
  })
  void paths_areRanked_forEveryPlace(ClientPlace place, String kinds) {
    assertThat(
            ConnectionPath.from(place).stream()
                .map(path -> path.kind().name())
                .collect(Collectors.joining(" ")))
        .isEqualTo(kinds);
    assertThat(ConnectionPath.from(place))
        .allSatisfy(path -> assertThat(path.checks()).isNotEmpty())
        .allSatisfy(path -> assertThat(path.source()).startsWith("Amazon MSK Developer Guide, "));
  }

  @Test
  void everyKind_isForSomebody_andSaysWhatToCheck() {
    assertThat(
            Arrays.stream(ClientPlace.values())
                .flatMap(place -> ConnectionPath.from(place).stream())
                .map(ConnectionPath::kind))
        .contains(Kind.values());
    assertThat(ConnectionPath.from(ClientPlace.OTHER_ACCOUNT).get(0).toString())
        .startsWith("MULTI_VPC\n  the same Region\n  Kafka 2.7.1 or later");
  }
}
