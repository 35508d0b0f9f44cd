package io.msksdk.local.broker;

import java.util.HashSet;
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

/**
 * The consumer groups of one serverless cluster, of which there may be so many. Groups that members
 * joined are remembered; what became of them is asked of the brokers only when there seem to be too
 * many. Thread-safe.
 */
final class ServerlessGroups {
  private static final long ANSWER_SECONDS = 5;

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
    if (joined.contains(group)) {
      return true;
    }
    if (joined.size() >= most) {
      joined.retainAll(present(asked));
    }
    return joined.size() < most && joined.add(group);
  }

  /** The groups there are, or those of before while a broker cannot say. */
  private Set<String> present(RequestContext asked) {
    Set<String> present = new HashSet<>();
    for (GroupCoordinator coordinator : coordinators.values()) {
      ListGroupsResponseData answer;
      try {
        answer =
            coordinator
                .listGroups(asked, new ListGroupsRequestData())
                .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .join();
      } catch (CompletionException e) {
        return Set.copyOf(joined);
      }
      if (answer.errorCode() == Errors.NONE.code()) {
        answer.groups().forEach(group -> present.add(group.groupId()));
      } else if (answer.errorCode() != Errors.COORDINATOR_NOT_AVAILABLE.code()) {
        return Set.copyOf(joined);
      }
    }
    return present;
  }
}
