package io.msksdk.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalLogin;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalRecord;
import io.msksdk.testkit.LocalTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A Spring application, as it is, on a local MSK: the environment says where Kafka is. */
@SpringJUnitConfig(OrdersApplication.class)
class SpringOrdersBrokerIT {
  private static final LocalCluster CLUSTER = LocalMsk.shared().cluster("spring").create();
  private static final LocalTopic PLACED = CLUSTER.createTopic("placed", 1);

  @Autowired private Orders orders;

  @DynamicPropertySource
  static void kafka(DynamicPropertyRegistry registry) {
    LocalIdentity app =
        LocalMsk.shared()
            .identity(
                "orders",
                """
                {"Statement": [
                  {"Effect": "Allow", "Resource": "*", "Action": ["kafka-cluster:Connect",
                      "kafka-cluster:WriteDataIdempotently"]},
                  {"Effect": "Allow", "Resource": "arn:aws:kafka:*:*:topic/spring/*/placed",
                    "Action": ["kafka-cluster:DescribeTopic", "kafka-cluster:WriteData"]}]}
                """);
    CLUSTER
        .textProperties(LocalLogin.iamToken(app))
        .forEach((name, value) -> registry.add(OrdersApplication.PREFIX + name, () -> value));
  }

  @AfterAll
  static void stop() {
    CLUSTER.close();
  }

  @Test
  void orderPlaced_isOnTheTopic() throws Exception {
    orders.place("order-1", "2 books");

    assertThat(PLACED.read(1)).extracting(LocalRecord::value).containsExactly("2 books");
  }
}
