package io.msksdk.changefeed.ticdc;

import io.msksdk.changefeed.internal.CallStep;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Runbook;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.List;

/** A safe edit: pause, update, resume. TiCDC's state says how far an earlier run came. */
record EditRunbook(String id, ChangefeedEdit edit, Feeds feeds, ChangefeedWatches waits) {
  private static final WaitPolicy PAUSE = WaitPolicy.atMost(Duration.ofMinutes(5));
  private static final WaitPolicy RESUME = WaitPolicy.atMost(Duration.ofMinutes(35));

  Runbook resumed(Time time) {
    List<CallStep> steps = List.of(pause(), update(), resume());
    return Runbook.of("changefeed-edit", id, edit.fingerprint(), steps, time);
  }

  Runbook paused(Time time) {
    List<CallStep> steps = List.of(pause(), update());
    return Runbook.of("changefeed-edit-paused", id, edit.fingerprint(), steps, time);
  }

  private CallStep pause() {
    return CallStep.of(
            "pause", "pause " + id, () -> feeds.get(id).state().editable(), () -> feeds.pause(id))
        .ending(() -> false, progress -> waits.untilEditable().await(PAUSE, progress));
  }

  private CallStep update() {
    return CallStep.of(
        "update",
        edit.title() + " of " + id,
        () -> edit.done(feeds.get(id)),
        () -> feeds.update(id, edit));
  }

  private CallStep resume() {
    return CallStep.of(
            "resume",
            "resume " + id,
            () -> runs(feeds.get(id).state()),
            () -> feeds.resume(id, ResumePoint.checkpoint()))
        .ending(() -> false, progress -> waits.untilNormal().await(RESUME, progress));
  }

  private static boolean runs(ChangefeedState state) {
    return state == ChangefeedState.NORMAL || state == ChangefeedState.WARNING;
  }
}
