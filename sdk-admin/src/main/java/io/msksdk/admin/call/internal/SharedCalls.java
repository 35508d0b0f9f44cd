package io.msksdk.admin.call.internal;

import io.msksdk.admin.call.MskCalls;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.time.Time;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.KafkaRequest;
import software.amazon.awssdk.services.kafka.model.KafkaResponse;

/**
 * The session of an {@code Msk} as features outside this module see it.
 *
 * @param session the session
 */
public record SharedCalls(Session session) implements MskCalls {

  @Override
  public <Q extends KafkaRequest, A extends KafkaResponse> A read(
      Q request, BiFunction<KafkaClient, Q, A> call) {
    return session.calls().read(request, call);
  }

  @Override
  public <Q extends KafkaRequest, A extends KafkaResponse> Optional<A> readIfThere(
      Q request, BiFunction<KafkaClient, Q, A> call) {
    return session.calls().readIfThere(request, call);
  }

  @Override
  public <Q extends KafkaRequest, A extends KafkaResponse> A write(
      Q request, BiFunction<KafkaClient, Q, A> call) {
    return session.calls().write(request, call);
  }

  @Override
  public <A, T> Stream<T> pages(
      Function<@Nullable String, A> page,
      Function<A, List<T>> items,
      Function<A, @Nullable String> next) {
    return Pages.stream(
        token -> {
          A answer = page.apply(token);
          return new Pages.Page<>(items.apply(answer), next.apply(answer));
        });
  }

  @Override
  public <A> A attempt(String operation, Supplier<A> call) {
    try {
      return call.get();
    } catch (SdkException | IllegalStateException | RejectedExecutionException e) {
      throw ErrorMapper.map(operation, e);
    }
  }

  @Override
  public Waits waits() {
    return session.waits();
  }

  @Override
  public Time time() {
    return session.time();
  }
}
