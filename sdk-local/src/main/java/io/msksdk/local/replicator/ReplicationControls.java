package io.msksdk.local.replicator;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What can be done to a replicator that copies records. Thread-safe. */
public interface ReplicationControls {

  /** Lets it copy nothing any more; it stays RUNNING, and what it has to copy grows. */
  void pause();

  /** Lets it go on where it stopped. */
  void resume();

  /**
   * Limits how fast it reads, by a quota of the source's brokers.
   *
   * @param bytesPerSecond the limit of each broker, empty for none any more
   */
  void throttle(OptionalLong bytesPerSecond);

  /**
   * Takes the right to topics away from its role.
   *
   * @param topics the topics of the source, an empty list to give all rights back
   */
  void deny(List<Pattern> topics);

  /** Cuts it off its source, as a network that fails does. */
  void cutSource();

  /** Gives it its source back. */
  void healSource();

  /**
   * Holds the offsets of groups in the target where they are, as for groups that are far behind.
   *
   * @param groups the groups, an empty list to let all go on
   */
  void holdGroups(List<Pattern> groups);
}
