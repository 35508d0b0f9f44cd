package io.msksdk.replication.failover;

import io.msksdk.core.runbook.Gate;
import io.msksdk.core.runbook.GateLook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** Gates on consumer groups. */
final class GroupGates {
  private final Views views;
  private final GateSettings settings;
  private final List<String> groups;

  GroupGates(Views views, GateSettings settings, List<String> groups) {
    this.views = views;
    this.settings = settings;
    this.groups = groups;
  }

  /** Everything is processed, and stays so: the window tells "done" from "between two batches". */
  Gate consumed(String name, FailoverSite site, Supplier<? extends Collection<String>> topics) {
    return Gate.of(
            name,
            "no lag of " + groups.size() + " groups on " + site,
            () -> {
              List<String> behind = behind(site, topics.get());
              return behind.isEmpty()
                  ? GateLook.passes("no lag")
                  : GateLook.holds("lag: " + OffsetGates.named(behind));
            })
        .holdingFor(settings.stillFor())
        .within(settings.drainWithin())
        .lookingEvery(settings.lookEvery());
  }

  private List<String> behind(FailoverSite site, Collection<String> topics) {
    ClusterView view = views.of(site);
    Map<TopicPartition, Long> starts = view.starts(topics);
    Map<TopicPartition, Long> ends = view.ends(topics);
    List<String> behind = new ArrayList<>();
    view.groups(groups)
        .forEach(
            (group, state) ->
                ends.forEach(
                    (partition, end) -> {
                      long lag = end - position(state, partition, starts, end);
                      if (lag > 0) {
                        behind.add(group + " on " + partition + " by " + lag);
                      }
                    }));
    return behind;
  }

  /** A partition without an offset, of a topic the group reads, is one it has not begun with. */
  private static long position(
      GroupView group, TopicPartition partition, Map<TopicPartition, Long> starts, long end) {
    boolean reads =
        group.committed().keySet().stream().anyMatch(p -> p.topic().equals(partition.topic()));
    long begin = reads ? starts.getOrDefault(partition, end) : end;
    return group.committed().getOrDefault(partition, begin);
  }

  /** Offsets are translated and inside the target's range, and not too much is read again. */
  Gate ready(Leg leg, List<String> topics) {
    return Gate.of(
            "groups-ready",
            "every group has a translated offset inside the range of "
                + leg.target()
                + (settings.mostReread() == Long.MAX_VALUE
                    ? ""
                    : ", and at most " + settings.mostReread() + " records are read again"),
            () -> {
              ReadinessReport report = ReadinessReport.of(leg, views, topics, groups);
              return report.ready() && report.reread() <= settings.mostReread()
                  ? GateLook.passes(report.toString())
                  : GateLook.holds(summary(report));
            })
        .within(settings.drainWithin())
        .lookingEvery(settings.lookEvery());
  }

  /** The same for groups that nothing but a missing translation keeps, which is mended later. */
  Gate follow(Leg leg, List<String> topics) {
    return Gate.of(
            "groups-follow",
            "every group has no members on " + leg.target(),
            () -> {
              ReadinessReport report = ReadinessReport.of(leg, views, topics, groups);
              return report.problems().stream().allMatch(TimedOffsets::fillable)
                  ? GateLook.passes(
                      report.problems().size() + " of " + report.rows().size() + " offsets by time")
                  : GateLook.holds(summary(report));
            })
        .within(settings.drainWithin())
        .lookingEvery(settings.lookEvery());
  }

  private static String summary(ReadinessReport report) {
    return report.rows().size()
        + " offsets, "
        + report.reread()
        + " records read again, not ready: "
        + OffsetGates.named(report.problems().stream().map(GroupReadiness::toString).toList());
  }

  /** What can be said of groups when the source is gone; it informs and lets everything on. */
  Gate readable(Leg leg, List<String> topics) {
    return Gate.of(
        "groups-seen",
        "evidence of the offsets on " + leg.target(),
        () ->
            GateLook.passes(
                ReadinessReport.ofTarget(leg, views, topics, groups)
                    .toString()
                    .replace('\n', ';')));
  }

  Gate idle(FailoverSite site) {
    return members("idle", site, "no member of any group on " + site, false);
  }

  Gate joined(FailoverSite site) {
    return members("joined", site, "members in every group on " + site, true);
  }

  private Gate members(String name, FailoverSite site, String expected, boolean wanted) {
    return Gate.of(
            name,
            expected,
            () -> {
              List<String> others = new ArrayList<>();
              views
                  .of(site)
                  .groups(groups)
                  .forEach(
                      (group, view) -> {
                        if (view.members() > 0 != wanted) {
                          others.add(group + " has " + view.members() + " members");
                        }
                      });
              return others.isEmpty()
                  ? GateLook.passes(groups.size() + " groups" + (wanted ? " joined" : " idle"))
                  : GateLook.holds(OffsetGates.named(others));
            })
        .within(settings.clientsWithin())
        .lookingEvery(settings.lookEvery());
  }

  /** Every group has committed something new, or has nothing left to read. */
  Gate progress(FailoverSite site, Supplier<? extends Collection<String>> topics) {
    Map<String, Map<TopicPartition, Long>> first = new HashMap<>();
    return Gate.of(
            "progress",
            "every group on " + site + " commits or has nothing left to read",
            () -> {
              Map<TopicPartition, Long> ends = views.of(site).ends(topics.get());
              List<String> stuck = new ArrayList<>();
              views
                  .of(site)
                  .groups(groups)
                  .forEach(
                      (group, view) -> {
                        Map<TopicPartition, Long> before =
                            first.computeIfAbsent(group, g -> view.committed());
                        boolean behind =
                            view.committed().entrySet().stream()
                                .anyMatch(e -> ends.getOrDefault(e.getKey(), 0L) > e.getValue());
                        if (behind && before.equals(view.committed())) {
                          stuck.add(group);
                        }
                      });
              return stuck.isEmpty()
                  ? GateLook.passes(groups.size() + " groups move on")
                  : GateLook.holds("no commit yet: " + OffsetGates.named(stuck));
            })
        .within(settings.clientsWithin())
        .lookingEvery(settings.lookEvery());
  }

  /** Under active and active the same group on both sides would have its offsets overwritten. */
  Gate differ(FailoverSite one, FailoverSite other) {
    return Gate.of(
            "groups-differ",
            "no group with members on both clusters",
            () -> {
              Map<String, GroupView> here = views.of(one).groups(groups);
              Map<String, GroupView> there = views.of(other).groups(groups);
              List<String> both =
                  groups.stream()
                      .filter(g -> members(here, g) > 0 && members(there, g) > 0)
                      .toList();
              return both.isEmpty()
                  ? GateLook.passes("none")
                  : GateLook.holds("on both: " + OffsetGates.named(both));
            })
        .within(settings.clientsWithin())
        .lookingEvery(settings.lookEvery());
  }

  private static int members(Map<String, GroupView> groups, String group) {
    GroupView view = groups.get(group);
    return view == null ? 0 : view.members();
  }
}
