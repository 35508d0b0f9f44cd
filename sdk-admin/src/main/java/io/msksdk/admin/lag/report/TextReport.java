package io.msksdk.admin.lag.report;

import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.PartitionLag;
import io.msksdk.admin.lag.source.LagFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A snapshot as an aligned table. */
final class TextReport {
  private static final int PARTITIONS_SHOWN = 3;
  private static final List<String> HEAD =
      List.of("VERDICT", "GROUP", "STATE", "LAG", "WORST", "DRAIN", "WHY");
  private static final int LAG_COLUMN = 3;
  private static final int WORST_COLUMN = 4;

  private TextReport() {}

  static String of(LagSnapshot snapshot, String title) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    for (GroupLag group : Ranking.worstFirst(snapshot)) {
      rows.add(row(group));
      if (group.verdict().status().failing()) {
        worst(group).forEach(partition -> rows.add(row(partition)));
      }
    }
    StringBuilder text = new StringBuilder();
    text.append(title).append(", ").append(snapshot.at()).append(", from ");
    text.append(snapshot.source()).append(": ").append(counts(snapshot)).append("\n\n");
    append(text, rows);
    snapshot
        .faults()
        .forEach(fault -> text.append("! ").append(Words.line(fault.toString())).append('\n'));
    for (GroupLag group : snapshot.groups()) {
      for (LagFault fault : group.faults()) {
        text.append("! ").append(Words.line(fault.toString())).append('\n');
      }
    }
    snapshot.gaps().forEach(gap -> text.append("~ ").append(gap).append('\n'));
    return text.toString();
  }

  private static String counts(LagSnapshot snapshot) {
    Map<?, Long> counts = snapshot.groupsByStatus();
    return counts.isEmpty()
        ? "no groups"
        : Ranking.urgency().stream()
            .filter(counts::containsKey)
            .map(status -> counts.get(status) + " " + status)
            .collect(Collectors.joining(", "));
  }

  private static List<String> row(GroupLag group) {
    String drain =
        group
            .partitions()
            .flatMap(p -> p.drainTime().figure().value().stream())
            .max(Duration::compareTo)
            .map(Words::time)
            .orElse("–");
    return List.of(
        group.verdict().status().name(),
        Words.line(group.group()),
        group.state().name(),
        Words.number(group.lag()),
        Words.number(group.maxLag()),
        drain,
        group.verdict().reason().words());
  }

  private static List<PartitionLag> worst(GroupLag group) {
    return group
        .partitions()
        .filter(partition -> partition.verdict().status().failing())
        .sorted(
            Comparator.comparing(
                (PartitionLag partition) -> partition.lag().orElse(-1), Comparator.reverseOrder()))
        .limit(PARTITIONS_SHOWN)
        .toList();
  }

  private static List<String> row(PartitionLag partition) {
    return List.of(
        "",
        "  " + partition.topic() + "-" + partition.partition(),
        "",
        Words.number(partition.lag()),
        "",
        partition.drainTime().figure().value().map(Words::time).orElse("–"),
        partition.verdict().status()
            + ": committed "
            + Words.number(partition.committed())
            + " of "
            + Words.number(partition.endOffset()));
  }

  private static void append(StringBuilder text, List<List<String>> rows) {
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String blanks = " ".repeat(widths[i] - row.get(i).length());
        boolean right = i == LAG_COLUMN || i == WORST_COLUMN;
        line.append(right ? blanks + row.get(i) : row.get(i) + blanks).append("  ");
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }
}
