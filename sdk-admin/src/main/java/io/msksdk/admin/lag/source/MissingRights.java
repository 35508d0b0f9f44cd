package io.msksdk.admin.lag.source;

/** What is answered where a missing right shows as nothing at all. */
final class MissingRights {

  private MissingRights() {}

  static LagFault nothingListed() {
    return new LagFault(
        "listing of groups",
        "nothing-listed",
        "no group is listed",
        "Unless the cluster has no group, allow kafka-cluster:DescribeGroup on the groups.",
        true);
  }

  static LagFault nothingVisible(String group) {
    return new LagFault(
        "group " + group,
        "nothing-visible",
        "no commit of the group can be seen",
        "Unless it never committed or does not exist, allow kafka-cluster:DescribeTopic on its"
            + " topics.",
        true);
  }

  static LagFault topicNotVisible(String place) {
    return new LagFault(
        place,
        "topic-not-visible",
        "the topic is not listed",
        "Unless it was deleted, allow kafka-cluster:DescribeTopic on the topic.",
        true);
  }

  static String topicConfigs() {
    return "which topics are compacted is not told: allow"
        + " kafka-cluster:DescribeTopicDynamicConfiguration on the topics";
  }
}
