package io.msksdk.changefeed.consume;

/** What must be read by one consumer so that order can be kept. */
public enum ConsumeScope {
  /**
   * Every partition of every topic: transactions stay whole across tables. Of a group one member
   * reads and the others stand by, which {@link StandbyAssignor} does. The default.
   */
  CHANGEFEED,
  /**
   * Every partition of a topic; topics may be spread over the group, which {@link TopicAssignor}
   * does. For a changefeed with one topic per table: transactions stay whole within a table, and
   * changes of a schema that belong to no table reach only whoever reads the default topic.
   */
  TOPIC
}
