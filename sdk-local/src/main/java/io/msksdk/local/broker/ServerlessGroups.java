package io.msksdk.local.broker;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.message.ListGroupsRequestData;
import org.apache.kafka.common.message.ListGroupsResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.RequestContext;
import org.apache.kafka.coordinator.group.GroupCoordinator;
import org.jspecify.annotations.Nullable;

/**
 * The consumer groups of one serverless cluster, of which there may be so many: those that the
 * brokers have, whether members joined them or offsets were only committed, and those that somebody
 * is about to join. Thread-safe.
 */
final class ServerlessGroups {
  private static final long ANSWER_SECONDS = 5;
  private static final ListGroupsRequestData CONSUMER_GROUPS =
      new ListGroupsRequestData().setTypesFilter(List.of("classic", "consumer"));

  private final int most;
  private final Map<Integer, GroupCoordinator> coordinators = new ConcurrentHashMap<>();
  private final Set<String> joined = new HashSet<>();

  ServerlessGroups(int most) {
    this.most = most;
  }

  int most() {
    return most;
  }

  void coordinatedBy(int brokerId, GroupCoordinator coordinator) {
    coordinators.put(brokerId, coordinator);
  }

  /** Whether somebody may join a group: one that is there, or one more. */
  synchronized boolean admits(String group, RequestContext asked) {
    return joined.contains(group) || (hasRoom(group, present(asked)) && joined.add(group));
  }

  /** Those joined are kept until there seem to be too many: brokers may not have them yet. */
  private boolean hasRoom(String group, @Nullable Set<String> present) {
    if (present == null) {
      return joined.size() < most;
    }
    Set<String> all = new HashSet<>(present);
    all.addAll(joined);
    if (all.size() >= most) {
      joined.retainAll(present);
      all.retainAll(present);
    }
    return all.size() < most || present.contains(group);
  }

  /** The groups there are; null while a broker cannot say. */
  private @Nullable Set<String> present(RequestContext asked) {
    Set<String> present = new HashSet<>();
    for (GroupCoordinator coordinator : coordinators.values()) {
      ListGroupsResponseData answer;
      try {
        answer =
            coordinator
                .listGroups(asked, CONSUMER_GROUPS)
                .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .join();
      } catch (CompletionException e) {
        return null;
      }
      if (answer.errorCode() == Errors.NONE.code()) {
        answer.groups().forEach(group -> present.add(group.groupId()));
      } else if (answer.errorCode() != Errors.COORDINATOR_NOT_AVAILABLE.code()) {
        return null;
      }
    }
    return present;
  }
}
