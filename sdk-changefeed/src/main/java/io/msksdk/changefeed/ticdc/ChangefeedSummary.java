package io.msksdk.changefeed.ticdc;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A changefeed in a list. Immutable. */
public final class ChangefeedSummary {
  private final String id;
  private final ChangefeedState state;
  private final Tso checkpoint;
  private final @Nullable ChangefeedError error;

  private ChangefeedSummary(JsonObject raw) {
    this.id = raw.requiredText("id");
    this.state = ChangefeedState.of(raw.requiredText("state"));
    // a list says checkpoint_tso where a single changefeed says checkpoint_ts
    this.checkpoint = Tso.of(raw.number("checkpoint_tso").orElse(0));
    this.error = raw.object("error").map(ChangefeedError::of).orElse(null);
  }

  static ChangefeedSummary of(JsonObject raw) {
    return new ChangefeedSummary(raw);
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
   * Returns up to where everything is in Kafka.
   *
   * @return the checkpoint
   */
  public Tso checkpoint() {
    return checkpoint;
  }

  /**
   * Returns what is wrong with it.
   *
   * @return the error, empty when there is none
   */
  public Optional<ChangefeedError> error() {
    return Optional.ofNullable(error);
  }

  @Override
  public String toString() {
    return id + ": " + state.word() + " at " + checkpoint.physical();
  }
}
