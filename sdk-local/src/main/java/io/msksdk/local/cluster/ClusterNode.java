package io.msksdk.local.cluster;

import java.time.Instant;
import java.util.UUID;

/**
 * One broker's place in a cluster.
 *
 * @param id the broker id, from 1
 * @param arnSuffix the last part of the node's ARN
 * @param subnet the subnet it is in
 * @param address its address in the VPC
 * @param networkInterface its network interface there
 * @param addedAt when it was added, in the local MSK's time
 */
public record ClusterNode(
    int id,
    String arnSuffix,
    String subnet,
    String address,
    String networkInterface,
    Instant addedAt) {

  static ClusterNode of(int id, String subnet, int subnetIndex, Instant addedAt) {
    String suffix = UUID.randomUUID().toString();
    return new ClusterNode(
        id,
        suffix,
        subnet,
        "10.0.%d.%d".formatted(subnetIndex + 1, 100 + id),
        "eni-" + suffix.replace("-", "").substring(0, 17),
        addedAt);
  }
}
