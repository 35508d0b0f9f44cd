package io.msksdk.core.runbook;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a runbook is run. Immutable; every method returns changed options.
 *
 * <pre>{@code
 * plan.run(RunOptions.recordIn(Path.of("orders.run.json"))
 *     .allowing(Effect.RESTARTS_BROKERS)
 *     .onlyIf(reviewedDigest)
 *     .because("CHG-4711"));
 * }</pre>
 */
public final class RunOptions {
  private final RunStore store;
  private final Set<Effect> allowed;
  private final @Nullable String digest;
  private final String reason;
  private final Consumer<RunProgress> listener;
  private final Map<String, String> overrides;

  private RunOptions(
      RunStore store,
      Set<Effect> allowed,
      @Nullable String digest,
      String reason,
      Consumer<RunProgress> listener,
      Map<String, String> overrides) {
    this.store = store;
    this.allowed = allowed;
    this.digest = digest;
    this.reason = reason;
    this.listener = listener;
    this.overrides = overrides;
  }

  /**
   * Keeps the record in a file, so that another process can take the run up.
   *
   * @param path the file
   * @return options that allow no effect
   */
  public static RunOptions recordIn(Path path) {
    return recordIn(RunStore.file(path));
  }

  /**
   * Keeps the record in a store.
   *
   * @param store the store
   * @return options that allow no effect
   */
  public static RunOptions recordIn(RunStore store) {
    return new RunOptions(
        requireNonNull(store, "store"), Set.of(), null, "", progress -> {}, Map.of());
  }

  /**
   * Keeps no record beyond this process. Such options stand for one run: used again before that run
   * has finished they take it up, and another runbook cannot be run with them until then.
   *
   * @return options that allow no effect
   */
  public static RunOptions unrecorded() {
    return recordIn(RunStore.memory());
  }

  /**
   * Allows effects; any other is refused before anything is changed.
   *
   * @param effects what steps may do
   * @return options that allow these effects too
   */
  public RunOptions allowing(Effect... effects) {
    Set<Effect> more = EnumSet.noneOf(Effect.class);
    more.addAll(allowed);
    more.addAll(Set.of(effects));
    return new RunOptions(store, Set.copyOf(more), digest, reason, listener, overrides);
  }

  /**
   * Runs only what was reviewed.
   *
   * @param reviewed the digest that was reviewed
   * @return options that refuse a runbook of another digest
   */
  public RunOptions onlyIf(String reviewed) {
    return new RunOptions(
        store, allowed, requireNonNull(reviewed, "reviewed"), reason, listener, overrides);
  }

  /**
   * Says why; the text is kept in the record and sent along with every call.
   *
   * @param why such as the number of a change request; no secret
   * @return options with the reason
   */
  public RunOptions because(String why) {
    return new RunOptions(store, allowed, digest, requireNonNull(why, "why"), listener, overrides);
  }

  /**
   * Reports progress.
   *
   * @param progress called on the running thread; what it throws ends the run
   * @return options with the listener
   */
  public RunOptions reporting(Consumer<RunProgress> progress) {
    return new RunOptions(
        store, allowed, digest, reason, requireNonNull(progress, "progress"), overrides);
  }

  /**
   * Lets a run pass a gate that is held. It is looked at once all the same, and the record keeps
   * what was seen and why it was passed.
   *
   * @param gate the gate as its refusal names it, {@code step/gate}
   * @param why who decided so, and what for; no secret
   * @return options that pass this gate too
   */
  public RunOptions overriding(String gate, String why) {
    Map<String, String> more = new HashMap<>(overrides);
    more.put(requireNonNull(gate, "gate"), requireNonNull(why, "why"));
    return new RunOptions(store, allowed, digest, reason, listener, Map.copyOf(more));
  }

  /**
   * Returns where the record is kept.
   *
   * @return the store
   */
  public RunStore store() {
    return store;
  }

  /**
   * Returns the effects that are allowed.
   *
   * @return unmodifiable
   */
  public Set<Effect> allowed() {
    return allowed;
  }

  /**
   * Returns the digest that was reviewed.
   *
   * @return the digest, empty when any will do
   */
  public Optional<String> digest() {
    return Optional.ofNullable(digest);
  }

  /**
   * Returns why.
   *
   * @return the reason, empty when nobody said
   */
  public String reason() {
    return reason;
  }

  @Nullable String override(String gate) {
    return overrides.get(gate);
  }

  void report(RunProgress progress) {
    listener.accept(progress);
  }
}
