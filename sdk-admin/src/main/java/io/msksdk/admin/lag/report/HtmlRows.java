package io.msksdk.admin.lag.report;

import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.PartitionLag;
import io.msksdk.admin.lag.VerdictStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of the page's table. */
final class HtmlRows {

  private HtmlRows() {}

  static String of(List<GroupLag> groups, LagTrail trail) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < groups.size(); i++) {
      rows.append(row(i, groups.get(i), trail));
    }
    return rows.toString();
  }

  private static String row(int index, GroupLag group, LagTrail trail) {
    VerdictStatus status = group.verdict().status();
    String name = Words.html(group.group());
    return "<tr data-i=%d data-s=%s data-n=\"%s\" data-l=%d>"
            .formatted(index, status, name.toLowerCase(Locale.ROOT), group.lag().orElse(-1))
        + "<td>"
        + badge(status)
        + "<th scope=row><button class=open aria-expanded=false>"
        + name
        + "</button><small>"
        + about(group)
        + "</small><td class=num>"
        + Words.number(group.lag())
        + "<td>"
        + Sparkline.of(trail.points(group.group()))
        + "<td class=rate>"
        + rate(group)
        + "<td>"
        + Heat.strip(group)
        + "<td class=num>"
        + time(drain(group), group)
        + "</tr>\n";
  }

  static String badge(VerdictStatus status) {
    return "<span class=\"badge " + status + "\">" + status + "</span>";
  }

  private static String about(GroupLag group) {
    int members = group.members().size();
    long partitions = group.partitions().count();
    String state = group.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "%s · %s · %s"
        .formatted(
            state.equals("unknown") ? "state not told" : state,
            plural(members, "member"),
            plural(partitions, "partition"));
  }

  static String plural(long number, String word) {
    return Words.number(number) + " " + word + (number == 1 ? "" : "s");
  }

  private static String rate(GroupLag group) {
    double read = 0;
    double written = 0;
    for (PartitionLag partition : group.partitions().toList()) {
      read += partition.drainTime().consumedPerSecond();
      written += partition.drainTime().producedPerSecond();
    }
    read = Math.max(0, read); // commits that went back are read by nobody
    return read == 0 && written == 0
        ? "<span class=none>–</span>"
        : "<b>%s</b> <i>of %s</i>".formatted(perSecond(read), perSecond(written) + "/s");
  }

  private static String perSecond(double rate) {
    return rate > 0 && rate < 10
        ? String.format(Locale.ROOT, "%.1f", rate)
        : Words.number(Math.round(rate));
  }

  private static Optional<Duration> drain(GroupLag group) {
    return group
        .partitions()
        .flatMap(partition -> partition.drainTime().figure().value().stream())
        .max(Duration::compareTo);
  }

  private static String time(Optional<Duration> drain, GroupLag group) {
    if (drain.isPresent() && !group.verdict().status().failing()) {
      return Words.time(drain.get());
    }
    return group.verdict().status().failing() ? "never" : "<span class=none>–</span>";
  }
}
