package io.msksdk.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** Whatever a test tells the engine, the engine says what is wrong with it, and goes on. */
class SteeringInputsContractTest {
  private static final String LONGEST = "PT2562047788015215H";

  @AutoClose
  private static final TestEngine engine =
      TestEngine.start("--data-plane", "none", "--time", "manual");

  @AutoClose private static final KafkaClient kafka = engine.kafka();

  @AfterEach
  void good_callAfterwards_isAnswered() {
    assertThat(kafka.listKafkaVersions(r -> {}).kafkaVersions()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clock | {'advance':'" + LONGEST + "'} | advance",
        "faults | {'kind':'latency','delay':'PT-1S'} | delay",
        "faults | {'kind':'latency','delay':'" + LONGEST + "'} | delay",
        "faults | {'kind':'skew','delay':'" + LONGEST + "'} | delay",
        "authorisation | {'policyDelay':'" + LONGEST + "'} | policyDelay",
        "authorisation | {'sessionLength':'" + LONGEST + "'} | sessionLength",
        "authorisation | [] | body",
        "faults | [] | body",
        "clock | 7 | body",
        "metrics | {'name':'CpuUser','dimensions':{'Cluster Name':'c','Broker ID':'1'},'value':1,'timestamp':'+1000000000-12-31T23:59:59Z'} | timestamp",
        "metrics | {'name':'CpuUser','dimensions':{'Cluster Name':'c','Broker ID':'1'},'values':[1,2],'timestamp':'-1000000000-01-01T00:00:00Z'} | timestamp",
        "metrics | {'name':'CpuUser','dimensions':{'Cluster Name':'c','Broker ID':'1'},'value':1e999} | value",
        "credentials/expire | {} | role",
        "credentials/expire | 7 | body",
        "identities | [null] | identities[0]",
        "identities | [{'accessKeyId':'A','secretAccessKey':'s','arn':'arn:aws:iam::111122223333:user/x','policies':[null]}] | identities[0].policies[0]",
        "identities | [{'accessKeyId':'A','secretAccessKey':'s','arn':'arn:aws:iam::111122223333:user/x','policies':[{'Statement':7}]}] | identities[0].policies[0]",
        "identities | [{'role':'arn:aws:iam::111122223333:role/x','trust':[]}] | identities[0].trust",
      })
  void input_thatMakesNoSense_isRefusedAndNamed(String path, String body, String member) {
    HttpResponse<String> response = engine.send("POST", "/_local/" + path, body.replace('\'', '"'));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(TestEngine.json(response.body()).path("error").asText()).startsWith(member);
    assertThat(TestEngine.json(response.body()).path("expected").asText()).isNotEmpty();
  }

  @Test
  void state_forTooLong_isRefusedAndNotEntered() {
    String arn = kafka.createClusterV2(TestClusters.iam("forever", 1)).clusterArn();
    HttpResponse<String> response =
        engine.send(
            "POST",
            "/_local/clusters/" + TestEngine.encoded(arn) + "/state",
            "{\"state\":\"HEALING\",\"for\":\"" + LONGEST + "\"}");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(kafka.describeClusterV2(r -> r.clusterArn(arn)).clusterInfo().state())
        .isEqualTo(ClusterState.CREATING);
  }

  @Test
  void body_tooLarge_isCalledSo() {
    HttpResponse<String> response =
        engine.send("POST", "/_local/metrics", "[" + " ".repeat(1 << 20) + "]");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestEngine.json(response.body()).path("error").asText()).contains("too large");
  }

  @Test
  void path_thatLooksLikeAnError_isRefusedAsAnyOther() {
    HttpResponse<String> response =
        engine.send("POST", "/_local/clusters/a%20(expected:%20b/catch-up", "");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(404);
  }

  @Test
  void settle_tooLong_isRefused() {
    String arn = kafka.createClusterV2(TestClusters.iam("settled", 1)).clusterArn();
    HttpResponse<String> response =
        engine.send(
            "POST",
            "/_local/clusters/" + TestEngine.encoded(arn) + "/settle",
            "{\"atMost\":\"" + LONGEST + "\"}");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
  }
}
