package io.msksdk.local.iam;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The log of refusals, newest last; the oldest fall out when it is full. Thread-safe. */
public final class Denials {
  private static final int CAPACITY = 10_000;

  private final ArrayDeque<Denial> log = new ArrayDeque<>();
  private final InstantSource time;
  private long last;

  private Denials(InstantSource time) {
    this.time = time;
  }

  /**
   * Returns an empty log.
   *
   * @param time what dates the entries
   * @return a new log
   */
  public static Denials create(InstantSource time) {
    return new Denials(time);
  }

  void add(
      @Nullable String requestId,
      String cluster,
      String principal,
      String operation,
      IamNeed need,
      Verdict verdict) {
    add(
        (sequence, at) ->
            new Denial(
                sequence,
                at,
                requestId,
                cluster,
                principal,
                operation,
                need.action(),
                need.resource(),
                verdict.reason(),
                verdict.statement(),
                verdict.grantable() ? need.statement() : null));
  }

  /** Adds the refusal of something that IAM has no action for. */
  void addUngrantable(String cluster, String principal, String operation) {
    add(
        (sequence, at) ->
            new Denial(
                sequence,
                at,
                null,
                cluster,
                principal,
                operation,
                "none",
                cluster,
                "no action stands for " + operation + ": no policy can allow it",
                null,
                null));
  }

  private synchronized void add(BiFunction<Long, Instant, Denial> entry) {
    if (log.size() == CAPACITY) {
      log.removeFirst();
    }
    log.addLast(entry.apply(++last, time.instant()));
  }

  /**
   * Returns the refusals of one caller.
   *
   * @param principal the caller's ARN, or null for all callers
   * @return the refusals in their order
   */
  public synchronized List<Denial> of(@Nullable String principal) {
    return log.stream().filter(d -> principal == null || d.principal().equals(principal)).toList();
  }
}
