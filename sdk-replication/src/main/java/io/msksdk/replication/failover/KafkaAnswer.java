package io.msksdk.replication.failover;

import io.msksdk.core.MskException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.operation.WaitInterruptedException;
import io.msksdk.core.runbook.PreconditionException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.jspecify.annotations.Nullable;

/** Waits for a Kafka client's answer and turns its failures into ours. */
final class KafkaAnswer {
  /** A dead cluster must not hold a gate's look for the minute Kafka clients take. */
  private static final long LONGEST_SECONDS = 15;

  private KafkaAnswer() {}

  static <T> T of(String what, KafkaFuture<T> future) {
    try {
      return await(what, future);
    } catch (ExecutionException e) {
      throw failure(what, e.getCause());
    }
  }

  /** Empty when the cluster answers with one kind of error. */
  static <T> Optional<T> unless(
      String what, @Nullable KafkaFuture<T> future, Class<? extends Exception> absent) {
    if (future == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(await(what, future));
    } catch (ExecutionException e) {
      if (absent.isInstance(e.getCause())) {
        return Optional.empty();
      }
      throw failure(what, e.getCause());
    }
  }

  private static <T> T await(String what, KafkaFuture<T> future) throws ExecutionException {
    try {
      return future.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw failure(what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw WaitInterruptedException.of(unanswered(what), "interrupted");
    }
  }

  static MskException failure(String what, @Nullable Throwable cause) {
    String why =
        cause == null ? "no answer" : cause.getClass().getSimpleName() + ", " + cause.getMessage();
    if (cause instanceof AuthorizationException) {
      return PreconditionException.of(
          Finding.error("failover.not-allowed", what, why, "a right to see it")
              .advising("Give the identity that runs failovers this right on both clusters."));
    }
    if (cause instanceof UnknownMemberIdException || cause instanceof GroupNotEmptyException) {
      return PreconditionException.passing(
          Finding.error("failover.group-active", what, why, "a group without members")
              .advising("Stop its consumers there; offsets are committed for idle groups only."));
    }
    return PreconditionException.passing(
        Finding.error("failover.no-answer", what, why, "an answer of the cluster"));
  }

  private static OperationSnapshot unanswered(String what) {
    return new OperationSnapshot(
        what, what, "unanswered", OptionalInt.empty(), "", Duration.ZERO, 1);
  }
}
