package io.msksdk.auth.client;

import static io.msksdk.auth.client.AuthMode.IAM;
import static io.msksdk.auth.client.AuthMode.PLAINTEXT;
import static io.msksdk.auth.client.AuthMode.SCRAM;
import static io.msksdk.auth.client.AuthMode.TLS;
import static io.msksdk.auth.client.NetworkPath.IPV6;
import static io.msksdk.auth.client.NetworkPath.MULTI_VPC;
import static io.msksdk.auth.client.NetworkPath.PRIVATE;
import static io.msksdk.auth.client.NetworkPath.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapBrokersTest {
  private static final String DOMAIN = ".orders.abc123.c2.kafka.eu-west-1.amazonaws.com";

  private static BootstrapBrokers answer() {
    return BootstrapBrokers.builder()
        .servers(PLAINTEXT, PRIVATE, "b-1" + DOMAIN + ":9092")
        .servers(TLS, PRIVATE, "b-1" + DOMAIN + ":9094")
        .servers(IAM, PRIVATE, "b-2" + DOMAIN + ":9098,b-1" + DOMAIN + ":9098")
        .servers(IAM, PUBLIC, null)
        .servers(SCRAM, PRIVATE, "")
        .build();
  }

  @Test
  void servers_inAnyOrderAndTwice_areSortedAndEachOnce() {
    BootstrapBrokers brokers =
        BootstrapBrokers.parse(IAM, PRIVATE, "b-2.x:9098, B-1.X:9098 ,b-2.x:9098,b-1.x:9100");

    assertThat(brokers.servers(IAM, PRIVATE))
        .containsExactly("b-1.x:9098", "b-1.x:9100", "b-2.x:9098");
  }

  @Test
  void servers_ofSameBrokersInOtherOrder_areEqual() {
    BootstrapBrokers one = BootstrapBrokers.parse(IAM, PRIVATE, "a:1,b:2");
    BootstrapBrokers other = BootstrapBrokers.parse(IAM, PRIVATE, "b:2,a:1");

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
  }

  @Test
  void available_ofAnAnswer_isWhatHasServers() {
    BootstrapBrokers brokers = answer();

    assertThat(brokers.available())
        .containsExactly(
            Access.of(IAM, PRIVATE), Access.of(TLS, PRIVATE), Access.of(PLAINTEXT, PRIVATE));
    assertThat(brokers.has(IAM, PRIVATE)).isTrue();
    assertThat(brokers.has(SCRAM, PRIVATE)).isFalse();
    assertThat(brokers.has(IAM, PUBLIC)).isFalse();
  }

  @Test
  void servers_ofModeThatIsOnOnAnotherPath_namesThePathsSettingAndWhatIsOpen() {
    AccessNotEnabledException refusal =
        catchThrowableOfType(AccessNotEnabledException.class, () -> answer().servers(IAM, PUBLIC));

    assertThat(refusal)
        .hasMessage(
            "bootstrapBrokerStringPublicSaslIam: (not set) (expected: servers for IAM on PUBLIC)."
                + " Set connectivityInfo.publicAccess.type to SERVICE_PROVIDED_EIPS"
                + " (UpdateConnectivity). Open on this cluster: IAM on PRIVATE, TLS on PRIVATE,"
                + " PLAINTEXT on PRIVATE.");
    assertThat(refusal.code()).isEqualTo("access.not-enabled");
    assertThat(refusal.wanted()).isEqualTo(Access.of(IAM, PUBLIC));
    assertThat(refusal.available()).containsExactlyElementsOf(answer().available());
    assertThat(refusal.retryable()).isFalse();
  }

  @Test
  void refusal_writtenOutAndReadBack_isWhole() throws Exception {
    AccessNotEnabledException refusal =
        catchThrowableOfType(AccessNotEnabledException.class, () -> answer().servers(IAM, PUBLIC));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(refusal);
    }
    Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat(read)
        .isInstanceOfSatisfying(
            AccessNotEnabledException.class,
            copy -> {
              assertThat(copy).hasMessage(refusal.getMessage());
              assertThat(copy.wanted()).isEqualTo(refusal.wanted());
              assertThat(copy.available()).isEqualTo(refusal.available());
            });
  }

  @Test
  void servers_ofModeThatIsOff_namesBothSettings() {
    assertThatThrownBy(() -> answer().servers(SCRAM, IPV6))
        .isInstanceOf(AccessNotEnabledException.class)
        .hasMessageContaining("clientAuthentication.sasl.scram (UpdateSecurity)")
        .hasMessageContaining("connectivityInfo.networkType to DUAL");
  }

  @ParameterizedTest
  @CsvSource({
    "IAM, vpcConnectivity.clientAuthentication.sasl.iam",
    "SCRAM, vpcConnectivity.clientAuthentication.sasl.scram",
    "TLS, vpcConnectivity.clientAuthentication.tls",
    "PLAINTEXT, MSK has no plaintext on this path"
  })
  void servers_onMultiVpcThatIsOff_namesTheModesOwnSetting(AuthMode mode, String setting) {
    assertThatThrownBy(() -> answer().servers(mode, MULTI_VPC))
        .isInstanceOf(AccessNotEnabledException.class)
        .hasMessageContaining(setting);
  }

  @ParameterizedTest
  @EnumSource(names = {"SCRAM", "IAM", "TLS"})
  void servers_ofSecureModeWherePlaintextAloneIsOpen_isRefused(AuthMode mode) {
    BootstrapBrokers plaintext = BootstrapBrokers.parse(PLAINTEXT, PRIVATE, "b-1:9092");

    assertThatThrownBy(() -> plaintext.servers(mode, PRIVATE))
        .isInstanceOf(AccessNotEnabledException.class)
        .hasMessageContaining("Open on this cluster: PLAINTEXT on PRIVATE.");
  }

  @Test
  void servers_ofClusterWithoutAny_saysThatItMayNotBeActiveYet() {
    assertThatThrownBy(() -> BootstrapBrokers.builder().build().servers(IAM, PRIVATE))
        .isInstanceOf(AccessNotEnabledException.class)
        .hasMessageContaining("not ACTIVE yet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "b-1",
        "b-1:",
        ":9098",
        "b-1:0",
        "b-1:65536",
        "b-1:99999999999",
        "b-1:9098,",
        "b-1:9098;b-2:9098",
        "SASL_SSL://b-1:9098",
        "b 1:9098",
        "-b:9098",
        "b-1..x:9098",
        "::1:9098"
      })
  void parse_ofWhatIsNotHostAndPort_isRefused(String text) {
    assertThatThrownBy(() -> BootstrapBrokers.parse(IAM, PRIVATE, text))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageStartingWith("bootstrapBrokerStringSaslIam: ")
        .hasMessageContaining("(expected: host:port, several separated by commas");
  }

  @Test
  void parse_ofSeveralMistakes_namesAllOfThem() {
    InvalidSpecException refusal =
        catchThrowableOfType(
            InvalidSpecException.class,
            () -> BootstrapBrokers.parse(IAM, PRIVATE, "b-1,b-2:9098,b-3:x"));

    assertThat(refusal.findings()).extracting(Finding::value).containsExactly("b-1", "b-3:x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:1", "127.0.0.1:65535", "[::1]:9098", "[2001:db8::7]:9098"})
  void parse_ofAnyKindOfHost_isAccepted(String text) {
    BootstrapBrokers brokers = BootstrapBrokers.parse(IAM, PRIVATE, text);

    assertThat(brokers.servers(IAM, PRIVATE)).containsExactly(text);
  }

  @Test
  void parse_ofPlaintextOverTheInternet_isRefused() {
    assertThatThrownBy(() -> BootstrapBrokers.parse(PLAINTEXT, PUBLIC, "b-1:9092"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("access: PLAINTEXT on PUBLIC (expected: IAM, SCRAM or TLS");
  }

  @Test
  void findings_ofServerNamedTwice_sayWhich() {
    BootstrapBrokers brokers = BootstrapBrokers.parse(IAM, PRIVATE, "b-1:9098,b-1:9098");

    assertThat(brokers.findings())
        .containsExactly(
            Finding.warning(
                "brokers.duplicate",
                "bootstrapBrokerStringSaslIam",
                "b-1:9098",
                "every broker once"));
  }

  @Test
  void findings_ofAnotherModesPort_sayWhoseItIs() {
    BootstrapBrokers brokers = BootstrapBrokers.parse(IAM, PUBLIC, "kafka.corp:9094");

    assertThat(brokers.findings())
        .singleElement()
        .extracting(Finding::message)
        .isEqualTo(
            "bootstrapBrokerStringPublicSaslIam: kafka.corp:9094 (expected: port 9198, MSK's for"
                + " IAM on PUBLIC). Port 9094 is MSK's for TLS on PRIVATE.");
  }

  @ParameterizedTest
  @CsvSource({
    "PLAINTEXT, PRIVATE, 9092",
    "TLS, PRIVATE, 9094",
    "SCRAM, PRIVATE, 9096",
    "IAM, PRIVATE, 9098",
    "TLS, PUBLIC, 9194",
    "SCRAM, PUBLIC, 9196",
    "IAM, PUBLIC, 9198",
    "IAM, MULTI_VPC, 14001",
    "TLS, MULTI_VPC, 14100",
    "IAM, IPV6, 9098"
  })
  void findings_ofMsksOwnPort_areNone(AuthMode mode, NetworkPath path, int port) {
    BootstrapBrokers brokers = BootstrapBrokers.parse(mode, path, "b-1" + DOMAIN + ":" + port);

    assertThat(brokers.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PRIVATE, 9099", "PUBLIC, 9098", "MULTI_VPC, 14000", "MULTI_VPC, 14101"})
  void findings_ofMskHostWithForeignPort_areOne(NetworkPath path, int port) {
    BootstrapBrokers brokers = BootstrapBrokers.parse(IAM, path, "b-1" + DOMAIN + ":" + port);

    assertThat(brokers.findings()).extracting(Finding::code).containsExactly("brokers.port");
  }

  @Test
  void findings_ofTunnelWithAPortOfItsOwn_areNone() {
    assertThat(BootstrapBrokers.parse(IAM, PRIVATE, "localhost:34567").findings()).isEmpty();
  }
}
