package io.msksdk.admin.lag.source;

import java.util.ArrayList;
import java.util.List;

/**
 * What the Kafka client on the classpath can ask.
 *
 * @param everyGroupType whether it lists groups of every type
 * @param shareLag whether it tells the lag of share groups
 * @param streamsGroups whether it describes groups of Kafka Streams
 */
record KafkaCapabilities(boolean everyGroupType, boolean shareLag, boolean streamsGroups) {
  private static final String CLIENT = "org.apache.kafka.clients.admin.";

  static KafkaCapabilities ofClasspath() {
    return new KafkaCapabilities(
        there("ListGroupsOptions"),
        there("SharePartitionOffsetInfo"),
        there("StreamsGroupDescription"));
  }

  /** What is missing, in words. */
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    if (!everyGroupType) {
      gaps.add("share and streams groups are not listed (they need kafka-clients 4.1 or newer)");
    }
    if (!shareLag) {
      gaps.add("the lag of share groups is not told (it needs kafka-clients 4.2 or newer)");
    }
    return gaps;
  }

  private static boolean there(String name) {
    try {
      Class.forName(CLIENT + name, false, KafkaCapabilities.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException older) {
      return false;
    }
  }
}
