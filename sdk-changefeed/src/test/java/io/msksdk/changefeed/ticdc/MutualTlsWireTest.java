package io.msksdk.changefeed.ticdc;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.msksdk.changefeed.fake.FakeTicdc;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.call.ClientException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TiCDC behind TLS that asks for a certificate. */
class MutualTlsWireTest {
  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;
  private static KeyStore server;
  private static KeyStore client;
  private static FakeTicdc ticdc;
  private static WireMockServer door;

  @BeforeAll
  static void start() throws Exception {
    server = keyPair("server");
    client = keyPair("client");
    Path trusted = folder.resolve("trusted.p12");
    try (OutputStream out = Files.newOutputStream(trusted)) {
      trusting(client).store(out, PASSWORD.toCharArray());
    }
    ticdc = FakeTicdc.builder().user("root", "pw").start();
    door =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(folder.resolve("server.p12").toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD)
                .needClientAuth(true)
                .trustStorePath(trusted.toString())
                .trustStoreType("PKCS12")
                .trustStorePassword(PASSWORD));
    door.start();
    door.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(ticdc.endpoint().toString())));
  }

  @AfterAll
  static void stop() {
    door.stop();
    ticdc.close();
  }

  private static KeyStore keyPair(String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(said).isZero();
    return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
  }

  private static KeyStore trusting(KeyStore other) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    String alias = other.aliases().nextElement();
    trusted.setCertificateEntry(alias, other.getCertificate(alias));
    return trusted;
  }

  private static TicdcClient client(String protocol, @Nullable KeyStore own, KeyStore trusted)
      throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusting(trusted));
    SSLContext tls = SSLContext.getInstance(protocol);
    tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return TicdcClient.builder(URI.create("https://127.0.0.1:" + door.httpsPort()))
        .tls(tls)
        .basicAuth("root", "pw")
        .callPolicy(CallPolicy.builder().tries(1).build())
        .build();
  }

  @Test
  void clientWithItsCertificate_isLetIn() throws Exception {
    try (TicdcClient admitted = client("TLS", client, server)) {
      assertThat(admitted.create(Feed.request("orders")).await(Feed.WAIT).state())
          .isEqualTo(ChangefeedState.NORMAL);
      assertThat(admitted.list()).hasSize(1);
    }
  }

  @Test
  void clientWithoutCertificate_isTurnedAway_andNothingWasChanged() throws Exception {
    // TLS 1.3 refuses after its handshake, when the request may be under way
    try (TicdcClient nobody = client("TLSv1.2", null, server)) {
      assertTurnedAway(nobody);
    }
  }

  @Test
  void serverThatNobodyVouchesFor_isNotTalkedTo() throws Exception {
    try (TicdcClient careful = client("TLS", client, client)) {
      assertTurnedAway(careful);
    }
  }

  private static void assertTurnedAway(TicdcClient turnedAway) {
    assertThatThrownBy(() -> turnedAway.pause("orders"))
        .isInstanceOfSatisfying(
            ClientException.class,
            e -> {
              assertThat(e.code()).isEqualTo("call.unreachable");
              assertThat(e.notApplied()).isTrue();
              assertThat(e).hasMessageContaining("no TLS with https://127.0.0.1:");
            });
  }
}
