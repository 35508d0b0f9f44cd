package io.msksdk.admin.call;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.time.Time;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.KafkaRequest;
import software.amazon.awssdk.services.kafka.model.KafkaResponse;

/**
 * What a feature outside this module builds on: calls under the policy of an {@code Msk}, with its
 * listener, its waits and its clock, and failures as {@link io.msksdk.core.call.CallException}s.
 * Get it from {@code Msk.calls()}. Thread-safe. Not for users to implement.
 */
public interface MskCalls {

  /**
   * Makes a call that changes nothing.
   *
   * @param request the request
   * @param call the call on the client
   * @param <Q> the request's type
   * @param <A> the answer's type
   * @return the answer
   */
  <Q extends KafkaRequest, A extends KafkaResponse> A read(
      Q request, BiFunction<KafkaClient, Q, A> call);

  /**
   * Makes a read whose resource may not exist.
   *
   * @param request the request
   * @param call the call on the client
   * @param <Q> the request's type
   * @param <A> the answer's type
   * @return the answer, empty when the service says not found
   */
  <Q extends KafkaRequest, A extends KafkaResponse> Optional<A> readIfThere(
      Q request, BiFunction<KafkaClient, Q, A> call);

  /**
   * Makes a call that changes something. Whatever client it is made on sends it once.
   *
   * @param request the request
   * @param call the call on the client
   * @param <Q> the request's type
   * @param <A> the answer's type
   * @return the answer
   */
  @CanIgnoreReturnValue
  <Q extends KafkaRequest, A extends KafkaResponse> A write(
      Q request, BiFunction<KafkaClient, Q, A> call);

  /**
   * Reads a list page by page, as it is used.
   *
   * @param page reads the page of a token, null for the first
   * @param items what a page holds
   * @param next the token of the page after it, null on the last
   * @param <A> the type of a page
   * @param <T> what the list holds
   * @return every item of every page, in order
   */
  <A, T> Stream<T> pages(
      Function<@Nullable String, A> page,
      Function<A, List<T>> items,
      Function<A, @Nullable String> next);

  /**
   * Makes one try of a call to another service of AWS, and turns its failure into ours. Pacing and
   * further tries are the caller's affair, since another endpoint has limits of its own.
   *
   * @param operation the operation's name
   * @param call the call
   * @param <A> the answer's type
   * @return the answer
   */
  <A> A attempt(String operation, Supplier<A> call);

  /**
   * Returns the waiter engine; it is closed with its {@code Msk}.
   *
   * @return the engine
   */
  Waits waits();

  /**
   * Returns the clock.
   *
   * @return the clock
   */
  Time time();
}
