package io.msksdk.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerRegionTest {

  @ParameterizedTest
  @CsvSource({
    "b-1.orders.123z8u.c2.kafka.us-west-1.amazonaws.com, us-west-1",
    "b-2-public.orders.v4ni96.c2.kafka-beta.us-east-1.amazonaws.com, us-east-1",
    "b-1.scram.orders.123z8u.c2.kafka.ap-southeast-2.amazonaws.com, ap-southeast-2",
    "boot-abc123.c1.kafka-serverless.eu-central-1.amazonaws.com, eu-central-1",
    "b-1.orders.123z8u.c2.kafka.cn-north-1.amazonaws.com.cn, cn-north-1",
    "b-1.orders.123z8u.c2.kafka.us-gov-west-1.amazonaws.com, us-gov-west-1",
    "b-1.us-east-1.123z8u.c2.kafka.eu-west-1.amazonaws.com, eu-west-1"
  })
  void of_msksOwnName_isTheRegionInFrontOfTheDomain(String host, String region) {
    assertThat(BrokerRegion.of(new HostPort(host, 9098))).contains(region);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1",
        "[::1]",
        "kafka.eu-west-1.example.com",
        "b-1.kafka.eu-west-1.amazonaws.com.example.com",
        "b-1.kafka.eu-west-1.amazonaws.comx",
        "b-1.orders.eu-west-1.amazonaws.com",
        "b-1.kafka.orders.amazonaws.com",
        "b-1xkafka.eu-west-1.amazonaws.com"
      })
  void of_otherNames_isNothing(String host) {
    assertThat(BrokerRegion.of(new HostPort(host, 9098))).isEmpty();
  }
}
