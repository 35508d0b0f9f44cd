package io.msksdk.changefeed.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillFileTest {
  private static final int SIZE = 100;

  @TempDir Path directory;
  private boolean full;
  private int opened;

  private FileChannel open() throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("spill-" + opened++),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    if (full) {
      channel.close();
    }
    return channel;
  }

  private static HeldMessage message(int number) {
    byte[] value = new byte[SIZE];
    value[0] = (byte) number;
    return HeldMessage.of(new ConsumerRecord<>("cdc", 0, number, null, value));
  }

  @Test
  void messages_comeBackAsTheyWere() {
    HeldMessage bare = HeldMessage.of(new ConsumerRecord<>("cdc", 0, 0, new byte[] {7}, null));
    HeldMessage other = message(3);
    try (SpillFile disk = new SpillFile(this::open, 1_000)) {
      disk.write(bare);
      disk.write(other);
      assertThat(disk.bytes()).isEqualTo(1 + SIZE);
      assertThat(other.value).isNull();

      disk.read(other);
      disk.read(bare);
      assertThat(disk.bytes()).isZero();
    }
    assertThat(bare.key).containsExactly(7);
    assertThat(bare.value).isNull();
    assertThat(other.key).isNull();
    assertThat(other.value[0]).isEqualTo((byte) 3);
  }

  /** As when a partition lags for days: something is always on disk, and never much. */
  @Test
  void filesGoAway_thoughSomeMessageIsAlwaysOnDisk() throws IOException {
    List<HeldMessage> waiting = new ArrayList<>();
    try (SpillFile disk = new SpillFile(this::open, 10 * SIZE)) {
      for (int i = 0; i < 1_000; i++) {
        HeldMessage next = message(i);
        disk.write(next);
        waiting.add(next);
        if (waiting.size() > 15) {
          disk.read(waiting.remove(0));
        }
        assertThat(disk.files()).isLessThanOrEqualTo(3);
      }
      for (HeldMessage each : waiting) {
        disk.read(each);
      }
    }
    assertThat(opened).isGreaterThan(50);
    try (var left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void messageThatCannotBeWritten_staysInMemory_andOthersGoOnWhenThereIsRoom() {
    HeldMessage one = message(1);
    HeldMessage two = message(2);
    try (SpillFile disk = new SpillFile(this::open, 1_000)) {
      full = true;
      assertThatThrownBy(() -> disk.write(one))
          .isInstanceOfSatisfying(
              ConsumeException.class,
              e -> assertThat(e.code()).isEqualTo("changefeed.consume.spill"));
      assertThat(one.segment).isNull();
      assertThat(one.value).isNotNull();
      assertThat(disk.bytes()).isZero();

      full = false;
      disk.write(two);
      disk.write(one);
      disk.read(one);
      disk.read(two);
    }
    assertThat(one.value[0]).isEqualTo((byte) 1);
    assertThat(two.value[0]).isEqualTo((byte) 2);
  }
}
