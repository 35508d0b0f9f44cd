package io.msksdk.auth.client;

import static io.msksdk.auth.client.AuthMode.IAM;
import static io.msksdk.auth.client.AuthMode.TLS;
import static io.msksdk.auth.client.NetworkPath.PRIVATE;
import static io.msksdk.auth.client.NetworkPath.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.auth.iam.IamCallbackHandler;
import io.msksdk.auth.iam.IamLogin;
import io.msksdk.core.check.InvalidSpecException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class KafkaAuthTest {
  private static final String SECRET = "a-secret-of-no-account";
  private static final AwsCredentialsProvider PROVIDER =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATESTTESTTEST0000", SECRET));
  private static final String HOSTS =
      "b-1.orders.abc123.c2.kafka.eu-west-1.amazonaws.com:9098,"
          + "b-2.orders.abc123.c2.kafka.eu-west-1.amazonaws.com:9098";
  private static final BootstrapBrokers BROKERS = BootstrapBrokers.parse(IAM, PRIVATE, HOSTS);
  private static final BootstrapBrokers LOCAL =
      BootstrapBrokers.parse(IAM, PRIVATE, "localhost:9098");

  @Test
  void iam_onMskHosts_makesTheWholeSetOfSettings() {
    Map<String, Object> admin = KafkaAuth.iam(PROVIDER).on(BROKERS, PRIVATE).admin();

    assertThat(admin)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "bootstrap.servers",
                HOSTS,
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "AWS_MSK_IAM",
                "sasl.jaas.config",
                "software.amazon.msk.auth.iam.IAMLoginModule required;",
                "sasl.client.callback.handler.class",
                IamCallbackHandler.class,
                "sasl.msk.iam.login",
                IamLogin.of(PROVIDER, "eu-west-1"),
                "reconnect.backoff.ms",
                1000L,
                "reconnect.backoff.max.ms",
                10000L));
  }

  @Test
  void settings_ofEveryKindOfClient_areAcceptedByKafka() {
    ClientProperties app =
        KafkaAuth.iam(PROVIDER).region("eu-west-1").trust(TestCertificate.PEM).on(BROKERS, PRIVATE);

    Map<String, Object> producer = new HashMap<>(app.producer());
    producer.put("key.serializer", StringSerializer.class);
    producer.put("value.serializer", StringSerializer.class);
    Map<String, Object> consumer = new HashMap<>(app.consumer("billing"));
    consumer.put("key.deserializer", StringDeserializer.class);
    consumer.put("value.deserializer", StringDeserializer.class);

    assertThat(new ProducerConfig(producer).getLong("reconnect.backoff.ms")).isEqualTo(1000);
    assertThat(new ConsumerConfig(consumer).getString("group.id")).isEqualTo("billing");
    assertThat(new AdminClientConfig(app.admin()).getString("security.protocol"))
        .isEqualTo("SASL_SSL");
  }

  @Test
  void consumer_beyondTheProducers_hasItsGroupAlone() {
    ClientProperties app = KafkaAuth.iam(PROVIDER).on(BROKERS, PRIVATE);

    assertThat(app.consumer("billing"))
        .containsAllEntriesOf(app.producer())
        .containsEntry("group.id", "billing")
        .hasSize(app.producer().size() + 1);
    assertThat(app.producer()).isEqualTo(app.admin());
  }

  @Test
  void consumer_ofBlankGroup_isRefused() {
    ClientProperties app = KafkaAuth.iam(PROVIDER).on(BROKERS, PRIVATE);

    assertThatThrownBy(() -> app.consumer(" "))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("group.id");
  }

  @Test
  void properties_afterTheyWereMade_cannotBeChanged() {
    ClientProperties app = KafkaAuth.iam(PROVIDER).on(BROKERS, PRIVATE);

    assertThatThrownBy(() -> app.producer().put("acks", "0"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> app.consumer("billing").clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void region_thatWasSet_isUsedWhereHostsTellNone() {
    ClientProperties app = KafkaAuth.iam(PROVIDER).region("us-gov-west-1").on(LOCAL, PRIVATE);

    assertThat(app.admin())
        .containsEntry("sasl.msk.iam.login", IamLogin.of(PROVIDER, "us-gov-west-1"));
  }

  @Test
  void region_ofTheClustersArn_isUsedWhereHostsTellNone() {
    BootstrapBrokers local =
        BootstrapBrokers.builder()
            .region("ap-south-1")
            .servers(IAM, PRIVATE, "localhost:9098")
            .build();

    ClientProperties app = KafkaAuth.iam(PROVIDER).on(local, PRIVATE);

    assertThat(app.admin())
        .containsEntry("sasl.msk.iam.login", IamLogin.of(PROVIDER, "ap-south-1"));
  }

  @Test
  void region_thatNobodyTells_isRefusedByName() {
    assertThatThrownBy(() -> KafkaAuth.iam(PROVIDER).on(LOCAL, PRIVATE))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessage(
            "region: (not set) (expected: the cluster's Region, which the broker host localhost"
                + " does not tell). Say it: KafkaAuth.iam(provider).region(\"eu-west-1\").");
  }

  @Test
  void region_onWhichHostsDisagree_isRefused() {
    BootstrapBrokers two =
        BootstrapBrokers.parse(IAM, PRIVATE, HOSTS.replaceFirst("eu-west-1", "eu-west-2"));

    assertThatThrownBy(() -> KafkaAuth.iam(PROVIDER).on(two, PRIVATE))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("region: [eu-west-1, eu-west-2] (expected: brokers of one Region)");
  }

  @Test
  void region_otherThanTheHosts_isRefusedForTheMechanismWouldNotSignForIt() {
    assertThatThrownBy(() -> KafkaAuth.iam(PROVIDER).region("us-east-1").on(BROKERS, PRIVATE))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("region: us-east-1 (expected: eu-west-1, which AWS_MSK_IAM reads");
  }

  @Test
  void region_besideOneInACustomName_isRefusedForTheMechanismWouldNotSignForIt() {
    BootstrapBrokers custom =
        BootstrapBrokers.parse(IAM, PRIVATE, "us-east-1-proxy.example.com:9098");

    assertThatThrownBy(() -> KafkaAuth.iam(PROVIDER).region("eu-west-1").on(custom, PRIVATE))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("us-east-1, which AWS_MSK_IAM reads from the host us-east-1-proxy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EU-WEST-1", "eu_west_1", "eu-west-1a", "europe", "eu-west-1 "})
  void region_ofAnotherForm_isRefused(String region) {
    assertThatThrownBy(() -> KafkaAuth.iam(PROVIDER).region(region))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("region: " + region + " (expected: such as eu-west-1)");
  }

  @Test
  void iam_onPathTheClusterDoesNotHave_isRefused() {
    assertThatThrownBy(() -> KafkaAuth.iam(PROVIDER).on(BROKERS, PUBLIC))
        .isInstanceOf(AccessNotEnabledException.class);
  }

  @Test
  void iam_onClusterWithTlsAlone_isRefused() {
    BootstrapBrokers tls = BootstrapBrokers.parse(TLS, PRIVATE, "b-1:9094");

    assertThatThrownBy(() -> KafkaAuth.iam(PROVIDER).on(tls, PRIVATE))
        .isInstanceOf(AccessNotEnabledException.class)
        .hasMessageContaining("clientAuthentication.sasl.iam");
  }

  @Test
  void trust_ofACertificate_becomesThePemTrustStore() {
    ClientProperties app = KafkaAuth.iam(PROVIDER).trust(TestCertificate.PEM).on(BROKERS, PRIVATE);

    assertThat(app.admin())
        .containsEntry("ssl.truststore.type", "PEM")
        .containsEntry("ssl.truststore.certificates", TestCertificate.PEM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/ssl/ca.pem",
        "-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n"
      })
  void trust_ofWhatIsNoCertificate_isRefused(String pem) {
    assertThatThrownBy(() -> KafkaAuth.iam(PROVIDER).trust(pem))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("(expected: one or more certificates as PEM text)");
  }

  @Test
  void trust_ofAPrivateKey_isRefusedWithoutShowingIt() {
    assertThatThrownBy(
            () -> KafkaAuth.iam(PROVIDER).trust("-----BEGIN PRIVATE KEY-----\n" + SECRET))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("(hidden)")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void text_ofEverything_showsNoSecret() {
    IamAuth auth = KafkaAuth.iam(PROVIDER).region("eu-west-1");
    ClientProperties app = auth.on(BROKERS, PRIVATE);

    assertThat(auth + " " + app + " " + app.producer() + " " + app.consumer("billing"))
        .doesNotContain(SECRET)
        .contains("StaticCredentialsProvider")
        .contains("eu-west-1");
  }

  @Test
  void properties_ofOneProvider_areEqualAndOfTwoAreNot() {
    AwsCredentialsProvider twin =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create("AKIATESTTESTTEST0000", SECRET));
    ClientProperties app = KafkaAuth.iam(PROVIDER).on(BROKERS, PRIVATE);

    assertThat(KafkaAuth.iam(PROVIDER).on(BROKERS, PRIVATE)).isEqualTo(app).hasSameHashCodeAs(app);
    assertThat(KafkaAuth.iam(twin).on(BROKERS, PRIVATE)).isNotEqualTo(app);
  }
}
