package io.msksdk.local.cluster.operation;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.cluster.ClusterNode;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.kafka.model.BrokerNodeInfo;
import software.amazon.awssdk.services.kafka.model.ListNodesRequest;
import software.amazon.awssdk.services.kafka.model.ListNodesResponse;
import software.amazon.awssdk.services.kafka.model.NodeInfo;
import software.amazon.awssdk.services.kafka.model.NodeType;

/** Lists the brokers of a cluster. */
record ListNodesOperation(Clusters clusters, Pages pages) implements Operation<ListNodesRequest> {

  @Override
  public String name() {
    return "ListNodes";
  }

  @Override
  public ListNodesRequest read(WireRequest request) {
    return request.as(ListNodesRequest.builder());
  }

  @Override
  public ListNodesResponse answer(ListNodesRequest request, Caller caller) {
    ClusterSnapshot cluster = clusters.describe(caller.owner(), request.clusterArn());
    if (cluster.serverless() != null) {
      throw Refusal.badRequest(
          "clusterArn", "This operation cannot be performed on serverless clusters.");
    }
    Pages.Page<ClusterNode> page =
        pages.page(
            name() + cluster.arn(),
            cluster.nodes(),
            ClusterNode::arnSuffix,
            request.maxResults(),
            request.nextToken());
    Map<Integer, String> hosts = clusters.hosts(caller.owner(), request.clusterArn());
    return ListNodesResponse.builder()
        .nodeInfoList(
            page.items().stream()
                .map(node -> shape(cluster, node, hosts.getOrDefault(node.id(), "")))
                .toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static NodeInfo shape(ClusterSnapshot cluster, ClusterNode node, String host) {
    String arn = cluster.arn().replaceFirst(":cluster/", ":broker/") + "/" + node.arnSuffix();
    return NodeInfo.builder()
        .nodeARN(arn)
        .nodeType(NodeType.BROKER)
        .addedToClusterTime(node.addedAt().toString())
        .instanceType(
            cluster
                .provisioned()
                .brokerNodeGroupInfo()
                .instanceType()
                .replaceFirst("^kafka\\.", "")
                .toLowerCase(Locale.ROOT))
        .brokerNodeInfo(
            BrokerNodeInfo.builder()
                .brokerId((double) node.id())
                .clientSubnet(node.subnet())
                .clientVpcIpAddress(node.address())
                .attachedENIId(node.networkInterface())
                .endpoints(host)
                .currentBrokerSoftwareInfo(cluster.provisioned().currentBrokerSoftwareInfo())
                .build())
        .build();
  }
}
