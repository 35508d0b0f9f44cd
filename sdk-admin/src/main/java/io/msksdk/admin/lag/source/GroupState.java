package io.msksdk.admin.lag.source;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/** What a group is doing. */
public enum GroupState {
  /** Members have their partitions. */
  STABLE,
  /** No member is there; commits may be. */
  EMPTY,
  /** Gone, or about to be. */
  DEAD,
  /** Classic: members are asked to join again. */
  PREPARING_REBALANCE,
  /** Classic: the leader is assigning partitions. */
  COMPLETING_REBALANCE,
  /** KIP-848: the coordinator is computing an assignment. */
  ASSIGNING,
  /** KIP-848: members are moving to their new assignment. */
  RECONCILING,
  /** Streams: the topology or its internal topics are not ready. */
  NOT_READY,
  /** Not told, or a state this version does not know. */
  UNKNOWN;

  /**
   * Reads Kafka's word.
   *
   * @param text such as {@code PreparingRebalance} or {@code PREPARING_REBALANCE}
   * @return the state, {@link #UNKNOWN} for any other word
   */
  public static GroupState parse(String text) {
    String word = plain(requireNonNull(text, "text"));
    for (GroupState state : values()) {
      if (plain(state.name()).equals(word)) {
        return state;
      }
    }
    return UNKNOWN;
  }

  /**
   * Says whether partitions are changing hands.
   *
   * @return true for the states between two assignments
   */
  public boolean rebalancing() {
    return this == PREPARING_REBALANCE
        || this == COMPLETING_REBALANCE
        || this == ASSIGNING
        || this == RECONCILING;
  }

  private static String plain(String word) {
    return word.replace("_", "").toUpperCase(Locale.ROOT);
  }
}
