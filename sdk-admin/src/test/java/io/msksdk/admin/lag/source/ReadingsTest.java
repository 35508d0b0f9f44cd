package io.msksdk.admin.lag.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.core.time.ManualTime;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  private static final Admin NOBODY =
      (Admin)
          Proxy.newProxyInstance(
              ReadingsTest.class.getClassLoader(),
              new Class<?>[] {Admin.class},
              (proxy, method, arguments) -> {
                throw new IllegalStateException(method.getName());
              });

  @Test
  void clusterWithoutTopicIds_givesNone() {
    assertThat(topicId(Uuid.ZERO_UUID)).isEmpty();
  }

  @Test
  void topicId_isTheClusters() {
    Uuid id = Uuid.randomUuid();

    assertThat(topicId(id)).isEqualTo(id.toString());
  }

  private static String topicId(Uuid id) {
    Readings readings =
        new Readings(
            new TopicEnds(NOBODY, 100),
            Set.of("orders"),
            Map.of("orders", new TopicListing("orders", id, false)),
            new Compaction(NOBODY, ManualTime.startingAt(Instant.EPOCH), 100));
    Progress progress = new Progress();
    progress.add(new TopicPartition("orders", 0), 5);
    Seen seen =
        new Seen(
            new Listed("g", GroupType.CONSUMER, GroupState.STABLE),
            progress,
            Membership.NONE,
            new ArrayList<>());
    return readings.of(seen).topics().get(0).offsets().topicId();
  }
}
