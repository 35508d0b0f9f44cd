package io.msksdk.auth.client;

import static io.msksdk.auth.client.AuthMode.IAM;
import static io.msksdk.auth.client.AuthMode.SCRAM;
import static io.msksdk.auth.client.AuthMode.TLS;
import static io.msksdk.auth.client.NetworkPath.PRIVATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.auth.TestSecrets;
import io.msksdk.auth.credentials.CredentialNames;
import io.msksdk.auth.credentials.CredentialSource;
import io.msksdk.auth.iam.IamMechanism;
import io.msksdk.core.check.InvalidSpecException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class TextPropertiesTest {
  private static final AwsCredentialsProvider PROVIDER =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", TestSecrets.SECRET));
  private static final String HOST = "b-1.orders.abc123.c2.kafka.eu-west-1.amazonaws.com:";
  private static final BootstrapBrokers BROKERS =
      BootstrapBrokers.builder()
          .servers(IAM, PRIVATE, HOST + "9098")
          .servers(SCRAM, PRIVATE, HOST + "9096")
          .servers(TLS, PRIVATE, HOST + "9094")
          .build();

  @Test
  void iam_withANamedProvider_travelsAsItsName() {
    TextProperties text = KafkaAuth.iam(PROVIDER).named("billing").on(BROKERS, PRIVATE).text();

    assertThat(text.admin())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "bootstrap.servers",
                HOST + "9098",
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "AWS_MSK_IAM",
                "sasl.jaas.config",
                "software.amazon.msk.auth.iam.IAMLoginModule required;",
                "sasl.client.callback.handler.class",
                "io.msksdk.auth.iam.IamCallbackHandler",
                "sasl.msk.iam.credentials",
                "billing",
                "sasl.msk.iam.region",
                "eu-west-1",
                "reconnect.backoff.ms",
                "1000",
                "reconnect.backoff.max.ms",
                "10000"));
  }

  @Test
  void iam_withANamelessProvider_cannotBeTextAndSaysWhatToDo() {
    ClientProperties app = KafkaAuth.iam(PROVIDER).on(BROKERS, PRIVATE);

    assertThatThrownBy(app::text)
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("provider: an object (expected: a name")
        .hasMessageContaining("named(..)");
  }

  @ParameterizedTest
  @EnumSource(IamMechanism.class)
  void iam_ofANameAlone_makesClientsFromText(IamMechanism mechanism) {
    IamAuth auth = KafkaAuth.iam("from-text").mechanism(mechanism);

    try (CredentialNames.Registration name =
        CredentialNames.register("from-text", CredentialSource.provider(PROVIDER))) {
      assertThat(name).isNotNull();
      accepted(auth.on(BROKERS, PRIVATE).text().admin());
      assertThat(auth.on(BROKERS, PRIVATE).admin())
          .containsEntry("sasl.msk.iam.credentials", "from-text");
    }
  }

  @Test
  void scram_asText_makesAClient() {
    Map<String, String> text =
        KafkaAuth.scram("alice", TestSecrets.SECRET.toCharArray())
            .on(BROKERS, PRIVATE)
            .text()
            .admin();

    assertThat(text).hasSize(6).containsEntry("sasl.mechanism", "SCRAM-SHA-512");
    accepted(text);
  }

  @Test
  void mtls_asText_makesAClient() {
    TestIdentity identity = TestIdentity.create();

    Map<String, String> text =
        KafkaAuth.mtls(ClientCertificate.pem(identity.chain(), identity.key()))
            .trust(TestCertificate.PEM)
            .on(BROKERS, PRIVATE)
            .text()
            .admin();

    assertThat(text).containsEntry("ssl.keystore.key", identity.key()).hasSize(9);
    accepted(text);
  }

  @Test
  void connectWorker_hasTheWholeSetForEachOfItsClients() {
    TextProperties text = KafkaAuth.iam("default").on(BROKERS, PRIVATE).text();

    Map<String, String> worker = text.connectWorker("workers");

    assertThat(worker).containsEntry("group.id", "workers").containsAllEntriesOf(text.admin());
    for (String prefix : new String[] {"producer.", "consumer.", "admin."}) {
      text.admin().forEach((name, value) -> assertThat(worker).containsEntry(prefix + name, value));
    }
    assertThat(worker).hasSize(4 * text.admin().size() + 1);
  }

  @Test
  void streams_hasItsApplicationId() {
    TextProperties text = KafkaAuth.iam("default").on(BROKERS, PRIVATE).text();

    assertThat(text.streams("totals"))
        .containsAllEntriesOf(text.admin())
        .containsEntry("application.id", "totals")
        .hasSize(text.admin().size() + 1);
    assertThatThrownBy(() -> text.streams(" "))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("application.id");
  }

  @Test
  void file_holdsWhatTheMapHolds_forItsOwnerAlone(@TempDir Path folder) throws Exception {
    TestIdentity identity = TestIdentity.create();
    ClientProperties app =
        KafkaAuth.mtls(ClientCertificate.pem(identity.chain(), identity.key()))
            .on(BROKERS, PRIVATE);
    Path path = folder.resolve("client.properties");

    assertThat(app.file(path).consumer("billing")).isEqualTo(path);

    Properties read = new Properties();
    try (InputStream file = Files.newInputStream(path)) {
      read.load(file);
    }
    assertThat(new HashMap<>(read)).isEqualTo(app.text().consumer("billing"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void file_ofEqualProperties_isTheSame(@TempDir Path folder) throws Exception {
    ClientProperties app = KafkaAuth.iam("default").on(BROKERS, PRIVATE);
    PropertiesFile one = app.file(folder.resolve("one"));

    one.connectWorker("workers");
    String first = Files.readString(folder.resolve("one"));
    one.connectWorker("workers");

    assertThat(Files.readString(folder.resolve("one"))).isEqualTo(first).doesNotContain("#");
    assertThat(Files.readString(one.producer()).lines()).hasSize(app.producer().size());
    assertThat(Files.readString(one.admin()).lines()).isSorted();
    assertThat(Files.readString(one.streams("totals"))).contains("application.id=totals");
  }

  @Test
  void texts_ofSettings_showNoSecret(@TempDir Path folder) {
    ClientProperties app =
        KafkaAuth.scram("alice", TestSecrets.SECRET.toCharArray()).on(BROKERS, PRIVATE);

    assertThat(app + " " + app.text() + " " + app.file(folder.resolve("f")))
        .doesNotContain(TestSecrets.SECRET);
  }

  /** Kafka makes handlers and opens stores when a client is made, before any connection. */
  private static void accepted(Map<String, String> settings) {
    Map<String, Object> local = new HashMap<>(settings);
    local.put("bootstrap.servers", "localhost:1");
    try (Admin admin = Admin.create(local)) {
      assertThat(admin).isNotNull();
    }
  }

  @Test
  void file_holdsAPasswordOfAnyCharacters(@TempDir Path folder) throws Exception {
    ClientProperties app =
        KafkaAuth.scram(
                "j\u00fcrgen", "\u20ac \u043f\u0430\u0440\u043e\u043b\u044c #!=:\\".toCharArray())
            .on(BROKERS, PRIVATE);

    Properties read = new Properties();
    try (InputStream file = Files.newInputStream(app.file(folder.resolve("f")).admin())) {
      read.load(file);
    }

    assertThat(new HashMap<>(read)).isEqualTo(app.text().admin());
  }
}
