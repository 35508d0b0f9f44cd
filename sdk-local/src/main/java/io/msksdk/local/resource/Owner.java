package io.msksdk.local.resource;

/**
 * Whose resources a call sees.
 *
 * @param account the account of the caller's ARN
 * @param region the Region of the call's signature
 */
public record Owner(String account, String region) {

  /**
   * Names a resource of this owner.
   *
   * @param service the service's part of the ARN, such as {@code kafka}
   * @param resource the resource's part, such as {@code cluster/orders/<uuid>}
   * @return the ARN
   */
  public String arn(String service, String resource) {
    // other partitions have their own Regions; nothing else in an ARN tells them apart
    String partition =
        region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, account, resource);
  }
}
