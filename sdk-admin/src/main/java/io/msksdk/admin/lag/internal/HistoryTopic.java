package io.msksdk.admin.lag.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topic that keeps the history. It is compacted: a window lives in as many keys as it has
 * samples. It forgets after a day, too: a window nobody has added to for so long is worth nothing.
 *
 * @param name its name
 * @param partitions how many partitions it is made with
 */
public record HistoryTopic(String name, int partitions) {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "cleanup.policy", "compact,delete",
          "retention.ms", "86400000",
          "segment.ms", "3600000",
          "min.cleanable.dirty.ratio", "0.2");

  /**
   * Makes the topic when it is not there. Nothing but a look is asked for when it is.
   *
   * @param connection how to connect
   * @throws io.msksdk.core.MskException when the cluster refuses or does not answer
   */
  public void prepare(Map<String, Object> connection) {
    try (Admin admin = Admin.create(connection)) {
      if (!there(admin)) {
        create(admin);
      }
    } catch (ExecutionException e) {
      throw SharingFaults.failure("CreateTopics", e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      throw SharingFaults.failure("CreateTopics", new InterruptException(e));
    } catch (KafkaException e) {
      throw SharingFaults.failure("CreateTopics", e);
    }
  }

  private boolean there(Admin admin) throws ExecutionException, InterruptedException {
    try {
      return !admin.describeTopics(List.of(name)).allTopicNames().get().isEmpty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  private void create(Admin admin) throws ExecutionException, InterruptedException {
    NewTopic wanted =
        new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(SETTINGS);
    try {
      var unused = admin.createTopics(List.of(wanted)).all().get();
    } catch (ExecutionException e) {
      // another instance was faster
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
