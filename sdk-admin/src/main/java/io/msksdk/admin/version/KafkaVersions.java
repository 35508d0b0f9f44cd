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
}
