package io.msksdk.changefeed.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.ticdc.ChangefeedState;
import io.msksdk.changefeed.ticdc.Diagnosis;
import io.msksdk.changefeed.ticdc.Fate;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One changefeed of the fake. It has no thread: what time does to it is worked out whenever
 * somebody looks. Guarded by its server.
 */
final class FakeFeed {
  static final String GC_TTL_EXCEEDED = "CDC:ErrGCTTLExceeded";

  final String id;
  final Instant created;
  final Tso startTs;
  String sinkUri;
  @Nullable Tso targetTs;
  ObjectNode config;

  private final Duration gcTtl;
  private ChangefeedState state = ChangefeedState.NORMAL;
  private @Nullable Change change;
  private Instant since;
  private Tso checkpoint;
  private @Nullable Tso held;
  private @Nullable Tso heldResolved;
  private Instant lastWrite;
  private String code = "";
  private String message = "";

  private record Change(ChangefeedState to, Instant at) {}

  FakeFeed(String id, String sinkUri, Tso startTs, ObjectNode config, Instant now, Duration gcTtl) {
    this.id = id;
    this.sinkUri = sinkUri;
    this.startTs = startTs;
    this.config = config;
    this.created = now;
    this.since = now;
    this.lastWrite = now;
    this.checkpoint = startTs;
    this.gcTtl = gcTtl;
  }

  /** Lets the time since the last look do its work. */
  void settle(Instant now) {
    if (change != null && !change.at().isAfter(now)) {
      enter(change.to(), change.at());
    }
    if (state == ChangefeedState.NORMAL) {
      checkpoint = later(checkpoint, reached(now));
      finishAtTarget(now);
    }
    if (state == ChangefeedState.WARNING && !since.plus(stuck()).isAfter(now)) {
      enter(ChangefeedState.FAILED, now);
    }
    boolean stands = Duration.between(checkpoint.physical(), now).compareTo(gcTtl) > 0;
    if (state.blocksGc() && stands && !lost()) {
      fail(
          GC_TTL_EXCEEDED,
          "the checkpoint-ts("
              + checkpoint
              + ") lag of the changefeed("
              + id
              + ") has exceeded the GC TTL",
          now);
    }
  }

  private void finishAtTarget(Instant now) {
    if (targetTs != null && checkpoint.compareTo(targetTs) >= 0) {
      checkpoint = targetTs;
      enter(ChangefeedState.FINISHED, now);
    }
  }

  private Tso reached(Instant now) {
    return held == null ? Tso.at(now) : held;
  }

  private static Tso later(Tso one, Tso other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private Duration stuck() {
    return Duration.ofNanos(config.path("changefeed_error_stuck_duration").asLong());
  }

  private boolean lost() {
    return !code.isEmpty() && Diagnosis.of(code, message).fate() == Fate.GC_LOST;
  }

  private void enter(ChangefeedState next, Instant at) {
    state = next;
    since = at;
    change = null;
    if (next == ChangefeedState.NORMAL) {
      code = "";
      message = "";
    }
  }

  void change(ChangefeedState to, Instant now, Duration after) {
    change = new Change(to, now.plus(after));
    settle(now);
  }

  /** An error happens: fatal ones end the changefeed, the others are tried again. */
  void trouble(String newCode, String newMessage, Instant now) {
    if (Diagnosis.of(newCode, newMessage).fate() == Fate.RETRYING) {
      code = newCode;
      message = newMessage;
      enter(ChangefeedState.WARNING, now);
    } else {
      fail(newCode, newMessage, now);
    }
  }

  private void fail(String newCode, String newMessage, Instant now) {
    code = newCode;
    message = newMessage;
    enter(ChangefeedState.FAILED, now);
  }

  void overwriteCheckpoint(Tso tso) {
    checkpoint = tso;
  }

  void hold(boolean stand) {
    held = stand ? checkpoint : null;
  }

  void holdResolved(boolean stand) {
    heldResolved = stand ? checkpoint : null;
  }

  void wrote(Instant now) {
    lastWrite = now;
  }

  ChangefeedState state() {
    return state;
  }

  Tso checkpoint() {
    return checkpoint;
  }

  Tso resolved(Instant now) {
    return heldResolved == null ? later(Tso.at(now), checkpoint) : heldResolved;
  }

  Instant lastWrite() {
    return lastWrite;
  }

  String code() {
    return code;
  }

  String message() {
    return message;
  }

  /** TiCDC hides an old error in the states that are not about it. */
  boolean showsError() {
    return !code.isEmpty() && (state == ChangefeedState.WARNING || state == ChangefeedState.FAILED);
  }
}
