package io.msksdk.changefeed.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.ticdc.ChangefeedState;
import io.msksdk.core.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** The changefeeds of the fake and what TiCDC refuses about them. Thread-safe. */
final class FakeCluster {
  static final ObjectMapper JSON = new ObjectMapper();

  private final Time time;
  private final Duration gcTtl;
  private final Duration changesTake;
  private final Map<String, FakeFeed> feeds = new LinkedHashMap<>();
  private final List<FakeTable> tables = new ArrayList<>();
  private Tso safepoint = Tso.of(0);
  private boolean pdDown;

  record FakeTable(String schema, String name, boolean keyed) {}

  FakeCluster(Time time, Duration gcTtl, Duration changesTake) {
    this.time = time;
    this.gcTtl = gcTtl;
    this.changesTake = changesTake;
  }

  Instant now() {
    return time.now();
  }

  synchronized void table(String schema, String name, boolean keyed) {
    tables.add(new FakeTable(schema, name, keyed));
  }

  synchronized List<FakeTable> tables() {
    return List.copyOf(tables);
  }

  synchronized void gcSafepoint(Tso tso) {
    safepoint = tso;
  }

  synchronized void pdDown(boolean down) {
    pdDown = down;
  }

  synchronized boolean isPdDown() {
    return pdDown;
  }

  synchronized void with(String id, BiConsumer<FakeFeed, Instant> action) {
    Object unused =
        read(
            id,
            (feed, now) -> {
              action.accept(feed, now);
              return id;
            });
  }

  synchronized <T> T read(String id, BiFunction<FakeFeed, Instant, T> reader) {
    Instant now = now();
    FakeFeed feed = feeds.get(id);
    if (feed == null) {
      throw Refused.with("ErrChangeFeedNotExists", "changefeed not exists, " + id);
    }
    feed.settle(now);
    return reader.apply(feed, now);
  }

  synchronized List<ObjectNode> list(BiFunction<FakeFeed, Instant, ObjectNode> shape) {
    Instant now = now();
    feeds.values().forEach(feed -> feed.settle(now));
    return feeds.values().stream().map(feed -> shape.apply(feed, now)).toList();
  }

  synchronized void create(ObjectNode request) {
    String id = FakeRules.id(request);
    if (feeds.containsKey(id)) {
      throw Refused.with("ErrChangeFeedAlreadyExists", "changefeed already exists, " + id);
    }
    String uri = FakeRules.sinkUri(request);
    Tso now = Tso.at(now());
    Tso start = FakeRules.start(request, now, safepoint);
    FakeFeed feed =
        new FakeFeed(id, uri, start, config(request, defaults()), now.physical(), gcTtl);
    feed.targetTs = FakeRules.target(request, start);
    feeds.put(id, feed);
  }

  synchronized void update(String id, ObjectNode request) {
    with(
        id,
        (feed, now) -> {
          if (!feed.state().editable()) {
            throw Refused.with(
                "ErrChangefeedUpdateRefused",
                "changefeed update error: can only update changefeed config when it is stopped or"
                    + " failed");
          }
          if (request.path("start_ts").asLong() != 0) {
            throw Refused.with(
                "ErrChangefeedUpdateRefused",
                "changefeed update error: start_ts can not be updated");
          }
          apply(feed, request);
        });
  }

  private static void apply(FakeFeed feed, ObjectNode request) {
    if (request.path("target_ts").asLong() != 0) {
      feed.targetTs = FakeRules.target(request, feed.startTs);
    }
    String uri = request.has("sink_uri") ? FakeRules.sinkUri(request) : feed.sinkUri;
    // what the request does not hold falls back to the defaults, not to what was there: the trap
    ObjectNode config = request.has("replica_config") ? config(request, defaults()) : feed.config;
    FakeRules.sameProtocol(uri, config);
    feed.sinkUri = uri;
    feed.config = config;
  }

  synchronized void pause(String id) {
    with(
        id,
        (feed, now) -> {
          if (feed.state() != ChangefeedState.STOPPED) {
            feed.change(ChangefeedState.STOPPED, now, changesTake);
          }
        });
  }

  synchronized void resume(String id, Tso overwrite) {
    with(
        id,
        (feed, now) -> {
          FakeRules.resumable(feed, overwrite, Tso.at(now), safepoint);
          if (overwrite.value() != 0) {
            feed.overwriteCheckpoint(overwrite);
          }
          feed.change(ChangefeedState.NORMAL, now, changesTake);
        });
  }

  synchronized void remove(String id) {
    FakeFeed unused = feeds.remove(id);
  }

  private static ObjectNode config(ObjectNode request, ObjectNode under) {
    JsonNode given = request.path("replica_config");
    if (given instanceof ObjectNode object) {
      lay(FakeRules.nanoseconds(object), under);
    }
    return under;
  }

  private static void lay(ObjectNode over, ObjectNode under) {
    over.properties()
        .forEach(
            member -> {
              JsonNode old = under.get(member.getKey());
              if (old instanceof ObjectNode object
                  && member.getValue() instanceof ObjectNode more) {
                lay(more, object);
              } else {
                under.set(member.getKey(), member.getValue());
              }
            });
  }

  private static ObjectNode defaults() {
    try (InputStream json =
        Objects.requireNonNull(FakeCluster.class.getResourceAsStream("replica-config.json"))) {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
