package io.msksdk.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;

class PolicyDelayBrokerIT {
  private static final String KEY = "AKIADELAYED000000000";
  private static final String ALLOW =
      "{\"Effect\":\"Allow\",\"Action\":\"kafka-cluster:*\",\"Resource\":\"*\"}";

  @Test
  void policyChanged_countsAfterTheDelayAndNotBefore() {
    TestEngine engine = TestEngine.start("--time", "manual");
    try (KafkaClient kafka = engine.kafka()) {
      String arn = kafka.createClusterV2(TestClusters.iam("delayed", 1)).clusterArn();
      advance(engine, "PT2H");
      // the call returned when the brokers had started, which takes real time
      assertThat(kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().state())
          .isEqualTo(ClusterState.ACTIVE);
      String brokers =
          kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringSaslIam();
      JsonNode unused = engine.post("/_local/authorisation", "{\"policyDelay\":\"PT1M\"}");
      engine.user(KEY, "secret", "delayed", "");

      assertThatThrownBy(() -> describe(engine, brokers))
          .isInstanceOf(SaslAuthenticationException.class);
      engine.user(KEY, "secret", "delayed", ALLOW);
      assertThatThrownBy(() -> describe(engine, brokers))
          .isInstanceOf(SaslAuthenticationException.class);
      advance(engine, "PT59S");
      assertThatThrownBy(() -> describe(engine, brokers))
          .isInstanceOf(SaslAuthenticationException.class);

      advance(engine, "PT2S");
      assertThat(describe(engine, brokers)).isEqualTo(1);

      engine.user(KEY, "secret", "delayed", "");
      assertThat(describe(engine, brokers)).isEqualTo(1);
      advance(engine, "PT61S");
      assertThatThrownBy(() -> describe(engine, brokers))
          .isInstanceOf(SaslAuthenticationException.class);
    } finally {
      engine.close();
    }
  }

  private static int describe(TestEngine engine, String brokers) {
    return KafkaCaller.iam(engine, brokers, () -> AwsBasicCredentials.create(KEY, "secret"))
        .admin(a -> a.describeCluster().nodes())
        .size();
  }

  private static void advance(TestEngine engine, String by) {
    JsonNode unused = engine.post("/_local/clock", "{\"advance\":\"%s\"}".formatted(by));
  }
}
