package io.msksdk.admin.lag.source;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/** The protocol a group speaks. */
public enum GroupType {
  /** The protocol with a leader among the members. */
  CLASSIC,
  /** The protocol of KIP-848, assigned by the coordinator. */
  CONSUMER,
  /** A share group of KIP-932: its members share partitions. */
  SHARE,
  /** A Kafka Streams group of KIP-1071. */
  STREAMS,
  /** Not told, or a protocol this version does not know. */
  UNKNOWN;

  /**
   * Reads Kafka's word.
   *
   * @param text such as {@code Consumer}
   * @return the type, {@link #UNKNOWN} for any other word
   */
  public static GroupType parse(String text) {
    String word = requireNonNull(text, "text").toUpperCase(Locale.ROOT);
    for (GroupType type : values()) {
      if (type.name().equals(word)) {
        return type;
      }
    }
    return UNKNOWN;
  }
}
