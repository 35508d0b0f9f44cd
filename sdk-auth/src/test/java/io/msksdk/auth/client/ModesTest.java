package io.msksdk.auth.client;

import static io.msksdk.auth.client.AuthMode.IAM;
import static io.msksdk.auth.client.AuthMode.PLAINTEXT;
import static io.msksdk.auth.client.AuthMode.SCRAM;
import static io.msksdk.auth.client.AuthMode.TLS;
import static io.msksdk.auth.client.NetworkPath.PRIVATE;
import static io.msksdk.auth.client.NetworkPath.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.auth.TestSecrets;
import io.msksdk.auth.iam.IamLogin;
import io.msksdk.auth.iam.IamMechanism;
import io.msksdk.auth.iam.IamSaslCallbackHandler;
import io.msksdk.auth.iam.IamTokenCallbackHandler;
import io.msksdk.auth.password.PasswordCallbackHandler;
import io.msksdk.auth.password.PasswordLogin;
import io.msksdk.core.check.InvalidSpecException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Each mode's whole set of settings: nothing is missing and nothing is there without need. */
class ModesTest {
  private static final AwsCredentialsProvider PROVIDER =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", TestSecrets.SECRET));
  private static final String DOMAIN = "orders.abc123.c2.kafka.eu-west-1.amazonaws.com:";
  private static final BootstrapBrokers BROKERS =
      BootstrapBrokers.builder()
          .servers(IAM, PRIVATE, "b-1." + DOMAIN + "9098")
          .servers(SCRAM, PRIVATE, "b-1." + DOMAIN + "9096")
          .servers(TLS, PRIVATE, "b-1." + DOMAIN + "9094")
          .servers(PLAINTEXT, PRIVATE, "b-1." + DOMAIN + "9092")
          .build();
  private static final Map<String, Object> RECONNECT =
      Map.of("reconnect.backoff.ms", 1000L, "reconnect.backoff.max.ms", 10000L);

  @Test
  void iamToken_isTheWholeSetOfSettings() {
    assertThat(KafkaAuth.iamToken(PROVIDER).on(BROKERS, PRIVATE).admin())
        .containsAllEntriesOf(RECONNECT)
        .containsEntry("bootstrap.servers", "b-1." + DOMAIN + "9098")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "OAUTHBEARER")
        .containsEntry(
            "sasl.jaas.config",
            "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;")
        .containsEntry("sasl.login.callback.handler.class", IamTokenCallbackHandler.class)
        .containsEntry("sasl.msk.iam.login", IamLogin.of(PROVIDER, "eu-west-1"))
        .containsEntry("sasl.login.refresh.buffer.seconds", (short) 120)
        .containsEntry("sasl.login.refresh.min.period.seconds", (short) 10)
        .hasSize(10);
  }

  @Test
  void ownMechanism_isTheWholeSetOfSettings() {
    assertThat(KafkaAuth.iam(PROVIDER).mechanism(IamMechanism.OWN).on(BROKERS, PRIVATE).admin())
        .containsEntry("sasl.mechanism", "AWS_MSK_IAM")
        .containsEntry("sasl.jaas.config", "io.msksdk.auth.iam.IamLoginModule required;")
        .containsEntry("sasl.client.callback.handler.class", IamSaslCallbackHandler.class)
        .hasSize(8);
  }

  @Test
  void ownMechanism_besideAHostThatMisleadsTheOfficialOne_signsForTheRegionThatWasSet() {
    BootstrapBrokers custom =
        BootstrapBrokers.parse(IAM, PRIVATE, "us-east-1-proxy.example.com:9098");
    IamAuth auth = KafkaAuth.iam(PROVIDER).region("eu-west-1").mechanism(IamMechanism.OWN);

    assertThat(auth.on(custom, PRIVATE).admin())
        .containsEntry("sasl.msk.iam.login", IamLogin.of(PROVIDER, "eu-west-1"));
  }

  @Test
  void scram_isTheWholeSetOfSettings() {
    assertThat(scram().on(BROKERS, PRIVATE).admin())
        .containsAllEntriesOf(RECONNECT)
        .containsEntry("bootstrap.servers", "b-1." + DOMAIN + "9096")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .containsEntry(
            "sasl.jaas.config", "org.apache.kafka.common.security.scram.ScramLoginModule required;")
        .containsEntry("sasl.client.callback.handler.class", PasswordCallbackHandler.class)
        .containsEntry(
            "sasl.msk.scram.login", PasswordLogin.of("alice", TestSecrets.SECRET.toCharArray()))
        .hasSize(8);
  }

  @Test
  void tls_isTheWholeSetOfSettings() {
    assertThat(KafkaAuth.tls().on(BROKERS, PRIVATE).admin())
        .containsAllEntriesOf(RECONNECT)
        .containsEntry("bootstrap.servers", "b-1." + DOMAIN + "9094")
        .containsEntry("security.protocol", "SSL")
        .hasSize(4);
  }

  @Test
  void plaintext_isTheWholeSetOfSettings() {
    assertThat(KafkaAuth.plaintext().on(BROKERS, PRIVATE).admin())
        .containsAllEntriesOf(RECONNECT)
        .containsEntry("bootstrap.servers", "b-1." + DOMAIN + "9092")
        .containsEntry("security.protocol", "PLAINTEXT")
        .hasSize(4);
  }

  @Test
  void mtls_ofPemText_isTheWholeSetOfSettings() {
    TestIdentity identity = TestIdentity.create();

    Map<String, Object> admin =
        KafkaAuth.mtls(ClientCertificate.pem(identity.chain(), identity.key()))
            .trust(TestCertificate.PEM)
            .on(BROKERS, PRIVATE)
            .admin();

    assertThat(admin)
        .containsEntry("security.protocol", "SSL")
        .containsEntry("ssl.keystore.type", "PEM")
        .containsEntry("ssl.keystore.certificate.chain", new Password(identity.chain()))
        .containsEntry("ssl.keystore.key", new Password(identity.key()))
        .containsEntry("ssl.truststore.certificates", TestCertificate.PEM)
        .hasSize(9);
    assertThat(admin.toString()).doesNotContain(identity.key());
    accepted(admin);
  }

  @Test
  void mtls_ofFiles_isThatOfTheirText(@TempDir Path folder) throws Exception {
    TestIdentity identity = TestIdentity.create();
    Path chain = Files.writeString(folder.resolve("client.pem"), identity.chain());
    Path key = Files.writeString(folder.resolve("client.key"), identity.key());

    assertThat(KafkaAuth.mtls(ClientCertificate.files(chain, key)).on(BROKERS, PRIVATE))
        .isEqualTo(
            KafkaAuth.mtls(ClientCertificate.pem(identity.chain(), identity.key()))
                .on(BROKERS, PRIVATE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void mtls_ofAKeyStore_isTheWholeSetOfSettings(String type, @TempDir Path folder)
      throws Exception {
    Path store = folder.resolve("client.store");
    char[] password = TestSecrets.SECRET.toCharArray();
    TestIdentity.create().store(type, store, password);

    Map<String, Object> admin =
        KafkaAuth.mtls(ClientCertificate.keyStore(store, password)).on(BROKERS, PRIVATE).admin();

    assertThat(admin)
        .containsEntry("ssl.keystore.location", store.toString())
        .containsEntry("ssl.keystore.password", new Password(TestSecrets.SECRET))
        .containsEntry("ssl.key.password", new Password(TestSecrets.SECRET))
        .hasSize(8);
    assertThat((String) admin.get("ssl.keystore.type")).isEqualToIgnoringCase(type);
    assertThat(admin.toString()).doesNotContain(TestSecrets.SECRET);
    accepted(admin);
  }

  @Test
  void keyStore_thatDoesNotOpen_isRefusedWithoutItsPassword(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("client.store");
    TestIdentity.create().store("PKCS12", store, TestSecrets.SECRET.toCharArray());

    assertThatThrownBy(() -> ClientCertificate.keyStore(store, "other-of-no-account".toCharArray()))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("keyStore " + store + ": does not open")
        .hasMessageNotContaining(TestSecrets.MARK);
    assertThatThrownBy(() -> ClientCertificate.keyStore(folder.resolve("none"), new char[0]))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("cannot be read");
    Path text = Files.writeString(folder.resolve("text"), "not a store");
    assertThatThrownBy(() -> ClientCertificate.keyStore(text, new char[0]))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("does not open");
  }

  @Test
  void certificate_orKeyOfAnotherForm_isRefusedForBothWithoutTheKey() {
    String older = "-----BEGIN RSA PRIVATE KEY-----\n" + TestSecrets.SECRET;

    assertThatThrownBy(() -> ClientCertificate.pem("no certificate", older))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("chain: no certificate")
        .hasMessageContaining("key: (hidden)")
        .hasMessageContaining("openssl pkcs8")
        .hasMessageNotContaining(TestSecrets.MARK);
    assertThatThrownBy(() -> ClientCertificate.pem(older, "-----BEGIN ENCRYPTED PRIVATE KEY-----"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("chain: (hidden)")
        .hasMessageContaining("It is encrypted")
        .hasMessageNotContaining(TestSecrets.MARK);
  }

  @Test
  void modes_onAClusterWithoutThem_areRefused() {
    BootstrapBrokers iam = BootstrapBrokers.parse(IAM, PRIVATE, "b-1:9098");

    for (KafkaAuth auth : new KafkaAuth[] {scram(), KafkaAuth.tls(), KafkaAuth.plaintext()}) {
      assertThatThrownBy(() -> auth.on(iam, PRIVATE)).isInstanceOf(AccessNotEnabledException.class);
      assertThatThrownBy(() -> auth.on(BROKERS, PUBLIC))
          .isInstanceOf(AccessNotEnabledException.class);
    }
  }

  @Test
  void modes_showNoSecret() {
    TestIdentity identity = TestIdentity.create();
    KafkaAuth mtls = KafkaAuth.mtls(ClientCertificate.pem(identity.chain(), identity.key()));

    assertThat(scram() + " " + scram().on(BROKERS, PRIVATE).consumer("billing"))
        .contains("ScramAuth[alice]")
        .doesNotContain(TestSecrets.SECRET);
    assertThat(mtls + " " + mtls.on(BROKERS, PRIVATE).producer()).doesNotContain("PRIVATE KEY");
    assertThat(KafkaAuth.tls() + " " + KafkaAuth.plaintext())
        .isEqualTo("TlsAuth[without a certificate] PlaintextAuth");
    assertThat(KafkaAuth.iamToken(PROVIDER).toString())
        .contains("TOKEN")
        .doesNotContain(TestSecrets.SECRET);
  }

  @Test
  void settings_ofEveryMode_makeAKafkaClient() {
    accepted(KafkaAuth.iamToken(PROVIDER).on(BROKERS, PRIVATE).admin());
    accepted(KafkaAuth.iam(PROVIDER).mechanism(IamMechanism.OWN).on(BROKERS, PRIVATE).admin());
    accepted(scram().on(BROKERS, PRIVATE).admin());
    accepted(KafkaAuth.tls().on(BROKERS, PRIVATE).admin());
    accepted(KafkaAuth.plaintext().on(BROKERS, PRIVATE).admin());
  }

  private static ScramAuth scram() {
    return KafkaAuth.scram("alice", TestSecrets.SECRET.toCharArray());
  }

  /** Kafka logs in and opens its stores when a client is made, before any connection. */
  private static void accepted(Map<String, Object> settings) {
    Map<String, Object> local = new HashMap<>(settings);
    local.put("bootstrap.servers", "localhost:1");
    try (Admin admin = Admin.create(local)) {
      assertThat(admin).isNotNull();
    }
  }

  @Test
  void folderInThePlaceOfAKeyStore_isRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> ClientCertificate.keyStore(folder, new char[0]))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("keyStore " + folder);
  }
}
