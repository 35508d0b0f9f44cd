package io.msksdk.changefeed.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The answers of TiCDC, member by member. */
final class FakeShapes {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private FakeShapes() {}

  static ObjectNode detail(FakeFeed feed, Instant now) {
    ObjectNode json = FakeCluster.JSON.createObjectNode();
    json.put("upstream_id", 7_153_849_160_107_390_735L)
        .put("namespace", "default")
        .put("id", feed.id)
        .put("sink_uri", FakeRules.masked(feed.sinkUri))
        .put("create_time", feed.created.toString())
        .put("start_ts", feed.startTs.value())
        .put("target_ts", feed.targetTs == null ? 0 : feed.targetTs.value())
        .put("admin_job_type", 0)
        .put("state", feed.state().word())
        .put("resolved_ts", feed.resolved(now).value())
        .put("checkpoint_ts", feed.checkpoint().value())
        .put("checkpoint_time", TIME.format(feed.checkpoint().physical()))
        .put("creator_version", "v8.5.4");
    json.set("config", feed.config);
    error(json, feed);
    json.putArray("task_status");
    return json;
  }

  static ObjectNode item(FakeFeed feed) {
    ObjectNode json = FakeCluster.JSON.createObjectNode();
    json.put("upstream_id", 7_153_849_160_107_390_735L)
        .put("namespace", "default")
        .put("id", feed.id)
        .put("state", feed.state().word())
        .put("checkpoint_tso", feed.checkpoint().value())
        .put("checkpoint_time", TIME.format(feed.checkpoint().physical()));
    error(json, feed);
    return json;
  }

  private static void error(ObjectNode json, FakeFeed feed) {
    if (feed.showsError()) {
      json.putObject("error")
          .put("addr", "127.0.0.1:8300")
          .put("code", feed.code())
          .put("message", feed.message());
    } else {
      json.putNull("error");
    }
  }

  static ObjectNode synced(FakeFeed feed, Instant now) {
    int quiet = feed.config.path("synced_status").path("synced_check_interval").asInt();
    int close = feed.config.path("synced_status").path("checkpoint_interval").asInt();
    boolean still = between(feed.lastWrite(), now).toSeconds() > quiet;
    boolean fresh = between(feed.checkpoint().physical(), now).toSeconds() < close;
    boolean caughtUp =
        between(feed.checkpoint().physical(), feed.resolved(now).physical()).toSeconds() < close;
    String info = "The data syncing is not finished, please wait";
    if (still && fresh) {
      info = "Data syncing is finished";
    } else if (still && caughtUp) {
      info =
          "Please check whether PD is online and TiKV Regions are all available. If PD is offline"
              + " or some TiKV regions are not available, it means that the data syncing process is"
              + " complete. Otherwise the data syncing is not finished, please wait";
    }
    return FakeCluster.JSON
        .createObjectNode()
        .put("synced", still && fresh)
        .put("sink_checkpoint_ts", TIME.format(feed.checkpoint().physical()))
        .put("puller_resolved_ts", TIME.format(feed.resolved(now).physical()))
        .put("last_synced_ts", TIME.format(feed.lastWrite()))
        .put("now_ts", TIME.format(now))
        .put("info", info);
  }

  private static Duration between(Instant from, Instant to) {
    return Duration.between(from, to);
  }
}
