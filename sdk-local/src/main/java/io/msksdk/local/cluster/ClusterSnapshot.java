package io.msksdk.local.cluster;

import io.msksdk.local.cluster.rule.BrokerSizes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.ClusterType;
import software.amazon.awssdk.services.kafka.model.Provisioned;
import software.amazon.awssdk.services.kafka.model.Serverless;
import software.amazon.awssdk.services.kafka.model.StateInfo;

/**
 * What a cluster was at one moment.
 *
 * @param arn its ARN
 * @param name its name
 * @param createdAt when it was created, in the local MSK's time
 * @param state its state
 * @param stateInfo why it is in that state, null when there is nothing to say
 * @param version the opaque version that updates must name
 * @param tags its tags
 * @param provisioned its settings; a serverless cluster has none in them
 * @param nodes its brokers
 * @param serverless the settings of a serverless cluster, null for a provisioned one
 * @param history what was done to it
 */
public record ClusterSnapshot(
    String arn,
    String name,
    Instant createdAt,
    ClusterState state,
    @Nullable StateInfo stateInfo,
    String version,
    Map<String, String> tags,
    Provisioned provisioned,
    List<ClusterNode> nodes,
    @Nullable Serverless serverless,
    History history) {

  /**
   * Returns the kind of cluster.
   *
   * @return provisioned or serverless
   */
  public ClusterType type() {
    return serverless == null ? ClusterType.PROVISIONED : ClusterType.SERVERLESS;
  }

  /**
   * Says whether its brokers are Express brokers.
   *
   * @return false for Standard brokers and for serverless clusters
   */
  public boolean express() {
    return serverless == null
        && BrokerSizes.express(provisioned.brokerNodeGroupInfo().instanceType());
  }

  /**
   * What was done to a cluster.
   *
   * @param running the ARN of the operation that runs, null when none does
   * @param storageChangedAt when its volumes were last changed, null when never
   * @param highestNode the highest broker id it ever had
   */
  public record History(
      @Nullable String running, @Nullable Instant storageChangedAt, int highestNode) {}
}
