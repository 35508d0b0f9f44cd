package io.msksdk.changefeed.consume;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Gives every partition to one member of the group, as {@link ConsumeScope#CHANGEFEED} needs, and
 * lets the others stand by: when that member leaves, one of them reads on. The member that reads
 * keeps reading while it stays. A consumer of that scope uses it unless its properties name another
 * {@code partition.assignment.strategy}; Kafka makes the instance from the name of the class.
 */
public final class StandbyAssignor implements ConsumerPartitionAssignor {
  private static final String NAME = "changefeed-standby";

  private boolean reading;

  /** Makes an assignor that has nothing yet. */
  public StandbyAssignor() {}

  @Override
  public String name() {
    return NAME;
  }

  /** Tells the leader whether this member is the one that reads. */
  @Override
  public ByteBuffer subscriptionUserData(Set<String> topics) {
    return ByteBuffer.wrap(new byte[] {(byte) (reading ? 1 : 0)});
  }

  @Override
  public void onAssignment(Assignment assignment, @Nullable ConsumerGroupMetadata metadata) {
    reading = !assignment.partitions().isEmpty();
  }

  @Override
  public GroupAssignment assign(Cluster metadata, GroupSubscription group) {
    Map<String, Subscription> members = new TreeMap<>(group.groupSubscription());
    Set<String> left = new TreeSet<>();
    members.values().forEach(member -> left.addAll(member.topics()));
    Map<String, Assignment> assignments = new HashMap<>();
    // one member takes all, unless members want different topics
    for (Map.Entry<String, Subscription> member : readersFirst(members)) {
      Set<String> taken = new HashSet<>(member.getValue().topics());
      taken.retainAll(left);
      left.removeAll(taken);
      assignments.put(member.getKey(), new Assignment(partitions(metadata, taken)));
    }
    return new GroupAssignment(assignments);
  }

  private static List<Map.Entry<String, Subscription>> readersFirst(
      Map<String, Subscription> members) {
    return members.entrySet().stream()
        .sorted(Comparator.comparing(member -> !isReading(member.getValue())))
        .toList();
  }

  private static boolean isReading(Subscription member) {
    ByteBuffer data = member.userData();
    return data != null && data.hasRemaining() && data.get(data.position()) == 1;
  }

  private static List<TopicPartition> partitions(Cluster metadata, Collection<String> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : new TreeSet<>(topics)) {
      for (int i = 0; i < metadata.partitionsForTopic(topic).size(); i++) {
        partitions.add(new TopicPartition(topic, i));
      }
    }
    return partitions;
  }
}
