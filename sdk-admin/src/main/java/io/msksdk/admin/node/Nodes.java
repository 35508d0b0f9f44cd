package io.msksdk.admin.node;

import io.msksdk.core.arn.MskClusterArn;
import java.util.List;
import java.util.stream.Stream;

/** The nodes of clusters. Thread-safe. Not for users to implement. */
public interface Nodes {

  /**
   * Lists the nodes of a cluster. Pages are fetched as the stream is read.
   *
   * @param cluster a provisioned cluster
   * @return brokers and, in KRaft mode, controllers
   */
  Stream<Node> list(MskClusterArn cluster);

  /**
   * Lists the brokers of a cluster.
   *
   * @param cluster a provisioned cluster
   * @return every broker, by its id; unmodifiable
   */
  List<Node> brokers(MskClusterArn cluster);
}
