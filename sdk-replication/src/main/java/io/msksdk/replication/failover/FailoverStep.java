package io.msksdk.replication.failover;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.Gate;
import io.msksdk.core.runbook.RunbookStep;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One step of a failover. Its action may be repeated; what proves it are its gates. */
final class FailoverStep implements RunbookStep {
  private final String id;
  private final String title;
  private final Set<Effect> effects = EnumSet.noneOf(Effect.class);
  private final List<Supplier<Gate>> before = new ArrayList<>();
  private final List<Supplier<Gate>> after = new ArrayList<>();
  private final Supplier<String> action;
  private Supplier<Boolean> so = () -> false;
  private String standing = "";
  private String undo = "";
  private boolean noReturn;

  private FailoverStep(String id, String title, Supplier<String> action) {
    this.id = id;
    this.title = title;
    this.action = action;
  }

  static FailoverStep of(String id, String title, Supplier<String> action) {
    return new FailoverStep(id, title, action);
  }

  /** A step that changes nothing: its gates are all there is. */
  static FailoverStep looking(String id, String title) {
    return new FailoverStep(id, title, () -> "looked");
  }

  @CanIgnoreReturnValue
  FailoverStep with(Effect... more) {
    effects.addAll(Set.of(more));
    return this;
  }

  @CanIgnoreReturnValue
  FailoverStep unless(Supplier<Boolean> already) {
    so = already;
    return this;
  }

  @CanIgnoreReturnValue
  FailoverStep after(Supplier<Gate> gate) {
    before.add(gate);
    return this;
  }

  @CanIgnoreReturnValue
  FailoverStep until(Supplier<Gate> gate) {
    after.add(gate);
    return this;
  }

  @CanIgnoreReturnValue
  FailoverStep until(List<Supplier<Gate>> gates) {
    after.addAll(gates);
    return this;
  }

  /** What is so once this step has ended, and how one gets back behind it. */
  @CanIgnoreReturnValue
  FailoverStep leaving(String standing, String undo) {
    this.standing = requireNonNull(standing, "standing");
    this.undo = requireNonNull(undo, "undo");
    return this;
  }

  @CanIgnoreReturnValue
  FailoverStep pointOfNoReturn() {
    noReturn = true;
    return with(Effect.IRREVERSIBLE);
  }

  String standing() {
    return standing;
  }

  String undo() {
    return undo;
  }

  boolean noReturn() {
    return noReturn;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Set<Effect> effects() {
    return effects;
  }

  @Override
  public Optional<String> underWay() {
    return Optional.empty();
  }

  @Override
  public boolean done() {
    return so.get();
  }

  @Override
  public String begin() {
    return action.get();
  }

  @Override
  public void await(String token, Consumer<OperationSnapshot> progress) {}

  @Override
  public List<Gate> preconditions() {
    return before.stream().map(Supplier::get).toList();
  }

  @Override
  public List<Gate> gates() {
    return after.stream().map(Supplier::get).toList();
  }
}
