package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.Offsets;
import java.util.List;

/** Picks the verdict that stands for many: the worst status, and among equals the largest lag. */
final class Worst {
  private static final Verdict NOTHING =
      new Verdict(VerdictStatus.OK, VerdictReason.NOTHING_TO_READ, Evidence.NONE, "");

  private TopicLag topic;
  private int partition = -1;
  private int rank = -1;
  private long lag;

  private Worst(TopicLag first) {
    topic = first;
  }

  /** A source without partitions tells at most that everything is fine. */
  private static Verdict ofTotals(TopicLag topic, long max) {
    boolean fine = max != Offsets.NONE && max <= topic.policy().allowedLag();
    VerdictReason reason = fine ? VerdictReason.CAUGHT_UP : VerdictReason.NOT_REPORTED;
    return new Verdict(reason.status(), reason, Evidence.NONE, topic.topic());
  }

  static Verdict of(List<TopicLag> topics) {
    if (topics.isEmpty()) {
      return NOTHING;
    }
    Worst worst = new Worst(topics.get(0));
    topics.forEach(worst::look);
    return worst.verdict();
  }

  private void look(TopicLag candidate) {
    for (int p = 0; p < candidate.reading().size(); p++) {
      if (candidate.reading().tracks(p)) {
        look(candidate, p);
      }
    }
  }

  private void look(TopicLag candidate, int p) {
    int itsRank = rank(candidate.judgement(), p);
    long itsLag = candidate.lag(p);
    if (itsRank > rank || (itsRank == rank && itsLag > lag)) {
      topic = candidate;
      partition = p;
      rank = itsRank;
      lag = itsLag;
    }
  }

  private Verdict verdict() {
    if (partition < 0) {
      return topic.reading().totals().map(totals -> ofTotals(topic, totals.max())).orElse(NOTHING);
    }
    return topic
        .partition(partition)
        .map(decided -> decided.verdict().of(topic.topic() + "-" + partition))
        .orElse(NOTHING);
  }

  /** A partition nobody ever committed to says nothing about its neighbours. */
  @SuppressWarnings("EnumOrdinal") // the statuses are declared from best to worst
  private static int rank(Judgement judgement, int p) {
    return judgement.reason(p) == VerdictReason.NO_COMMIT ? 0 : 1 + judgement.status(p).ordinal();
  }
}
