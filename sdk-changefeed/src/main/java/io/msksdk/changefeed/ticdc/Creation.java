package io.msksdk.changefeed.ticdc;

import io.msksdk.core.call.CallException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Creates a changefeed once, whatever becomes of the answers. The id, unique in its namespace, is
 * all there is to go by: it is looked up before the request, so that one found after a lost answer
 * is this one.
 */
final class Creation {
  private static final int LOOKS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** How far this machine's clock may be ahead of the server's. */
  private static final Duration SKEW = Duration.ofMinutes(15);

  private final TicdcHttp http;
  private final Feeds feeds;
  private final Time time;

  Creation(TicdcHttp http, Feeds feeds, Time time) {
    this.http = http;
    this.feeds = feeds;
    this.time = time;
  }

  void create(ChangefeedRequest request) {
    feeds.find(request.id()).ifPresent(Creation::refuseTaken);
    Instant sent = time.now();
    try {
      send(request);
    } catch (CallException lost) {
      if (lost.notApplied() || appeared(request, sent, lost)) {
        throwUnlessLost(lost);
        return;
      }
      again(request, sent, lost);
    }
  }

  private static void refuseTaken(Changefeed feed) {
    throw PreconditionException.of(
        Finding.error("ticdc.id-taken", "changefeed_id", feed.id(), "an id nobody has")
            .advising("There is a changefeed with it, " + feed.rawState() + ": edit that one."));
  }

  private static void throwUnlessLost(CallException error) {
    if (error.notApplied()) {
      throw error;
    }
  }

  private void send(ChangefeedRequest request) {
    JsonObject unused = http.change("CreateChangefeed", "POST", "/changefeeds", request.json());
  }

  /**
   * The request was certainly not carried out when we looked; should it be yet, this one clashes.
   */
  private void again(ChangefeedRequest request, Instant sent, CallException lost) {
    if (!lost.retryable()) {
      throw lost;
    }
    try {
      send(request);
    } catch (TicdcException e) {
      if (e.problem() != Problem.ALREADY_EXISTS || !appeared(request, sent, e)) {
        throw e;
      }
    }
  }

  /** Looks for a while: the server may still be busy with the request whose answer was lost. */
  private boolean appeared(ChangefeedRequest request, Instant sent, CallException lost) {
    for (int look = 1; ; look++) {
      Optional<Changefeed> found = feeds.find(request.id());
      if (found.isPresent()) {
        if (!isOurs(found.get(), request, sent)) {
          throw lost;
        }
        return true;
      }
      if (look == LOOKS) {
        return false;
      }
      pause(lost);
    }
  }

  private static boolean isOurs(Changefeed feed, ChangefeedRequest request, Instant sent) {
    boolean fresh = feed.createdAt().filter(made -> made.isBefore(sent.minus(SKEW))).isEmpty();
    return fresh && place(feed.sinkUri()).equals(place(request.sinkUri().text()));
  }

  /** The part of a sink URI that no mask touches: brokers and topic. */
  private static String place(String uri) {
    int query = uri.indexOf('?');
    return Secrets.hide(query < 0 ? uri : uri.substring(0, query));
  }

  private void pause(CallException lost) {
    try {
      time.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw lost;
    }
  }
}
