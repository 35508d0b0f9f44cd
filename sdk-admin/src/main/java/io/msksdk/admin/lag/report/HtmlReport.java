package io.msksdk.admin.lag.report;

import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.VerdictStatus;
import io.msksdk.admin.lag.source.LagFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A snapshot as one page, with its style, script and data inside. */
final class HtmlReport {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HtmlReport() {}

  static String of(LagSnapshot snapshot, LagTrail trail, String title) {
    List<GroupLag> groups = Ranking.worstFirst(snapshot);
    Map<String, String> parts =
        Map.of(
            "title", Words.html(title),
            "style", resource("report.css"),
            "script", resource("report.js"),
            "when", TIME.format(snapshot.at()),
            "source", Words.html(snapshot.source()),
            "figures", figures(snapshot),
            "verdicts", verdicts(snapshot),
            "legend", legend(),
            "rows", HtmlRows.of(groups, trail),
            "rest", notes(snapshot) + data(groups, trail));
    return filled(resource("report.html"), parts);
  }

  /** One pass from left to right: what is put in is not looked at again. */
  private static String filled(String template, Map<String, String> parts) {
    StringBuilder page = new StringBuilder(template.length() * 2);
    int from = 0;
    for (int at = template.indexOf("{{"); at >= 0; at = template.indexOf("{{", from)) {
      int end = template.indexOf("}}", at);
      page.append(template, from, at)
          .append(parts.getOrDefault(template.substring(at + 2, end), ""));
      from = end + 2;
    }
    return page.append(template.substring(from)).toString();
  }

  private static String data(List<GroupLag> groups, LagTrail trail) {
    return "<script type=\"application/json\" id=data>" + HtmlData.of(groups, trail) + "</script>";
  }

  private static String figures(LagSnapshot snapshot) {
    long lag = snapshot.groups().stream().mapToLong(group -> group.lag().orElse(0)).sum();
    long failing =
        snapshot.groups().stream().filter(group -> group.verdict().status().failing()).count();
    return figure(Words.number(snapshot.groups().size()), "groups")
        + figure(Words.number(snapshot.partitions().count()), "group partitions")
        + figure(Words.number(lag), "records behind")
        + figure(Words.number(failing), failing == 1 ? "group failing" : "groups failing");
  }

  private static String figure(String number, String what) {
    return "<div><dt>" + what + "</dt><dd>" + number + "</dd></div>";
  }

  private static String verdicts(LagSnapshot snapshot) {
    Map<VerdictStatus, Long> counts = snapshot.groupsByStatus();
    StringBuilder bar = new StringBuilder("<div class=bar aria-hidden=true>");
    StringBuilder chips = new StringBuilder();
    chips.append("<div class=chips role=group aria-label=\"Show groups by verdict\">");
    for (VerdictStatus status : Ranking.urgency()) {
      long count = counts.getOrDefault(status, 0L);
      if (count > 0) {
        bar.append("<span class=").append(status).append(" style=\"flex-grow:").append(count);
        bar.append("\"></span>");
        chips.append("<button class=chip aria-pressed=false data-s=").append(status).append('>');
        chips.append(HtmlRows.badge(status)).append(" <b>").append(Words.number(count));
        chips.append("</b></button>");
      }
    }
    return bar.append("</div>").append(chips).append("</div>").toString();
  }

  private static String legend() {
    StringBuilder legend = new StringBuilder();
    for (int step = 0; step < Heat.STEPS.size(); step++) {
      legend.append("<span><i class=h").append(step).append("></i>");
      legend.append(Heat.STEPS.get(step)).append("</span>");
    }
    return legend.append("<span><i class=hu></i>not known</span>").toString();
  }

  private static String notes(LagSnapshot snapshot) {
    StringBuilder notes = new StringBuilder();
    for (LagFault fault : snapshot.faults()) {
      notes.append("<li>").append(Words.html(fault.toString())).append("</li>");
    }
    for (String gap : snapshot.gaps()) {
      notes.append("<li>").append(Words.html(gap)).append("</li>");
    }
    return notes.length() == 0
        ? ""
        : "<section class=notes><h2>What this report cannot see</h2><ul>"
            + notes
            + "</ul></section>";
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
