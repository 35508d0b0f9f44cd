package io.msksdk.auth.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalMsk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Causes that come to a client that was let in before. */
class TroubleDiagnosisBrokerIT {
  private static final String ALL =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "kafka-cluster:*", "Resource": "*"}]}
      """;

  private static LocalMsk local;
  private static LocalCluster cluster;

  @BeforeAll
  static void start() {
    local = LocalMsk.start();
    cluster = local.cluster("trouble").create();
  }

  @AfterAll
  static void stop() {
    local.close();
  }

  @Test
  void tooManyConnects() {
    try (LocalMsk narrow = LocalMsk.builder().quota("newConnectionsPerSecond", 1).start();
        LocalCluster busy = narrow.cluster("busy").create()) {
      BootstrapBrokers brokers = brokers(busy);
      Map<String, Object> properties = properties(narrow, brokers, narrow::admin);
      Throwable failure = null;
      while (failure == null) { // an Admin has two connections, which may be a second apart
        failure = failure(properties);
      }

      AccessDiagnosis diagnosis = AccessDiagnosis.of(failure, context(properties, busy, brokers));

      assertThat(diagnosis.cause()).isEqualTo(AccessFault.TOO_MANY_CONNECTS);
      assertThat(diagnosis.remedy()).contains("reconnect.backoff.ms");
    }
  }

  @Test
  void principalChanged() throws Exception {
    control("{\"sessionLength\":\"PT2S\"}");
    LocalIdentity before = local.identity("before", ALL);
    LocalIdentity after = local.identity("after", ALL);
    AtomicReference<LocalIdentity> current = new AtomicReference<>(before);
    Map<String, Object> properties = properties(current::get);

    try (Admin admin = Admin.create(properties)) {
      describe(admin);
      current.set(after);
      AccessDiagnosis diagnosis = AccessDiagnosis.of(failure(admin), context(properties));

      assertThat(diagnosis.cause()).isEqualTo(AccessFault.PRINCIPAL_CHANGED);
      assertThat(diagnosis.evidence().get(0)).contains(before.arn()).contains(after.arn());
    } finally {
      control("{\"sessionLength\":\"PT12H\"}");
    }
  }

  @Test
  void expiredBrokerCertificate() {
    Map<String, Object> properties = properties(local::admin);
    cluster.broker(1).expireCertificate();
    try {
      AccessDiagnosis diagnosis = AccessDiagnosis.of(failure(properties), context(properties));

      assertThat(diagnosis.cause()).isEqualTo(AccessFault.CERTIFICATE_EXPIRED);
    } finally {
      cluster.broker(1).renewCertificate();
    }
  }

  private static Throwable failure(Map<String, Object> properties) {
    return catchThrowable(
        () -> {
          try (Admin admin = Admin.create(properties)) {
            describe(admin);
          }
        });
  }

  /** What ends the next session; the time limit of the test ends one that goes on. */
  private static Throwable failure(Admin admin) {
    Throwable failure = null;
    while (failure == null) {
      failure = catchThrowable(() -> describe(admin));
    }
    return failure;
  }

  private static void describe(Admin admin) throws Exception {
    assertThat(admin.describeCluster().nodes().get(30, TimeUnit.SECONDS)).hasSize(1);
  }

  private static AccessContext context(Map<String, Object> properties) {
    return context(properties, cluster, brokers(cluster));
  }

  private static AccessContext context(
      Map<String, Object> properties, LocalCluster cluster, BootstrapBrokers brokers) {
    return AccessContext.builder(properties)
        .cluster(MskClusterArn.parse(cluster.arn()))
        .brokers(brokers)
        .build();
  }

  private static Map<String, Object> properties(Supplier<LocalIdentity> identity) {
    return properties(local, brokers(cluster), identity);
  }

  private static Map<String, Object> properties(
      LocalMsk local, BootstrapBrokers brokers, Supplier<LocalIdentity> identity) {
    AwsCredentialsProvider provider = () -> credentials(identity.get());
    Map<String, Object> properties =
        new HashMap<>(
            KafkaAuth.iam(provider)
                .region(local.region())
                .trust(local.caPem())
                .on(brokers, NetworkPath.PRIVATE)
                .admin());
    properties.put("default.api.timeout.ms", 5_000);
    properties.put("request.timeout.ms", 4_000);
    return properties;
  }

  private static BootstrapBrokers brokers(LocalCluster cluster) {
    return BootstrapBrokers.parse(AuthMode.IAM, NetworkPath.PRIVATE, cluster.bootstrapBrokers());
  }

  private static AwsCredentials credentials(LocalIdentity identity) {
    return AwsBasicCredentials.create(identity.accessKey(), identity.secretKey());
  }

  private static void control(String json) throws Exception {
    URI uri = local.endpoint().resolve("/_local/authorisation");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(json)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
