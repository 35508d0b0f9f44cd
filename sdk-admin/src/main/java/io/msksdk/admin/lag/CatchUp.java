package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.LagFault;
import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What it means that a group has caught up. */
final class CatchUp {
  private static final String NOT_VISIBLE = "topic-not-visible";
  private static final WaitPolicy USUAL =
      WaitPolicy.atMost(Duration.ofHours(1))
          .pollingEvery(Duration.ofSeconds(1), Duration.ofSeconds(10));

  private CatchUp() {}

  static Watch<Optional<GroupLag>, GroupLag> watch(
      LagMonitor monitor, String group, Set<String> topics) {
    return Watch.<Optional<GroupLag>, GroupLag>of(
            "catch up of " + group, group, USUAL, () -> monitor.snapshot().group(group))
        .state(seen -> seen.map(lag -> lag.verdict().status().name()).orElse("not there"))
        .detail(seen -> seen.map(CatchUp::lag).orElse(""))
        .succeedWhen(
            seen -> seen.filter(lag -> caughtUp(lag, topics)).isPresent(), Optional::orElseThrow)
        .build();
  }

  private static String lag(GroupLag group) {
    return group.lag().isPresent() ? "lag " + group.lag().getAsLong() : "lag not known";
  }

  /** A topic asked for by name must be there: nothing read yet is not everything read. */
  static boolean caughtUp(GroupLag group, Set<String> topics) {
    List<TopicLag> wanted =
        group.topics().stream()
            .filter(topic -> topics.isEmpty() || topics.contains(topic.topic()))
            .toList();
    return wanted.size() >= Math.max(1, topics.size())
        && group.faults().stream().allMatch(fault -> isOfAnotherTopic(fault, topics))
        && wanted.stream().allMatch(CatchUp::caughtUp);
  }

  /** Topics asked for by name are there, so one that is not visible is none of them. */
  private static boolean isOfAnotherTopic(LagFault fault, Set<String> topics) {
    return !topics.isEmpty() && fault.code().equals(NOT_VISIBLE);
  }

  private static boolean caughtUp(TopicLag topic) {
    for (int partition = 0; partition < topic.reading().size(); partition++) {
      if (topic.reading().tracks(partition) && !caughtUp(topic, partition)) {
        return false;
      }
    }
    return true;
  }

  private static boolean caughtUp(TopicLag topic, int partition) {
    long lag = topic.effectiveLag(partition);
    if (lag == Offsets.NONE) {
      // nobody ever commits to a partition that never held a record
      long end = topic.offsets().ends().at(partition);
      return end != Offsets.NONE && end == topic.offsets().starts().at(partition);
    }
    return lag <= topic.policy().allowedLag();
  }
}
