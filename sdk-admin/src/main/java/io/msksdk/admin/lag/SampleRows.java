package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicReading;
import org.jspecify.annotations.Nullable;

/** Says what of a round becomes a sample. */
final class SampleRows {

  private SampleRows() {}

  /**
   * The commits of a round. Burrow counts commits, not looks: there a look at a partition that
   * nobody owns and whose commit stands where it stood is no sample.
   */
  static Offsets committed(TopicReading reading, LagPolicy policy, @Nullable Offsets before) {
    Offsets now = reading.committed();
    if (policy.rules() == LagPolicy.Rules.STANDARD || before == null) {
      return now;
    }
    long[] counted = new long[now.size()];
    for (int partition = 0; partition < counted.length; partition++) {
      boolean anew = now.at(partition) != before.at(partition) || reading.owners().has(partition);
      counted[partition] = anew ? now.at(partition) : Offsets.NONE;
    }
    return Offsets.of(counted);
  }
}
