package io.msksdk.admin.lag.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.MskException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.junit.jupiter.api.Test;

class HistoryWriterTest {
  private static final List<HistoryRecord> RECORDS =
      List.of(new HistoryRecord(0, new byte[] {1}, new byte[] {1}));

  @Test
  void saveThatIsInterrupted_isAFailureOfOurs_andTheNextOpensAnew() {
    try (HistoryWriter writer =
        new HistoryWriter(
            "history",
            Map.of(
                "bootstrap.servers", "localhost:1",
                "transactional.id", "writer",
                "max.block.ms", 60_000))) {
      for (int tries = 0; tries < 2; tries++) {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> writer.save(RECORDS, new ConsumerGroupMetadata("g")))
            .isInstanceOf(MskException.class);
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }
}
