package io.msksdk.examples;

import static io.msksdk.auth.client.NetworkPath.PRIVATE;
import static io.msksdk.core.operation.WaitPolicy.atMost;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.admin.Msk;
import io.msksdk.admin.cluster.BrokerSize;
import io.msksdk.admin.cluster.Cluster;
import io.msksdk.admin.cluster.ClusterAccess;
import io.msksdk.admin.cluster.ClusterSpec;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalMskTest;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The README's code sample, compiled and run as it stands there. */
@LocalMskTest
class OrdersBrokerIT {

  @Test
  void readmeSample_createsAClusterAndWritesToIt(LocalMsk local) throws Exception {
    try (Msk msk =
        Msk.builder()
            .region(Region.of(local.region()))
            .endpoint(local.endpoint())
            .credentials(credentials(local.admin()))
            .build()) {
      KafkaAuth auth = KafkaAuth.iam(credentials(local.admin())).trust(local.caPem());

      assertThat(sample(msk, auth).offset()).isZero();

      Cluster orders = msk.clusters().find("orders").orElseThrow();
      msk.clusters().delete(orders.arn()).await(atMost(ofMinutes(1)));
    }
  }

  private static RecordMetadata sample(Msk msk, KafkaAuth auth) throws Exception {
    // readme:begin
    Cluster orders =
        msk.clusters()
            .create(
                ClusterSpec.provisioned("orders", "3.7.x.kraft")
                    .brokers(3, BrokerSize.standard("m7g.large"))
                    .subnets("subnet-a", "subnet-b", "subnet-c")
                    .access(ClusterAccess.IAM)
                    .build())
            .await(atMost(ofHours(2)), System.out::println);

    ClientProperties app = msk.connect(orders.arn(), PRIVATE, auth);
    var text = new StringSerializer();
    try (Admin admin = Admin.create(app.admin());
        var producer = new KafkaProducer<>(app.producer(), text, text)) {
      admin.createTopics(List.of(new NewTopic("placed", 3, (short) 3))).all().get();
      return producer.send(new ProducerRecord<>("placed", "order-1", "2 books")).get();
    }
    // readme:end
  }

  private static StaticCredentialsProvider credentials(LocalIdentity identity) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(identity.accessKey(), identity.secretKey()));
  }
}
