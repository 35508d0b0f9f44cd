package io.msksdk.admin.lag.report;

import java.util.List;
import java.util.Locale;

/** The lag of a group over the rounds, as one line without axes. */
final class Sparkline {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 26;
  private static final double INSET = 2;

  private Sparkline() {}

  static String of(List<LagTrail.Point> points) {
    List<LagTrail.Point> known =
        points.stream().filter(point -> point.lag() != LagTrail.UNKNOWN).toList();
    if (known.size() < 2) {
      return "<span class=none>–</span>";
    }
    long most = Math.max(1, known.stream().mapToLong(LagTrail.Point::lag).max().orElse(1));
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < known.size(); i++) {
      double x = INSET + i * (WIDTH - 2 * INSET) / (known.size() - 1);
      double y = HEIGHT - INSET - known.get(i).lag() * (HEIGHT - 2 * INSET) / most;
      line.append(String.format(Locale.ROOT, i == 0 ? "%.0f %.1f" : "L%.0f %.1f", x, y));
    }
    long first = known.get(0).lag();
    long last = known.get(known.size() - 1).lag();
    return "<svg class=spark viewBox=\"0 0 "
        + WIDTH
        + " "
        + HEIGHT
        + "\" role=img aria-label=\"lag went from "
        + Words.number(first)
        + " to "
        + Words.number(last)
        + "\"><path class=area d=\"M"
        + line
        + "L118 26L2 26Z\" /><path d=\"M"
        + line
        + "\" /></svg>";
  }
}
