package io.msksdk.admin.lag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** Writes everything by the names of reasons: their numbers are those of one process only. */
  void write(ByteRow row) {
    List<Byte> used = new ArrayList<>();
    ByteRow places = new ByteRow();
    for (int partition = 0; partition < published.length; partition++) {
      places.number(place(used, published[partition]));
      places.number(rounds[partition]);
      if (rounds[partition] > 0) {
        places.number(place(used, candidates[partition]));
      }
    }
    row.number(used.size());
    used.forEach(reason -> row.text(Judgement.REASONS[reason].name()));
    row.number(published.length).add(places);
  }

  static Confirmed read(ByteRow.Reader row) {
    byte[] reasons = new byte[row.length()];
    for (int i = 0; i < reasons.length; i++) {
      reasons[i] = number(row.text());
    }
    Confirmed confirmed = new Confirmed();
    confirmed.reach(row.length());
    for (int partition = 0; partition < confirmed.published.length; partition++) {
      confirmed.published[partition] = reason(reasons, row.number());
      byte agreed = (byte) row.number();
      byte candidate = agreed > 0 ? reason(reasons, row.number()) : NONE;
      confirmed.rounds[partition] = candidate == NONE ? 0 : agreed;
      confirmed.candidates[partition] = candidate == NONE ? 0 : candidate;
    }
    return confirmed;
  }

  private static int place(List<Byte> used, byte reason) {
    if (reason == NONE) {
      return NONE;
    }
    if (!used.contains(reason)) {
      used.add(reason);
    }
    return used.indexOf(reason);
  }

  private static byte reason(byte[] reasons, long place) {
    return place < 0 || place >= reasons.length ? NONE : reasons[(int) place];
  }

  /** A reason another version has is none here. */
  private static byte number(String name) {
    for (VerdictReason reason : Judgement.REASONS) {
      if (reason.name().equals(name)) {
        return Judgement.number(reason);
      }
    }
    return NONE;
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
