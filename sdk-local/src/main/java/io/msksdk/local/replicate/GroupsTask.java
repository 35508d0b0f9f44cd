package io.msksdk.local.replicate;

import io.msksdk.local.clock.Pause;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.connect.mirror.MirrorCheckpointTask;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * MirrorMaker's task for groups. MirrorMaker sleeps between two looks at the offsets and does not
 * hear meanwhile that it is to stop; this one comes back at once and is called again.
 */
final class GroupsTask extends MirrorCheckpointTask {
  private static final Duration NAP = Duration.ofMillis(50);
  private static final int NAPS = 5;

  private int naps;

  @Override
  public @Nullable List<SourceRecord> poll() throws InterruptedException {
    if (++naps % NAPS != 0) {
      Pause.of(NAP);
      return null;
    }
    return super.poll();
  }
}
