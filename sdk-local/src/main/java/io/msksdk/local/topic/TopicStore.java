package io.msksdk.local.topic;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The topics of one cluster. What cannot be done is refused with the service's own errors. */
interface TopicStore {

  /** Lists the topics that Kafka does not keep for itself, in the order of their names. */
  List<TopicFacts> list();

  Optional<TopicFacts> find(String name);

  /** Every setting of a topic with its present value, also those nobody has set. */
  Map<String, String> configs(String name);

  void create(String name, int partitions, int replicas, Map<String, String> configs);

  void alter(String name, Map<String, String> configs);

  void grow(String name, int partitions);

  void delete(String name);
}
