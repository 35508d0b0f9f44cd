package io.msksdk.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;
import software.amazon.awssdk.services.kafka.model.KafkaException;

class AuthorisationContractTest {
  private static final String KEY = "AKIAAPPLICATION00000";
  private static final String SECRET = "application-secret";
  private static final String USER = TestEngine.userArn("app");

  @AutoClose private final TestEngine engine = TestEngine.withoutBrokers();
  @AutoClose private final KafkaClient admin = engine.kafka();
  @AutoClose private final KafkaClient app = engine.kafka(KEY, SECRET, Region.US_EAST_1);

  @Test
  void call_thatNothingAllows_isRefusedInTheWordsOfAws() {
    engine.user(KEY, SECRET, "app", "");
    String arn = cluster("unseen", Map.of());

    assertDenied(
        () -> app.describeClusterV2(r -> r.clusterArn(arn)),
        "User: %s is not authorized to perform: kafka:DescribeClusterV2 on resource: %s because no"
                .formatted(USER, arn)
            + " identity-based policy allows the kafka:DescribeClusterV2 action");
    assertDenied(
        () -> app.listClustersV2(r -> {}),
        "User: %s is not authorized to perform: kafka:ListClustersV2 on resource: * because no"
                .formatted(USER)
            + " identity-based policy allows the kafka:ListClustersV2 action");
    JsonNode events = engine.get("/_local/events");
    assertThat(events.path(events.size() - 1).path("cloudTrail").path("userIdentity").path("arn"))
        .as("who was refused")
        .hasToString('"' + USER + '"');
  }

  @Test
  void call_thatAStatementDenies_isRefusedInTheWordsOfAws() {
    engine.user(
        KEY,
        SECRET,
        "app",
        """
        [{"Effect":"Allow","NotAction":"kafka:Create*","Resource":"*"},
         {"Effect":"Deny","Action":"kafka:Delete*","Resource":"*"}]
        """);
    String arn = cluster("kept", Map.of());

    assertThat(app.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().clusterName())
        .isEqualTo("kept");
    assertDenied(
        () -> app.deleteCluster(r -> r.clusterArn(arn)),
        "User: %s is not authorized to perform: kafka:DeleteCluster on resource: %s with an"
                .formatted(USER, arn)
            + " explicit deny in an identity-based policy");
    assertDenied(
        () -> app.createClusterV2(TestClusters.iam("more", 1)), "because no identity-based policy");
  }

  @Test
  void tags_ofTheResource_decide() {
    engine.user(
        KEY,
        SECRET,
        "app",
        """
        {"Effect":"Allow","Action":"kafka:*","Resource":"*",
         "Condition":{"StringEquals":{"aws:ResourceTag/team":"blue"}}}
        """);
    String blue = cluster("blue", Map.of("team", "blue"));
    String red = cluster("red", Map.of("team", "red"));

    assertThat(app.describeClusterV2(r -> r.clusterArn(blue)).clusterInfo().clusterName())
        .isEqualTo("blue");
    assertDenied(() -> app.describeClusterV2(r -> r.clusterArn(red)), "is not authorized");
  }

  @Test
  void tags_ofTheRequest_decide() {
    engine.user(
        KEY,
        SECRET,
        "app",
        """
        {"Effect":"Allow","Action":"kafka:CreateClusterV2","Resource":"*","Condition":{
          "StringEquals":{"aws:RequestTag/team":"blue","aws:RequestedRegion":"us-east-1"},
          "ForAllValues:StringEquals":{"aws:TagKeys":["team"]},
          "IpAddress":{"aws:SourceIp":"127.0.0.0/8"},
          "ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/app"},
          "DateGreaterThan":{"aws:CurrentTime":"2020-01-01T00:00:00Z"}}}
        """);

    assertThat(app.createClusterV2(tagged("one", Map.of("team", "blue"))).clusterName())
        .isEqualTo("one");
    assertDenied(() -> app.createClusterV2(tagged("two", Map.of("team", "red"))), "kafka:Create");
    assertDenied(
        () -> app.createClusterV2(tagged("three", Map.of("team", "blue", "x", "y"))),
        "kafka:Create");
    assertDenied(() -> app.createClusterV2(tagged("four", Map.of())), "kafka:Create");
  }

  @Test
  void policy_observed_isWhatTheCallerNeeded() {
    engine.user(KEY, SECRET, "app", "");
    String arn = cluster("wanted", Map.of());
    assertDenied(() -> app.describeClusterV2(r -> r.clusterArn(arn)), "is not authorized");

    String statement =
        engine
            .get("/_local/policy?principal=" + TestEngine.encoded(USER))
            .path("Statement")
            .path(0)
            .toString();
    assertThat(statement).contains("kafka:DescribeClusterV2").contains(arn);
    engine.user(KEY, SECRET, "app", statement);

    assertThat(app.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().clusterName())
        .isEqualTo("wanted");
    assertThat(engine.get("/_local/policy?principal=nobody").path("Statement")).isEmpty();
  }

  @Test
  void resource_ofAnotherAccount_needsAPolicyOfItsOwn() {
    engine.user(KEY, SECRET, "app", "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}");

    assertDenied(
        () ->
            app.describeClusterV2(
                r ->
                    r.clusterArn(
                        "arn:aws:kafka:us-east-1:444455556666:cluster/theirs/"
                            + "00000000-0000-0000-0000-000000000000-1")),
        "because no resource-based policy allows the kafka:DescribeClusterV2 action");
  }

  private String cluster(String name, Map<String, String> tags) {
    String arn = admin.createClusterV2(tagged(name, tags)).clusterArn();
    TestClusters.await(admin, arn, ClusterState.ACTIVE);
    return arn;
  }

  private static CreateClusterV2Request tagged(String name, Map<String, String> tags) {
    return TestClusters.iam(name, 1).toBuilder().tags(tags).build();
  }

  private static void assertDenied(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            KafkaException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(403);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            })
        .hasMessageContaining(message);
  }
}
