package io.msksdk.changefeed.ticdc;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The state of a changefeed, in TiCDC's words. */
public enum ChangefeedState {
  /** The checkpoint advances; a changefeed just created shows it too. */
  NORMAL(0, true),
  /** The older name of {@link #WARNING} while an automatic retry is due. */
  PENDING(1, true),
  /** A recoverable error; TiCDC tries again by itself. */
  WARNING(6, true),
  /** Paused by a user. */
  STOPPED(3, true),
  /** An error TiCDC does not retry. */
  FAILED(2, true),
  /** The target timestamp is reached. */
  FINISHED(4, false),
  /** Deleted. */
  REMOVED(5, false),
  /** An older name, which TiCDC still takes as a filter. */
  ERROR(-1, true),
  /** A state this version of the SDK does not know. */
  UNKNOWN(-1, false);

  private final int metric;
  private final boolean blocksGc;

  ChangefeedState(int metric, boolean blocksGc) {
    this.metric = metric;
    this.blocksGc = blocksGc;
  }

  /**
   * Reads TiCDC's word.
   *
   * @param word such as {@code normal}
   * @return the state, {@link #UNKNOWN} for a new word
   */
  public static ChangefeedState of(String word) {
    for (ChangefeedState state : values()) {
      if (state != UNKNOWN && state.word().equals(word)) {
        return state;
      }
    }
    return UNKNOWN;
  }

  /**
   * Returns TiCDC's word.
   *
   * @return such as {@code normal}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the value of the metric {@code ticdc_owner_status}.
   *
   * @return the number, -1 where the metric has none
   */
  public int metric() {
    return metric;
  }

  /**
   * Says whether TiDB keeps old versions of rows for a changefeed in this state. A failed one is
   * kept for TiCDC's {@code gc-ttl} only, and not at all once its data is gone.
   *
   * @return true while it holds garbage collection back
   */
  public boolean blocksGc() {
    return blocksGc;
  }

  /**
   * Says whether TiCDC takes an update in this state.
   *
   * @return true for stopped and failed
   */
  public boolean editable() {
    return this == STOPPED || this == FAILED;
  }

  /**
   * Says whether TiCDC resumes from this state.
   *
   * @return true for stopped, failed and finished
   */
  public boolean resumable() {
    return editable() || this == FINISHED;
  }

  /**
   * Returns the states that may follow.
   *
   * @return a set of its own, without this state; every state for an unknown one
   */
  public Set<ChangefeedState> next() {
    Set<ChangefeedState> next =
        switch (this) {
          case NORMAL, PENDING, WARNING, ERROR ->
              EnumSet.of(NORMAL, PENDING, WARNING, STOPPED, FAILED, FINISHED, REMOVED);
          case STOPPED, FAILED, FINISHED -> EnumSet.of(NORMAL, FAILED, REMOVED);
          case REMOVED -> EnumSet.noneOf(ChangefeedState.class);
          case UNKNOWN -> EnumSet.allOf(ChangefeedState.class);
        };
    next.remove(this);
    return next;
  }

  /**
   * Returns what TiDB Cloud's console calls this state.
   *
   * @return the console's word
   */
  public CloudState cloud() {
    return switch (this) {
      case NORMAL -> CloudState.RUNNING;
      case WARNING, PENDING, ERROR -> CloudState.WARNING;
      case STOPPED -> CloudState.PAUSED;
      case FAILED -> CloudState.FAILED;
      case FINISHED, REMOVED -> CloudState.DELETED;
      case UNKNOWN -> CloudState.UNKNOWN;
    };
  }
}
