package io.msksdk.changefeed.ticdc;

import java.util.Locale;
import java.util.Set;

/** The state of a changefeed, in the words of TiDB Cloud's console. */
public enum CloudState {
  /** Being created. */
  CREATING,
  /** The checkpoint advances; the first edition of the console said "Producing". */
  RUNNING,
  /** Its settings are being changed. */
  EDITING,
  /** On the way to {@link #PAUSED}. */
  PAUSING,
  /** Paused: the only state in which it can be changed. */
  PAUSED,
  /** On the way to {@link #RUNNING}. */
  RESUMING,
  /** A recoverable error; it goes on by itself. */
  WARNING,
  /** An error that somebody must deal with. */
  FAILED,
  /** On the way to {@link #DELETED}. */
  DELETING,
  /** Gone. */
  DELETED,
  /** A word this version of the SDK does not know. */
  UNKNOWN;

  private static final Set<String> RUNNING_WORDS = Set.of("PRODUCING", "PRODUCTION");

  /**
   * Reads the console's word.
   *
   * @param word such as {@code RUNNING} or {@code Producing}
   * @return the state, {@link #UNKNOWN} for a new word
   */
  public static CloudState of(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    if (RUNNING_WORDS.contains(upper)) {
      return RUNNING;
    }
    for (CloudState state : values()) {
      if (state.name().equals(upper)) {
        return state;
      }
    }
    return UNKNOWN;
  }

  /**
   * Returns TiCDC's state behind it.
   *
   * @return the state; {@link ChangefeedState#UNKNOWN} while something is under way
   */
  public ChangefeedState ticdc() {
    return switch (this) {
      case RUNNING -> ChangefeedState.NORMAL;
      case PAUSED -> ChangefeedState.STOPPED;
      case WARNING -> ChangefeedState.WARNING;
      case FAILED -> ChangefeedState.FAILED;
      case DELETED -> ChangefeedState.REMOVED;
      case CREATING, EDITING, PAUSING, RESUMING, DELETING, UNKNOWN -> ChangefeedState.UNKNOWN;
    };
  }
}
