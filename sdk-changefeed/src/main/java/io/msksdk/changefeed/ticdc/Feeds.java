package io.msksdk.changefeed.ticdc;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.sink.ChangefeedId;
import io.msksdk.core.call.CallException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.runbook.PreconditionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Reads and plain writes of changefeeds, by id. */
record Feeds(TicdcHttp http) {

  static String path(String id) {
    return "/changefeeds/" + ChangefeedId.of(id).text();
  }

  Changefeed get(String id) {
    return Changefeed.of(http.get("GetChangefeed", path(id)));
  }

  Optional<Changefeed> find(String id) {
    try {
      return Optional.of(get(id)).filter(feed -> feed.state() != ChangefeedState.REMOVED);
    } catch (TicdcException e) {
      if (e.problem() == Problem.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  void pause(String id) {
    JsonObject unused = http.change("PauseChangefeed", "POST", path(id) + "/pause", null);
  }

  void resume(String id, ResumePoint point) {
    JsonObject body =
        JsonObject.builder()
            .number("overwrite_checkpoint_ts", point.at().map(at -> at.value()).orElse(0L))
            .build();
    JsonObject unused = http.change("ResumeChangefeed", "POST", path(id) + "/resume", body);
  }

  void update(String id, ChangefeedEdit edit) {
    Changefeed feed = get(id);
    if (!feed.state().editable()) {
      throw PreconditionException.of(
          Finding.error("ticdc.update.state", "state", feed.rawState(), "stopped or failed")
              .advising("Pause it first, or use edit()."));
    }
    edit.check(feed).requireNoErrors();
    JsonObject unused = http.change("UpdateChangefeed", "PUT", path(id), edit.body(feed));
  }

  List<ChangefeedSummary> list(String state) {
    return http
        .get("ListChangefeeds", "/changefeeds", Map.of("state", state))
        .objects("items")
        .stream()
        .map(ChangefeedSummary::of)
        .toList();
  }

  SyncedStatus synced(String id) {
    return SyncedStatus.of(http.get("GetSynced", path(id) + "/synced"));
  }

  Tso tso() {
    JsonObject answer = http.ask("GetTso", "/tso", JsonObject.builder().build());
    return Tso.parts(answer.number("timestamp").orElse(0), answer.number("logic_time").orElse(0));
  }

  /**
   * Makes a change once; when its answer is lost, what it was to bring about says whether it was.
   */
  static void once(Runnable change, BooleanSupplier applied) {
    try {
      change.run();
    } catch (CallException lost) {
      if (lost.notApplied() || !lost.retryable() || !applied.getAsBoolean()) {
        throw lost;
      }
    }
  }

  void remove(String id) {
    JsonObject unused = http.change("RemoveChangefeed", "DELETE", path(id), null);
  }
}
