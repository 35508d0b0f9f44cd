package io.msksdk.admin.lag.report;

import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.VerdictStatus;
import java.util.Comparator;
import java.util.List;

/** The order in which an operator wants to see groups. */
final class Ranking {
  /** A warning is more urgent than what nobody knows. */
  private static final List<VerdictStatus> URGENCY =
      List.of(
          VerdictStatus.STALL,
          VerdictStatus.STOP,
          VerdictStatus.REWIND,
          VerdictStatus.WARN,
          VerdictStatus.UNKNOWN,
          VerdictStatus.OK);

  private Ranking() {}

  static List<VerdictStatus> urgency() {
    return URGENCY;
  }

  static List<GroupLag> worstFirst(LagSnapshot snapshot) {
    return snapshot.groups().stream()
        .sorted(
            Comparator.comparingInt((GroupLag g) -> URGENCY.indexOf(g.verdict().status()))
                .thenComparing(g -> g.lag().orElse(-1), Comparator.reverseOrder())
                .thenComparing(GroupLag::group))
        .toList();
  }
}
