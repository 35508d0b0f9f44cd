package io.msksdk.admin.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerlessTopicsTest {
  private final ServerlessTopics rules = ServerlessTopics.within(Limits.published());

  private static KafkaTopic topic(int partitions, Map<String, String> configs) {
    PartitionReplicas one = new PartitionReplicas(0, 1, List.of(1, 2, 3), List.of(1, 2, 3));
    return new KafkaTopic("there", Collections.nCopies(partitions, one), configs);
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  @ParameterizedTest
  @CsvSource({"delete,2400,serverless.partitions", "compact,120,serverless.compacted"})
  void partitions_atTheBoundAndOneBeyond(String policy, int most, String code) {
    KafkaTopic there = topic(most - 10, Map.of("cleanup.policy", policy));
    TopicSpec.Builder wanted = TopicSpec.named("more").config("cleanup.policy", policy);

    assertThat(rules.findings(List.of(there), wanted.partitions(10).build())).isEmpty();
    assertThat(codes(rules.findings(List.of(there), wanted.partitions(11).build())))
        .containsExactly(code);
  }

  @Test
  void messagesFetchesAndGroups_atTheBoundAndOneBeyond() {
    TopicSpec.Builder topic = TopicSpec.named("orders");

    assertThat(rules.findings(List.of(), topic.maxMessageBytes(8_388_608).build())).isEmpty();
    assertThat(codes(rules.findings(List.of(), topic.maxMessageBytes(8_388_609).build())))
        .containsExactly("serverless.message");
    assertThat(rules.fetches(57_671_680)).isEmpty();
    assertThat(codes(rules.fetches(57_671_681))).containsExactly("serverless.fetch");
    assertThat(rules.groups(500)).isEmpty();
    assertThat(codes(rules.groups(501))).containsExactly("serverless.groups");
  }

  @Test
  void raisedQuota_isBelieved() {
    ServerlessTopics raised =
        ServerlessTopics.within(Limits.published().with("serverlessGroups", 900));

    assertThat(raised.groups(900)).isEmpty();
  }
}
