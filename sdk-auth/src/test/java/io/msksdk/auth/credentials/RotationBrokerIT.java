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
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Credentials rotate twice, the producer goes on. */
@LocalMskTest
class RotationBrokerIT {
  private final LocalMsk local;
  private final LocalCluster cluster;
  private final LocalRoles roles;
  private final ManualTime time = ManualTime.startingAt(Time.system().now());
  private final Set<String> keys = new LinkedHashSet<>();

  RotationBrokerIT(LocalMsk local, LocalCluster cluster) {
    this.local = local;
    this.cluster = cluster;
    this.roles = new LocalRoles(local);
  }

  @ParameterizedTest
  @EnumSource(
      value = IamMechanism.class,
      names = {"OFFICIAL", "OWN"})
  void credentials_thatRotateTwice_letTheProducerGoOn(IamMechanism mechanism) throws Exception {
    String topic = "orders-" + UUID.randomUUID();
    String role = roles.put("writer-" + mechanism, access());

    try (SharedCredentials credentials =
            SharedCredentials.acquire(source(role), Refresh.BY_CALLERS, time);
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(
                connect(noting(credentials), mechanism).producer(),
                new StringSerializer(),
                new StringSerializer())) {
      write(producer, topic);

      for (int rotation = 0; rotation < 2; rotation++) {
        time.advance(Duration.ofMinutes(55));
        // from here on a broker refuses the session that was in use
        roles.expire(role);
        // and no connection is left that could go without a new login
        cluster.broker(1).stop();
        cluster.broker(1).start();
        write(producer, topic);
      }
    }

    assertThat(keys).hasSizeGreaterThanOrEqualTo(3);
  }

  private CredentialSource source(String role) {
    AwsBasicCredentials admin =
        AwsBasicCredentials.create(local.admin().accessKey(), local.admin().secretKey());
    return CredentialSource.role(role)
        .from(CredentialSource.provider(StaticCredentialsProvider.create(admin)))
        .sts(StsEndpoint.in(local.region()).at(local.endpoint()));
  }

  private AwsCredentialsProvider noting(SharedCredentials credentials) {
    return () -> {
      AwsCredentials resolved = credentials.resolveCredentials();
      synchronized (keys) {
        keys.add(resolved.accessKeyId());
      }
      return resolved;
    };
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

  private static void write(KafkaProducer<String, String> producer, String topic) throws Exception {
    producer.send(new ProducerRecord<>(topic, "a record")).get(60, TimeUnit.SECONDS);
  }

  private static String access() {
    return """
    {"Version": "2012-10-17", "Statement": [
      {"Effect": "Allow", "Action": "kafka-cluster:*", "Resource": "*"}]}
    """;
  }
}
