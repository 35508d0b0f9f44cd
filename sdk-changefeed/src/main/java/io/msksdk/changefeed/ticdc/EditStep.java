package io.msksdk.changefeed.ticdc;

import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.Runbook;
import io.msksdk.core.runbook.RunbookStep;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A step of a safe edit: pause, update, resume. TiCDC's state says how far an earlier run came. */
record EditStep(
    String id,
    String title,
    BooleanSupplier so,
    Runnable call,
    Consumer<Consumer<OperationSnapshot>> end)
    implements RunbookStep {
  private static final WaitPolicy PAUSE = WaitPolicy.atMost(Duration.ofMinutes(5));
  private static final WaitPolicy RESUME = WaitPolicy.atMost(Duration.ofMinutes(35));

  static Runbook runbook(
      String id, ChangefeedEdit edit, Feeds feeds, ChangefeedWatches waits, Time time) {
    List<EditStep> steps = of(id, edit, feeds, waits);
    return Runbook.of("changefeed-edit", id, edit.fingerprint(), steps, time);
  }

  static Runbook pausedRunbook(
      String id, ChangefeedEdit edit, Feeds feeds, ChangefeedWatches waits, Time time) {
    List<EditStep> steps = of(id, edit, feeds, waits).subList(0, 2);
    return Runbook.of("changefeed-edit-paused", id, edit.fingerprint(), steps, time);
  }

  private static List<EditStep> of(
      String id, ChangefeedEdit edit, Feeds feeds, ChangefeedWatches waits) {
    EditStep pause =
        new EditStep(
            "pause",
            "pause " + id,
            () -> feeds.get(id).state().editable(),
            () -> feeds.pause(id),
            progress -> waits.untilEditable().await(PAUSE, progress));
    EditStep update =
        new EditStep(
            "update",
            edit.title() + " of " + id,
            () -> edit.done(feeds.get(id)),
            () -> feeds.update(id, edit),
            progress -> {});
    EditStep resume =
        new EditStep(
            "resume",
            "resume " + id,
            () -> runs(feeds.get(id).state()),
            () -> feeds.resume(id, ResumePoint.checkpoint()),
            progress -> waits.untilNormal().await(RESUME, progress));
    return List.of(pause, update, resume);
  }

  private static boolean runs(ChangefeedState state) {
    return state == ChangefeedState.NORMAL || state == ChangefeedState.WARNING;
  }

  @Override
  public Set<Effect> effects() {
    return Set.of();
  }

  @Override
  public Optional<String> underWay() {
    return Optional.empty(); // TiCDC has no name for a change; its state says whether it was made
  }

  @Override
  public boolean done() {
    return so.getAsBoolean();
  }

  @Override
  public String begin() {
    call.run();
    return id;
  }

  @Override
  public void await(String token, Consumer<OperationSnapshot> progress) {
    end.accept(progress);
  }
}
