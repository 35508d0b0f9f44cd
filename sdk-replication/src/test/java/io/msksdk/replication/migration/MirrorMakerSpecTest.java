package io.msksdk.replication.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.check.InvalidSpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MirrorMakerSpecTest {
  private static final Map<String, String> ONPREM = Map.of("bootstrap.servers", "localhost:9092");
  private static final String HOST = "b-1.orders.abc123.c2.kafka.eu-west-1.amazonaws.com";

  private static ClientProperties iam() {
    return KafkaAuth.iam("default").on(brokers(AuthMode.IAM, 9098), NetworkPath.PRIVATE);
  }

  private static ClientProperties scram() {
    return KafkaAuth.scram("mirror", "s3cret-word".toCharArray())
        .on(brokers(AuthMode.SCRAM, 9096), NetworkPath.PRIVATE);
  }

  private static BootstrapBrokers brokers(AuthMode mode, int port) {
    return BootstrapBrokers.parse(mode, NetworkPath.PRIVATE, HOST + ":" + port);
  }

  private static MirrorMakerSpec.Builder toIam() {
    return MirrorMakerSpec.from("onprem", ONPREM, "msk", iam());
  }

  @ParameterizedTest
  @CsvSource({
    "msk.producer.acks,all",
    "msk.producer.retries,2147483647",
    "msk.producer.max.in.flight.requests.per.connection,1",
    "msk.producer.max.block.ms,9223372036854775807",
    "onprem.consumer.enable.auto.commit,false",
    "onprem.consumer.auto.offset.reset,earliest",
    "onprem->msk.enabled,true",
    "msk->onprem.enabled,false",
    "onprem.bootstrap.servers,localhost:9092",
    "msk.security.protocol,SASL_SSL"
  })
  void property_losesNothing(String name, String value) {
    assertThat(toIam().build().properties()).containsEntry(name, value);
  }

  @Test
  void propertyOfALoginOfOnesOwn_reachesEveryClientOfItsCluster() {
    Map<String, String> onprem = new TreeMap<>(ONPREM);
    onprem.put("acme.login.realm", "hall");

    Map<String, String> properties =
        MirrorMakerSpec.from("onprem", onprem, "msk", iam()).build().properties();

    assertThat(properties)
        .containsEntry("onprem.acme.login.realm", "hall")
        .containsEntry("onprem.admin.acme.login.realm", "hall")
        .containsEntry("onprem.consumer.acme.login.realm", "hall")
        .containsEntry("onprem.producer.acme.login.realm", "hall")
        .doesNotContainKey("onprem.consumer.bootstrap.servers");
  }

  @Test
  void settings_areWritten() {
    Map<String, String> properties =
        toIam()
            .topics("orders.*")
            .excludeTopics("orders-x")
            .groups("billing")
            .identicalNames()
            .tasks(4)
            .replicationFactor(2)
            .build()
            .properties();

    assertThat(properties)
        .containsEntry("onprem->msk.topics", "orders.*")
        .containsEntry("onprem->msk.topics.exclude", "orders-x")
        .containsEntry("onprem->msk.groups", "billing")
        .containsEntry("tasks.max", "4")
        .containsEntry("offset-syncs.topic.replication.factor", "2")
        .containsEntry(
            "replication.policy.class",
            "org.apache.kafka.connect.mirror.IdentityReplicationPolicy");
  }

  @Test
  void filesWithIam_holdNoSecret(@TempDir Path directory) throws IOException {
    Path main = toIam().build().writeTo(directory);

    assertThat(Files.list(directory)).containsExactly(main);
    assertThat(Files.readString(main)).contains("IAMLoginModule").doesNotContain("FileConfig");
  }

  @Test
  void filesWithAPassword_keepItApart_forTheOwnerAlone(@TempDir Path directory) throws IOException {
    Path main = MirrorMakerSpec.from("onprem", ONPREM, "msk", scram()).build().writeTo(directory);
    Path secrets = directory.resolve("mirror-maker.secrets.properties");

    assertThat(Files.readString(main))
        .doesNotContain("s3cret-word")
        .contains("FileConfigProvider", "mirror-maker.secrets.properties");
    assertThat(Files.readString(secrets)).contains("s3cret-word");
    assertThat(Files.getPosixFilePermissions(secrets))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sasl.oauthbearer.client.credentials.client.secret | s3cret-word",
        "sasl.oauthbearer.assertion.private.key.passphrase | s3cret-word",
        "sasl.jaas.config | a.OAuthBearerLoginModule required clientSecret=s3cret-word;"
      })
  void filesWithASecretOfOAuth_keepItApart(String name, String value, @TempDir Path directory)
      throws IOException {
    Map<String, String> access = Map.of("bootstrap.servers", "a:9098", name, value);

    Path main = MirrorMakerSpec.from("a", access, "msk", iam()).build().writeTo(directory);

    assertThat(Files.readString(main)).doesNotContain("s3cret-word");
    assertThat(Files.readString(directory.resolve("mirror-maker.secrets.properties")))
        .contains("a." + name, "s3cret-word");
  }

  @Test
  void spec_showsNoSecret() {
    MirrorMakerSpec spec = MirrorMakerSpec.between("a", scram(), "b", scram()).build();

    assertThat(spec.toString()).doesNotContain("s3cret-word").contains("a->b");
  }

  @Test
  void tasks_forTopics_areOneForEachPartition() {
    List<TopicLayout> topics =
        List.of(
            new TopicLayout("orders", 12, 3, Map.of()), new TopicLayout("bills", 5, 3, Map.of()));

    assertThat(toIam().tasksFor(topics).build().properties()).containsEntry("tasks.max", "17");
    assertThatThrownBy(() -> toIam().tasksFor(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tasks: 0");
  }

  @Test
  void wrongAliases_areFoundAtOnce() {
    assertThatThrownBy(() -> MirrorMakerSpec.from("a.b", Map.of(), "a.b", iam()).build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("source: a.b")
        .hasMessageContaining("source bootstrap.servers")
        .hasMessageContaining("another alias");
    assertThatThrownBy(() -> toIam().tasks(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
