package io.msksdk.admin.lag;

import java.util.Arrays;

/**
 * The published reasons of the partitions of a group's topic, and what would change them. A change
 * of status waits until enough rounds agree. Not thread-safe.
 */
final class Confirmed {
  private static final byte NONE = -1;

  private byte[] published = new byte[0];
  private byte[] candidates = new byte[0];
  private byte[] rounds = new byte[0];

  void reach(int size) {
    int had = published.length;
    if (had < size) {
      published = Arrays.copyOf(published, size);
      candidates = Arrays.copyOf(candidates, size);
      rounds = Arrays.copyOf(rounds, size);
      Arrays.fill(published, had, size, NONE);
    }
  }

  /** Takes the fresh reason of a round; publishes it or lets it wait. */
  void offer(int partition, VerdictReason fresh, int confirmations) {
    byte now = Judgement.number(fresh);
    if (published[partition] == NONE || atOnce(partition, fresh)) {
      publish(partition, now);
      return;
    }
    boolean again =
        rounds[partition] > 0
            && Judgement.REASONS[candidates[partition]].status() == fresh.status();
    candidates[partition] = now;
    rounds[partition] = (byte) (again ? rounds[partition] + 1 : 1);
    if (rounds[partition] >= confirmations) {
      publish(partition, now);
    }
  }

  byte[] reasons(int size) {
    return Arrays.copyOf(published, size);
  }

  /** The same status needs no confirmation, nor does going back or not being readable. */
  private boolean atOnce(int partition, VerdictReason fresh) {
    VerdictStatus before = Judgement.REASONS[published[partition]].status();
    return before == fresh.status()
        || before == VerdictStatus.UNKNOWN
        || fresh.status() == VerdictStatus.UNKNOWN
        || fresh.status() == VerdictStatus.REWIND;
  }

  private void publish(int partition, byte reason) {
    published[partition] = reason;
    rounds[partition] = 0;
  }
}
