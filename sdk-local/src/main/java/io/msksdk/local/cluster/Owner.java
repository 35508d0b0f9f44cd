package io.msksdk.local.cluster;

/**
 * Whose resources a call sees.
 *
 * @param account the account of the caller's ARN
 * @param region the Region of the call's signature
 */
public record Owner(String account, String region) {

  String clusterArn(String name, String uuid) {
    // other partitions have their own Regions; nothing else in an ARN tells them apart
    String partition =
        region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    return "arn:%s:kafka:%s:%s:cluster/%s/%s".formatted(partition, region, account, name, uuid);
  }
}
