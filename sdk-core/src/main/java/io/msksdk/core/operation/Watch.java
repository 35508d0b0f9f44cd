package io.msksdk.core.operation;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a wait looks at, and which answers end it.
 *
 * <p>The rules are asked in the order they were added and the first that accepts an answer decides.
 * An answer no rule accepts, an unknown state included, means: look again.
 *
 * @param <T> what one look at the service gives
 * @param <R> what the operation ends with
 */
public final class Watch<T, R> {
  private final String kind;
  private final String what;
  private final String id;
  private final Supplier<T> look;
  private final Function<T, String> state;
  private final Function<T, OptionalInt> percent;
  private final Function<T, String> detail;
  private final List<Function<T, @Nullable Outcome<R>>> rules;
  private final WaitPolicy usual;

  private Watch(Builder<T, R> builder) {
    kind = builder.kind;
    what = builder.what;
    id = builder.id;
    look = builder.look;
    state = builder.state;
    percent = builder.percent;
    detail = builder.detail;
    rules = List.copyOf(builder.rules);
    usual = builder.usual;
  }

  /**
   * Starts a description.
   *
   * @param what the operation in words, such as {@code create cluster orders}
   * @param id what names it at the service
   * @param usual the policy of a wait that is not given one
   * @param look one read of the service; a retryable failure of it means: look again
   * @param <T> what one look gives
   * @param <R> what the operation ends with
   * @return a builder without rules
   */
  public static <T, R> Builder<T, R> of(
      String what, String id, WaitPolicy usual, Supplier<T> look) {
    return new Builder<>(what, id, usual, look);
  }

  String kind() {
    return kind;
  }

  String what() {
    return what;
  }

  String id() {
    return id;
  }

  WaitPolicy usual() {
    return usual;
  }

  T look() {
    return look.get();
  }

  String state(T answer) {
    return state.apply(answer);
  }

  OptionalInt percent(T answer) {
    return percent.apply(answer);
  }

  String detail(T answer) {
    return detail.apply(answer);
  }

  Optional<Outcome<R>> judge(T answer) {
    for (Function<T, @Nullable Outcome<R>> rule : rules) {
      Outcome<R> outcome = rule.apply(answer);
      if (outcome != null) {
        return Optional.of(outcome);
      }
    }
    return Optional.empty();
  }

  /**
   * Why an operation failed, in the service's words.
   *
   * @param code the service's code
   * @param message the service's message
   * @param remedy what to do, empty when nothing is known
   */
  public record Failure(String code, String message, String remedy) {}

  /** How a rule ends a wait: with a value or with a failure, never both. */
  record Outcome<R>(@Nullable R value, @Nullable Failure failure) {}

  /**
   * Collects the rules of a {@link Watch}. Not thread-safe.
   *
   * @param <T> what one look gives
   * @param <R> what the operation ends with
   */
  public static final class Builder<T, R> {
    private final String what;
    private final String id;
    private final WaitPolicy usual;
    private final Supplier<T> look;
    private final List<Function<T, @Nullable Outcome<R>>> rules = new ArrayList<>();
    private String kind = "operation";
    private Function<T, String> state = String::valueOf;
    private Function<T, OptionalInt> percent = answer -> OptionalInt.empty();
    private Function<T, String> detail = answer -> "";

    private Builder(String what, String id, WaitPolicy usual, Supplier<T> look) {
      this.what = requireNonNull(what, "what");
      this.id = requireNonNull(id, "id");
      this.usual = requireNonNull(usual, "usual");
      this.look = requireNonNull(look, "look");
    }

    /**
     * Names the kind of operation, for meters; {@code operation} unless set.
     *
     * @param kind one of a few, without a name or number of its own, such as {@code create-cluster}
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder<T, R> kind(String kind) {
      this.kind = requireNonNull(kind, "kind");
      return this;
    }

    /**
     * Says how to read the service's word for the state; the answer's text unless set.
     *
     * @param state from an answer to its state
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder<T, R> state(Function<T, String> state) {
      this.state = requireNonNull(state, "state");
      return this;
    }

    /**
     * Says how to read progress; none unless set.
     *
     * @param percent from an answer to 0..100
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder<T, R> percent(Function<T, OptionalInt> percent) {
      this.percent = requireNonNull(percent, "percent");
      return this;
    }

    /**
     * Says how to read what else a person wants to see; nothing unless set.
     *
     * @param detail from an answer to a few words
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder<T, R> detail(Function<T, String> detail) {
      this.detail = requireNonNull(detail, "detail");
      return this;
    }

    /**
     * Adds a rule that ends the wait with a value.
     *
     * @param accepts which answers it takes
     * @param value from the answer to what the operation ends with
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder<T, R> succeedWhen(Predicate<T> accepts, Function<T, R> value) {
      rules.add(answer -> accepts.test(answer) ? new Outcome<>(value.apply(answer), null) : null);
      return this;
    }

    /**
     * Adds a rule that ends the wait with a failure.
     *
     * @param accepts which answers it takes
     * @param failure from the answer to why
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder<T, R> failWhen(Predicate<T> accepts, Function<T, Failure> failure) {
      rules.add(answer -> accepts.test(answer) ? new Outcome<>(null, failure.apply(answer)) : null);
      return this;
    }

    /**
     * Finishes the description.
     *
     * @return the watch
     */
    public Watch<T, R> build() {
      return new Watch<>(this);
    }
  }
}
