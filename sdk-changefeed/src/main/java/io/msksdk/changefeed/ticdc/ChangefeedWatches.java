package io.msksdk.changefeed.ticdc;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.sink.ChangefeedId;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.operation.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

final class ChangefeedWatches implements ChangefeedWaits {
  /** A changefeed in warning fails after half an hour unless its configuration says otherwise. */
  private static final Duration STUCK = Duration.ofMinutes(30);

  private static final WaitPolicy SHORT = WaitPolicy.atMost(Duration.ofMinutes(5));
  private static final WaitPolicy USUAL = WaitPolicy.atMost(STUCK.plusMinutes(5));
  private static final WaitPolicy LONG = WaitPolicy.atMost(Duration.ofHours(2));

  private final String id;
  private final Feeds feeds;
  private final Waits waits;

  ChangefeedWatches(String id, Feeds feeds, Waits waits) {
    this.id = ChangefeedId.of(id).text();
    this.feeds = feeds;
    this.waits = waits;
  }

  @Override
  public OperationHandle<Changefeed> untilNormal() {
    return until("normal", USUAL, feed -> feed.state() == ChangefeedState.NORMAL);
  }

  @Override
  public OperationHandle<Changefeed> untilStopped() {
    return until("stopped", SHORT, feed -> feed.state() == ChangefeedState.STOPPED);
  }

  /** As an edit needs it: a changefeed that has failed meanwhile can be changed too. */
  OperationHandle<Changefeed> untilEditable() {
    return until("editable", SHORT, feed -> feed.state().editable());
  }

  @Override
  public OperationHandle<Changefeed> untilFinished() {
    return until("finished", LONG, feed -> feed.state() == ChangefeedState.FINISHED);
  }

  @Override
  public OperationHandle<Changefeed> untilCheckpointPasses(Tso tso) {
    return until("past " + tso.physical(), LONG, feed -> feed.checkpoint().compareTo(tso) >= 0);
  }

  private OperationHandle<Changefeed> until(
      String what, WaitPolicy usual, Predicate<Changefeed> success) {
    return waits.handle(
        Watch.<Changefeed, Changefeed>of(
                "changefeed " + id + " until " + what, id, usual, () -> feeds.get(id))
            .state(Changefeed::rawState)
            .detail(ChangefeedWatches::detail)
            .succeedWhen(success, feed -> feed)
            .failWhen(ChangefeedWatches::ended, ChangefeedWatches::failure)
            .build());
  }

  @Override
  public OperationHandle<Void> untilRemoved() {
    return waits.handle(
        Watch.<Optional<Changefeed>, Void>of(
                "changefeed " + id + " until removed", id, SHORT, () -> feeds.find(id))
            .state(found -> found.map(Changefeed::rawState).orElse("removed"))
            .succeedWhen(Optional::isEmpty, found -> nothing())
            .build());
  }

  @SuppressWarnings("NullAway") // the only value of Void
  private static Void nothing() {
    return null;
  }

  private record SyncLook(SyncedStatus status, Changefeed feed) {}

  @Override
  public OperationHandle<SyncedStatus> untilSynced() {
    return waits.handle(
        Watch.<SyncLook, SyncedStatus>of(
                "changefeed " + id + " until synced",
                id,
                LONG,
                () -> new SyncLook(feeds.synced(id), feeds.get(id)))
            .state(look -> look.feed().rawState())
            .detail(look -> look.status().info())
            .succeedWhen(look -> look.status().synced(), SyncLook::status)
            .failWhen(look -> ended(look.feed()), look -> failure(look.feed()))
            .build());
  }

  private static boolean ended(Changefeed feed) {
    return switch (feed.state()) {
      case FAILED, FINISHED, REMOVED -> true;
      case NORMAL, PENDING, WARNING, STOPPED, ERROR, UNKNOWN -> false;
    };
  }

  private static Watch.Failure failure(Changefeed feed) {
    return feed.error()
        .map(error -> new Watch.Failure(error.code(), error.message(), error.diagnosis().remedy()))
        .orElseGet(
            () -> new Watch.Failure("ticdc." + feed.rawState(), "it is " + feed.rawState(), ""));
  }

  private static String detail(Changefeed feed) {
    String error = feed.error().map(e -> ", " + e.code()).orElse("");
    return "checkpoint " + feed.checkpoint().physical() + error;
  }
}
