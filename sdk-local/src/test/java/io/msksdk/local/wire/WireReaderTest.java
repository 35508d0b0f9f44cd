package io.msksdk.local.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.local.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;
import software.amazon.awssdk.services.kafka.model.ListNodesRequest;

class WireReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'provisioned':{'numberOfBrokerNodes':'three'}} | provisioned.numberOfBrokerNodes",
        "{'provisioned':{'numberOfBrokerNodes':3.7}} | provisioned.numberOfBrokerNodes",
        "{'provisioned':{'numberOfBrokerNodes':99999999999}} | provisioned.numberOfBrokerNodes",
        "{'clusterName':5} | clusterName",
        "{'provisioned':'x'} | provisioned",
        "{'provisioned':[]} | provisioned",
        "{'tags':{'a':1}} | tags.a",
        "{'provisioned':{'brokerNodeGroupInfo':{'clientSubnets':['a',2]}}}"
            + " | provisioned.brokerNodeGroupInfo.clientSubnets[1]",
        "[] | body",
        "{ | body",
        "5 | body"
      })
  void member_ofAWrongType_isNamed(String json, String member) {
    byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(
            () -> WireRequest.of(Map.of(), Map.of(), body).as(CreateClusterV2Request.builder()))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(400);
              assertThat(refusal.errorType()).isEqualTo("BadRequestException");
              assertThat(refusal.invalidParameter()).isEqualTo(member);
            });
  }

  @Test
  void number_inTheQuery_mustBeOne() {
    WireRequest request =
        WireRequest.of(
            Map.of("clusterArn", "a"), Map.of("maxResults", List.of("ten")), new byte[0]);

    assertThatThrownBy(() -> request.as(ListNodesRequest.builder()))
        .isInstanceOf(Refusal.class)
        .hasMessage("maxResults: 'ten' (expected: an integer)");
  }

  @Test
  void member_thatIsUnknown_isIgnored() {
    byte[] body = "{\"clusterName\":\"a\",\"new\":{}}".getBytes(StandardCharsets.UTF_8);

    CreateClusterV2Request request =
        WireRequest.of(Map.of(), Map.of(), body).as(CreateClusterV2Request.builder());

    assertThat(request.clusterName()).isEqualTo("a");
  }
}
