package io.msksdk.auth.client;

import io.msksdk.testkit.LocalCluster;

/** IAM policies for the applications of a test. */
final class IamAccess {
  private IamAccess() {}

  /** All an application needs to write and read one topic, idempotently and in any group. */
  static String toTopic(LocalCluster cluster, String topic) {
    return """
    {"Version": "2012-10-17", "Statement": [
      {"Effect": "Allow",
       "Action": ["kafka-cluster:Connect", "kafka-cluster:DescribeCluster",
                  "kafka-cluster:WriteDataIdempotently"],
       "Resource": "%s"},
      {"Effect": "Allow",
       "Action": ["kafka-cluster:DescribeTopic", "kafka-cluster:WriteData",
                  "kafka-cluster:ReadData"],
       "Resource": "%s/%s"},
      {"Effect": "Allow",
       "Action": ["kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"],
       "Resource": "%s/*"}
    ]}
    """
        .formatted(cluster.arn(), resource(cluster, "topic"), topic, resource(cluster, "group"));
  }

  private static String resource(LocalCluster cluster, String kind) {
    return cluster.arn().replace(":cluster/", ":" + kind + "/");
  }
}
