package io.msksdk.local.broker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.certificate.CertificateAuthority;
import io.msksdk.local.certificate.IssuedCertificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

class BrokerSslEnginesTest {
  private static final CertificateAuthority AUTHORITY =
      CertificateAuthority.create(InstantSource.system());

  private final BrokerSslEngines engines = new BrokerSslEngines();

  @Test
  void listener_withoutClientCertificates_showsItsOwn_andTrustsNobody() throws Exception {
    engines.configure(configs("none"));

    SSLEngine engine = engines.createServerSslEngine("localhost", 9098);

    assertThat(engine.getUseClientMode()).isFalse();
    assertThat(engine.getNeedClientAuth()).isFalse();
    assertThat(engine.getWantClientAuth()).isFalse();
    assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3");
    assertThat(engines.truststore()).isNull();
    X509Certificate shown =
        (X509Certificate) requireNonNull(engines.keystore()).getCertificate("broker");
    assertThat(shown.getSubjectX500Principal().getName()).contains("CN=b-1.orders");
    assertThat(requireNonNull(engines.keystore()).getCertificateChain("broker")).hasSize(2);
  }

  @Test
  void listener_withClientCertificates_trustsTheirAuthority() throws Exception {
    Map<String, Object> configs = configs("required");
    configs.put("ssl.truststore.certificates", new Password(AUTHORITY.caPem()));
    engines.configure(configs);

    assertThat(engines.createServerSslEngine("localhost", 9094).getNeedClientAuth()).isTrue();
    assertThat(requireNonNull(engines.truststore()).size()).isEqualTo(1);
  }

  @Test
  void listener_isMadeAnew_whenItsCertificateIsAnother() {
    Map<String, Object> configs = configs("none");
    engines.configure(configs);

    assertThat(engines.shouldBeRebuilt(new HashMap<>(configs))).isFalse();
    assertThat(engines.shouldBeRebuilt(configs("none"))).isTrue();
  }

  @Test
  void key_thatIsNone_isRefused() {
    Map<String, Object> configs = configs("none");
    configs.put("ssl.keystore.key", new Password("no key"));

    assertThatThrownBy(() -> engines.configure(configs))
        .isInstanceOf(KafkaException.class)
        .hasMessageStartingWith("certificate: ");
  }

  private static Map<String, Object> configs(String clients) {
    IssuedCertificate certificate =
        AUTHORITY.issue("b-1.orders", KafkaCluster.HOSTS, KafkaCluster.ADDRESSES);
    Map<String, Object> configs = new HashMap<>();
    configs.put("ssl.protocol", "TLSv1.3");
    configs.put("ssl.enabled.protocols", List.of("TLSv1.3"));
    configs.put("ssl.client.auth", clients);
    configs.put("ssl.keystore.key", new Password(certificate.privateKeyPem()));
    configs.put("ssl.keystore.certificate.chain", new Password(certificate.chainPem()));
    return configs;
  }
}
