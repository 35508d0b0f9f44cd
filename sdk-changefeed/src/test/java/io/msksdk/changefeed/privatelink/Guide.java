package io.msksdk.changefeed.privatelink;

/** The example of TiDB Cloud's guide. */
public final class Guide {
  public static final AdvertisedPattern PATTERN =
      AdvertisedPattern.parse(
          "<broker_id>.usw2-az1.abc.us-west-2.aws.3199015.tidbcloud.com:<port>");

  private Guide() {}

  public static PrivateLinkPlan.Builder empty() {
    return PrivateLinkPlan.builder(PATTERN)
        .azIds("usw2-az1", "usw2-az2", "usw2-az3")
        .principal("arn:aws:iam::123456789012:root")
        .tidbCidr("10.250.0.0/16");
  }

  public static PrivateLinkPlan.Builder plan() {
    return empty()
        .broker(1, "usw2-az1", "10.0.0.10", "broker-node1")
        .broker(2, "usw2-az2", "10.0.64.10", "broker-node2")
        .broker(3, "usw2-az3", "10.0.128.10", "broker-node3");
  }
}
