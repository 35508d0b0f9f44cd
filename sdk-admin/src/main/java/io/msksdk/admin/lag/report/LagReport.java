package io.msksdk.admin.lag.report;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.lag.LagSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A snapshot for people: an aligned table, JSON, or one HTML file that needs neither network nor
 * framework. Immutable.
 *
 * <pre>{@code
 * System.out.print(LagReport.of(snapshot).text());
 * LagReport.of(snapshot).trail(trail).title("orders").writeHtml(Path.of("lag.html"));
 * }</pre>
 */
public final class LagReport {
  private final LagSnapshot snapshot;
  private final LagTrail trail;
  private final String title;

  private LagReport(LagSnapshot snapshot, LagTrail trail, String title) {
    this.snapshot = requireNonNull(snapshot, "snapshot");
    this.trail = requireNonNull(trail, "trail");
    this.title = requireNonNull(title, "title");
  }

  /**
   * Reports a snapshot.
   *
   * @param snapshot the snapshot
   * @return a report without curves
   */
  public static LagReport of(LagSnapshot snapshot) {
    return new LagReport(snapshot, LagTrail.of(2), "Consumer lag");
  }

  /**
   * Adds the rounds before, for curves of lag and velocity.
   *
   * @param trail the rounds
   * @return a report with curves
   */
  public LagReport trail(LagTrail trail) {
    return new LagReport(snapshot, trail, title);
  }

  /**
   * Sets the title.
   *
   * @param title such as the cluster's name
   * @return a report with that title
   */
  public LagReport title(String title) {
    return new LagReport(snapshot, trail, title);
  }

  /**
   * Renders an aligned table: the groups, the worst first, each with its worst partitions when
   * something is wrong.
   *
   * @return lines of text
   */
  public String text() {
    return TextReport.of(snapshot, title);
  }

  /**
   * Renders JSON: the snapshot, from which it can be judged again, and the curves.
   *
   * @return JSON text
   */
  public String json() {
    return ReportJson.of(snapshot, trail, title).compact();
  }

  /**
   * Renders a page.
   *
   * @return HTML with everything it needs inside
   */
  public String html() {
    return HtmlReport.of(snapshot, trail, title);
  }

  /**
   * Writes the page, over a file that is there.
   *
   * @param file where to
   * @return the file
   * @throws IOException when it cannot be written
   */
  @CanIgnoreReturnValue
  public Path writeHtml(Path file) throws IOException {
    return Files.writeString(file, html(), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "LagReport[" + title + ", " + snapshot + "]";
  }
}
