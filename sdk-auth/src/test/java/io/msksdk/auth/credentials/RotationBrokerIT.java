package io.msksdk.auth.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.auth.LocalRoles;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.auth.iam.IamMechanism;
import io.msksdk.core.time.ManualTime;
import io.msksdk.core.time.Time;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalMskTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Credentials rotate twice, producers of both mechanisms go on. */
@LocalMskTest
class RotationBrokerIT {
  private final LocalMsk local;
  private final LocalCluster cluster;
  private final LocalRoles roles;
  private final ManualTime time = ManualTime.startingAt(Time.system().now());

  RotationBrokerIT(LocalMsk local, LocalCluster cluster) {
    this.local = local;
    this.cluster = cluster;
    this.roles = new LocalRoles(local);
  }

  @Test
  void credentials_thatRotateTwice_letProducersGoOn() throws Exception {
    createTopic("orders");
    try (Writer official = new Writer(IamMechanism.OFFICIAL);
        Writer own = new Writer(IamMechanism.OWN)) {
      write(official, own);

      for (int rotation = 0; rotation < 2; rotation++) {
        time.advance(Duration.ofMinutes(55));
        // from here on a broker refuses the sessions that were in use
        roles.expire(official.role);
        roles.expire(own.role);
        // and no connection is left that could go without a new login
        cluster.broker(1).stop();
        cluster.broker(1).start();
        write(official, own);
      }

      assertThat(official.keys).hasSizeGreaterThanOrEqualTo(3);
      assertThat(own.keys).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  /** Both at once: each waits for its own next try to connect. */
  private static void write(Writer... writers) throws Exception {
    List<Future<RecordMetadata>> sent = Stream.of(writers).map(Writer::send).toList();
    for (Future<RecordMetadata> record : sent) {
      assertThat(record.get(60, TimeUnit.SECONDS).topic()).isEqualTo("orders");
    }
  }

  /** A producer that has a role of its own, and notes the access keys it logs in with. */
  private final class Writer implements AutoCloseable {
    private final String role;
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final SharedCredentials credentials;
    private final KafkaProducer<String, String> producer;

    Writer(IamMechanism mechanism) throws Exception {
      role = roles.put("writer-" + mechanism, access());
      credentials = SharedCredentials.acquire(source(role), Refresh.BY_CALLERS, time);
      producer =
          new KafkaProducer<>(
              connect(this::noted, mechanism).producer(),
              new StringSerializer(),
              new StringSerializer());
    }

    private AwsCredentials noted() {
      AwsCredentials resolved = credentials.resolveCredentials();
      keys.add(resolved.accessKeyId());
      return resolved;
    }

    Future<RecordMetadata> send() {
      return producer.send(new ProducerRecord<>("orders", "a record"));
    }

    @Override
    public void close() {
      producer.close();
      credentials.close();
    }
  }

  private void createTopic(String topic) throws Exception {
    try (Admin admin = Admin.create(connect(keys(), IamMechanism.OFFICIAL).admin())) {
      admin
          .createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private AwsCredentialsProvider keys() {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey()));
  }

  private CredentialSource source(String role) {
    return CredentialSource.role(role)
        .from(CredentialSource.provider(keys()))
        .sts(StsEndpoint.in(local.region()).at(local.endpoint()));
  }

  private ClientProperties connect(AwsCredentialsProvider provider, IamMechanism mechanism) {
    BootstrapBrokers brokers =
        BootstrapBrokers.parse(AuthMode.IAM, NetworkPath.PRIVATE, cluster.bootstrapBrokers());
    return KafkaAuth.iam(provider)
        .mechanism(mechanism)
        .region(local.region())
        .trust(local.caPem())
        .on(brokers, NetworkPath.PRIVATE);
  }

  private static String access() {
    return """
    {"Version": "2012-10-17", "Statement": [
      {"Effect": "Allow", "Action": "kafka-cluster:*", "Resource": "*"}]}
    """;
  }
}
