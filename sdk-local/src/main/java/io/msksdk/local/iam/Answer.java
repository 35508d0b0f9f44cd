package io.msksdk.local.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered to one question of a broker, kept for the next time it is asked. */
final class Answer {
  /** For what no action stands for; it cannot be granted. */
  static final Answer NOTHING_STANDS_FOR_IT = new Answer(null, Verdict.refused("no action"), null);

  private final @Nullable IamNeed need;
  private final Verdict verdict;
  private final @Nullable IamNeed denied;
  private volatile boolean told;

  private Answer(@Nullable IamNeed need, Verdict verdict, @Nullable IamNeed denied) {
    this.need = need;
    this.verdict = verdict;
    this.denied = denied;
  }

  static Answer of(IamNeed need, Verdict verdict) {
    return new Answer(need, verdict, verdict.allowed() ? null : need);
  }

  /** A refusal for one of the actions that are required beside the one that was asked for. */
  static Answer lacking(IamNeed need, List<IamNeed> missing) {
    return new Answer(need, Verdict.lacking(need, missing.get(0)), missing.get(0));
  }

  boolean allowed() {
    return verdict.allowed();
  }

  Verdict verdict() {
    return verdict;
  }

  /** What was asked for, null when nothing stands for it. */
  @Nullable IamNeed need() {
    return need;
  }

  /** What a statement must allow for it to be allowed, null when it is. */
  @Nullable IamNeed denied() {
    return denied;
  }

  /** Whether this is the first time that it counts. */
  boolean countsFirst() {
    boolean first = !told;
    told = true;
    return first;
  }
}
