package io.msksdk.changefeed.ticdc;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A changefeed as TiCDC showed it. Immutable. */
public final class Changefeed {
  private final JsonObject raw;
  private final String id;
  private final ChangefeedState state;
  private final Tso checkpoint;

  private Changefeed(JsonObject raw) {
    this.raw = raw;
    this.id = raw.requiredText("id");
    this.state = ChangefeedState.of(raw.requiredText("state"));
    this.checkpoint = Tso.of(raw.number("checkpoint_ts").orElse(0));
  }

  static Changefeed of(JsonObject raw) {
    return new Changefeed(raw);
  }

  /**
   * Returns the id.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * Returns the state.
   *
   * @return the state, {@link ChangefeedState#UNKNOWN} for a new one
   */
  public ChangefeedState state() {
    return state;
  }

  /**
   * Returns TiCDC's word for the state.
   *
   * @return such as {@code normal}
   */
  public String rawState() {
    return raw.requiredText("state");
  }

  /**
   * Returns up to where everything is in Kafka.
   *
   * @return the checkpoint
   */
  public Tso checkpoint() {
    return checkpoint;
  }

  /**
   * Returns up to where everything has been read from TiKV.
   *
   * @return the timestamp; some versions answer the checkpoint
   */
  public Tso resolved() {
    return Tso.of(raw.number("resolved_ts").orElse(checkpoint.value()));
  }

  /**
   * Returns where it began.
   *
   * @return the timestamp
   */
  public Tso startTs() {
    return Tso.of(raw.number("start_ts").orElse(0));
  }

  /**
   * Returns where it ends.
   *
   * @return the timestamp, empty for one that has no end
   */
  public Optional<Tso> targetTs() {
    long target = raw.number("target_ts").orElse(0);
    return target == 0 ? Optional.empty() : Optional.of(Tso.of(target));
  }

  /**
   * Returns where it writes, with its secrets masked by TiCDC.
   *
   * @return the sink URI, of no use for a create or an update
   */
  public String sinkUri() {
    return raw.text("sink_uri").orElse("");
  }

  /**
   * Returns its whole configuration.
   *
   * @return the {@code replica_config}, with durations in nanoseconds
   */
  public JsonObject config() {
    return raw.object("config").orElseGet(() -> JsonObject.builder().build());
  }

  /**
   * Returns what is wrong with it.
   *
   * @return the error, empty when there is none or the state hides it
   */
  public Optional<ChangefeedError> error() {
    return raw.object("error").map(ChangefeedError::of);
  }

  /**
   * Returns when it was created.
   *
   * @return the time, empty when TiCDC did not say
   */
  public Optional<Instant> createdAt() {
    try {
      return raw.text("create_time").map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeParseException without) {
      return Optional.empty();
    }
  }

  /**
   * Returns the version of TiCDC that created it.
   *
   * @return such as {@code v8.5.4}, empty when not said
   */
  public String creatorVersion() {
    return raw.text("creator_version").orElse("");
  }

  /**
   * Returns the whole answer.
   *
   * @return every member as TiCDC sent it
   */
  public JsonObject raw() {
    return raw;
  }

  @Override
  public String toString() {
    String trouble = error().map(error -> ", " + error.code()).orElse("");
    return id + ": " + rawState() + " at " + checkpoint.physical() + trouble;
  }
}
