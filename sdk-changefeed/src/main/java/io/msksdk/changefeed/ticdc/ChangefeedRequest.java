package io.msksdk.changefeed.ticdc;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.sink.ChangefeedId;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkConflicts;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A changefeed to be created. Immutable; its text hides the secrets of the sink URI. */
public final class ChangefeedRequest {
  private final String id;
  private final SinkUri sinkUri;
  private final @Nullable Tso startTs;
  private final @Nullable Tso targetTs;
  private final @Nullable ReplicaConfig config;

  private ChangefeedRequest(Builder builder) {
    this.id = builder.id;
    this.sinkUri = builder.sinkUri;
    this.startTs = builder.startTs;
    this.targetTs = builder.targetTs;
    this.config = builder.config;
  }

  /**
   * Starts a request.
   *
   * @param id letters and digits with single hyphens between, at most 128 characters; never left to
   *     TiCDC, since a lost answer is looked up by it
   * @param sinkUri where to write
   * @return a builder
   * @throws InvalidSpecException if the id is not one
   */
  public static Builder builder(String id, SinkUri sinkUri) {
    return new Builder(ChangefeedId.of(id).text(), requireNonNull(sinkUri, "sinkUri"));
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
   * Returns where to write.
   *
   * @return the URI
   */
  public SinkUri sinkUri() {
    return sinkUri;
  }

  /**
   * Returns where to begin.
   *
   * @return the timestamp, empty for now
   */
  public Optional<Tso> startTs() {
    return Optional.ofNullable(startTs);
  }

  /**
   * Returns where to end.
   *
   * @return the timestamp, empty for never
   */
  public Optional<Tso> targetTs() {
    return Optional.ofNullable(targetTs);
  }

  /**
   * Returns the configuration.
   *
   * @return the configuration, empty for TiCDC's defaults
   */
  public Optional<ReplicaConfig> config() {
    return Optional.ofNullable(config);
  }

  JsonObject json() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("changefeed_id", id)
            .text("sink_uri", sinkUri.text())
            .number("start_ts", startTs == null ? 0 : startTs.value())
            .number("target_ts", targetTs == null ? 0 : targetTs.value());
    if (config != null) {
      json.object("replica_config", config.json());
    }
    return json.build();
  }

  /**
   * Returns a builder with the values of this.
   *
   * @return the builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder(id, sinkUri);
    builder.startTs = startTs;
    builder.targetTs = targetTs;
    builder.config = config;
    return builder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChangefeedRequest that && json().equals(that.json());
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, sinkUri, startTs, targetTs, config);
  }

  @Override
  public String toString() {
    return "ChangefeedRequest[" + id + " to " + sinkUri + "]";
  }

  /** Collects the values of a request. Not thread-safe. */
  public static final class Builder {
    private final String id;
    private final SinkUri sinkUri;
    private @Nullable Tso startTs;
    private @Nullable Tso targetTs;
    private @Nullable ReplicaConfig config;

    private Builder(String id, SinkUri sinkUri) {
      this.id = id;
      this.sinkUri = sinkUri;
    }

    /**
     * Sets where to begin; now unless set.
     *
     * @param startTs a timestamp after the GC safepoint and not in the future
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder startTs(Tso startTs) {
      this.startTs = requireNonNull(startTs, "startTs");
      return this;
    }

    /**
     * Sets where to end; never unless set.
     *
     * @param targetTs a timestamp after the start
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder targetTs(Tso targetTs) {
      this.targetTs = requireNonNull(targetTs, "targetTs");
      return this;
    }

    /**
     * Sets the configuration; TiCDC's defaults unless set.
     *
     * @param config the configuration; what it lacks TiCDC fills in
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder config(ReplicaConfig config) {
      this.config = requireNonNull(config, "config");
      return this;
    }

    /**
     * Finishes the request.
     *
     * @return the request
     * @throws InvalidSpecException if TiCDC would refuse it, with everything that is wrong
     */
    public ChangefeedRequest build() {
      Findings findings = Findings.create();
      findings.addAll(ChangefeedRules.sinkUri(sinkUri));
      findings.add(ChangefeedRules.target(startTs, targetTs));
      if (config != null) {
        findings.addAll(SinkConflicts.atCreate(sinkUri, config));
        findings.addAll(ChangefeedRules.masked(ConfigOverlay.of(config.json())));
      }
      findings.requireNoErrors();
      return new ChangefeedRequest(this);
    }
  }
}
