package io.msksdk.auth.policy;

import io.msksdk.core.arn.MskClusterArn;

/** The ARNs of what is in a cluster, as policies name it: its own names or patterns of them. */
record ClusterArns(MskClusterArn cluster, boolean anyIncarnation) {

  String of(Need need) {
    return of(need.action().resourceType(), need.name());
  }

  /** The name is taken as it is, so that patterns and names no client may use pass too. */
  String of(String type, String name) {
    String uuid = anyIncarnation ? "*" : cluster.uuid();
    String arn =
        "arn:"
            + cluster.partition()
            + ":kafka:"
            + cluster.region()
            + ":"
            + cluster.account()
            + ":"
            + type
            + "/"
            + cluster.name()
            + "/"
            + uuid;
    return type.equals(Need.CLUSTER) ? arn : arn + "/" + name;
  }
}
