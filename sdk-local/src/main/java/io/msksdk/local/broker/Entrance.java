package io.msksdk.local.broker;

import io.msksdk.local.iam.ClusterAccess;

/** Who may come into a cluster, and how many at a time. */
record Entrance(ClusterAccess access, BrokerLimits limits) {}
