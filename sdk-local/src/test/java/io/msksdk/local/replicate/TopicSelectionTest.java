package io.msksdk.local.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.model.TopicReplication;

class TopicSelectionTest {
  private static final SortedMap<String, Integer> PRESENT = new TreeMap<>();

  static {
    List.of("b", "a", "c", "ab", "__consumer_offsets", "mm2-offset-syncs.x.internal", "x.a")
        .forEach(topic -> PRESENT.put(topic, 1));
  }

  @Test
  void all_areSelectedButInternalOnes_andThoseOfTheTarget() {
    assertThat(selected(750, List.of(".*"), List.of())).containsExactly("a", "ab", "b", "c");
  }

  @Test
  void expressions_matchWholeNames() {
    assertThat(selected(750, List.of("a", "c"), List.of("c"))).containsExactly("a");
  }

  @Test
  void topicsBeyondTheMost_stayBehindInSortedOrder() {
    assertThat(selected(2, List.of(".*"), List.of())).containsExactly("a", "ab");
  }

  private static Iterable<String> selected(int most, List<String> include, List<String> exclude) {
    TopicReplication topics =
        TopicReplication.builder().topicsToReplicate(include).topicsToExclude(exclude).build();
    return new TopicSelection(topics, most).of(PRESENT, t -> t.startsWith("x.")).keySet();
  }
}
