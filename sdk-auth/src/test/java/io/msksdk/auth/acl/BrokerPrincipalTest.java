package io.msksdk.auth.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerPrincipalTest {

  @Test
  void firstPartOfTheHost_becomesAStar() {
    assertThat(
            BrokerPrincipal.of("b-6.mytestcluster.67281x.c4.kafka.us-east-1.amazonaws.com:9094,b")
                .text())
        .isEqualTo("User:CN=*.mytestcluster.67281x.c4.kafka.us-east-1.amazonaws.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:9094", "10.0.0.1:9094", "", ".com", "b-1."})
  void hostThatIsNoBrokers_isRefused(String server) {
    assertThatThrownBy(() -> BrokerPrincipal.of(server)).isInstanceOf(InvalidSpecException.class);
  }
}
