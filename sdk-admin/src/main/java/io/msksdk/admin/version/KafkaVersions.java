package io.msksdk.admin.version;

import io.msksdk.core.arn.MskClusterArn;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The versions of Apache Kafka that MSK offers. Thread-safe. Not for users to implement. */
public interface KafkaVersions {

  /**
   * Lists the versions. Pages are fetched as the stream is read.
   *
   * @return every version the service knows
   */
  Stream<OfferedVersion> list();

  /**
   * Asks which updates of Kafka there are.
   *
   * @return the versions each version leads to, unmodifiable
   */
  Map<String, List<String>> compatible();

  /**
   * Asks to which versions a cluster can be updated.
   *
   * @param cluster the cluster
   * @return the versions, none when there is no later one; unmodifiable
   */
  List<String> targets(MskClusterArn cluster);

  /**
   * Finds the fewest updates from one version to another.
   *
   * @param from the version there is
   * @param to the version there shall be
   * @return the versions on the way, the last one included; none when both are the same
   * @throws io.msksdk.core.runbook.PreconditionException when no way leads there, such as for a
   *     downgrade
   */
  List<String> path(String from, String to);
}
