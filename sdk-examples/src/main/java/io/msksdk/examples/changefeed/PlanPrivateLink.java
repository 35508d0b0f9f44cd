package io.msksdk.examples.changefeed;

import io.msksdk.changefeed.privatelink.AdvertisedPattern;
import io.msksdk.changefeed.privatelink.PrivateLinkPlan;
import java.util.Map;
import java.util.function.Consumer;

/** Plans how TiDB Cloud reaches three brokers, with the values of TiDB Cloud's own guide. */
public final class PlanPrivateLink {
  private PlanPrivateLink() {}

  /**
   * Makes the plan.
   *
   * @return the plan; print it
   */
  public static PrivateLinkPlan plan() {
    return PrivateLinkPlan.builder(
            AdvertisedPattern.parse(
                "<broker_id>.usw2-az1.abc.us-west-2.aws.3199015.tidbcloud.com:<port>"))
        .principal("arn:aws:iam::123456789012:root")
        .tidbCidr("10.250.0.0/16")
        .azIds("usw2-az1", "usw2-az2", "usw2-az3")
        .broker(1, "usw2-az1", "10.0.0.10", "broker-node1")
        .broker(2, "usw2-az2", "10.0.64.10", "broker-node2")
        .broker(3, "usw2-az3", "10.0.128.10", "broker-node3")
        .build();
  }

  /**
   * Prints the plan, what to set on a broker that runs, the restarts, and what to fill in.
   *
   * @param plan the plan
   * @param current the server.properties of its first broker
   * @param out told line by line
   */
  public static void print(
      PrivateLinkPlan plan, Map<String, String> current, Consumer<String> out) {
    out.accept(plan.toString());
    int first = plan.brokers().get(0).nodeId();
    plan.serverPatch(first, current).forEach((key, value) -> out.accept(key + "=" + value));
    plan.rollingRestart().forEach(step -> out.accept(step.action() + ", until " + step.gate()));
    out.accept(plan.form("com.amazonaws.vpce.us-west-2.vpce-svc-0f49e37e1f022cd45").toString());
  }
}
