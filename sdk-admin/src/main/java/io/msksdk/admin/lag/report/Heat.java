package io.msksdk.admin.lag.report;

import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.PartitionLag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Lag in steps of ten, the same in every report, so that two of them can be compared. */
final class Heat {
  static final List<String> STEPS =
      List.of("0", "1+", "100+", "1,000+", "10,000+", "100,000+", "1 million+");

  private static final long[] FROM = {0, 1, 100, 1_000, 10_000, 100_000, 1_000_000};
  private static final int MOST_CELLS = 32;
  private static final int WIDTH = 160;
  private static final int HEIGHT = 14;

  private Heat() {}

  static int step(long lag) {
    int step = 0;
    while (step + 1 < FROM.length && lag >= FROM[step + 1]) {
      step++;
    }
    return step;
  }

  private static int step(PartitionLag partition) {
    return partition.lag().isPresent() ? step(partition.lag().getAsLong()) : -1;
  }

  /**
   * A strip of cells, one for each partition or, where there are many, one for the worst of
   * several. Neighbours of one heat are one rectangle, which keeps a page of a thousand groups
   * small.
   */
  static String strip(GroupLag group) {
    List<PartitionLag> partitions = group.partitions().toList();
    if (partitions.isEmpty()) {
      return "";
    }
    int cells = Math.min(MOST_CELLS, partitions.size());
    int[] steps = new int[cells];
    Arrays.fill(steps, -1);
    for (int i = 0; i < partitions.size(); i++) {
      int cell = (int) ((long) i * cells / partitions.size());
      steps[cell] = Math.max(steps[cell], step(partitions.get(i)));
    }
    StringBuilder svg = new StringBuilder();
    svg.append("<svg class=strip viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
    svg.append("\" role=img aria-label=\"").append(label(partitions)).append("\">");
    double width = (double) WIDTH / cells;
    for (int from = 0; from < cells; ) {
      int to = from;
      while (to < cells && steps[to] == steps[from]) {
        to++;
      }
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect class=h%s x=%.1f width=%.1f height=%d />",
              steps[from] < 0 ? "u" : steps[from],
              from * width,
              (to - from) * width - 0.6,
              HEIGHT));
      from = to;
    }
    return svg.append("</svg>").toString();
  }

  private static String label(List<PartitionLag> partitions) {
    long behind = partitions.stream().filter(partition -> step(partition) > 0).count();
    return behind + " of " + partitions.size() + " partitions behind";
  }
}
