package io.msksdk.replication.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.replication.replicator.ReplicationSettings;
import io.msksdk.replication.replicator.ReplicatorSpec;
import io.msksdk.replication.replicator.TopicNames;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicPreviewTest {
  private static final String UUID = "abcd1234-0123-abcd-5678-1234abcd5678-1";

  private static ReplicatorSpec.Builder spec() {
    return ReplicatorSpec.between(
            "orders-dr",
            MskClusterArn.of("eu-west-1", "111122223333", "orders", UUID),
            MskClusterArn.of("eu-central-1", "111122223333", "standby", UUID),
            "arn:aws:iam::111122223333:role/replicator")
        .sourceSubnets("subnet-a", "subnet-b")
        .targetSubnets("subnet-c", "subnet-d")
        .targetSecurityGroups("sg-1");
  }

  @Test
  void topics_comeSorted_underTheirNamesOnTheTarget() {
    TopicPreview preview =
        TopicPreview.of(spec().build(), "A").names(List.of("b", "a", "B", "__consumer_offsets"));

    assertThat(preview.copied())
        .extracting(PreviewedTopic::target)
        .containsExactly("A.B", "A.a", "A.b");
  }

  @Test
  void identicalNames_stayAsTheyAre() {
    TopicPreview preview =
        TopicPreview.of(spec().topicNames(TopicNames.IDENTICAL).build(), "A").names(List.of("a"));

    assertThat(preview.copied()).extracting(PreviewedTopic::target).containsExactly("a");
  }

  @Test
  void expressions_matchWholeNames() {
    ReplicationSettings settings =
        ReplicationSettings.everything().topics("topic1", "x.*").excludeTopics("xb");

    TopicPreview preview =
        TopicPreview.of(spec().settings(settings).build(), "A")
            .names(List.of("footopic1", "topic1", "topic12", "xa", "xb"));

    assertThat(preview.copied()).extracting(PreviewedTopic::source).containsExactly("topic1", "xa");
    assertThat(preview.excluded()).containsExactly("footopic1", "topic12", "xb");
  }

  @ParameterizedTest
  @CsvSource({"749,749,0", "750,750,0", "751,750,1", "800,750,50"})
  void topicsBeyondThe750th_areNamed(int topics, int copied, int beyond) {
    List<String> names =
        IntStream.range(0, topics)
            .mapToObj(i -> "topic-%04d".formatted(i))
            .collect(Collectors.toList());
    Collections.reverse(names);

    TopicPreview preview = TopicPreview.of(spec().build(), "A").names(names);

    assertThat(preview.copied()).hasSize(copied);
    assertThat(preview.beyondLimit()).hasSize(beyond).allMatch(n -> n.compareTo("topic-0749") > 0);
  }
}
