package io.msksdk.admin.lag.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.LagMonitor;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.VerdictStatus;
import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.LagSource;
import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicOffsets;
import io.msksdk.admin.lag.source.TopicReading;
import io.msksdk.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LagReportTest {
  private static final SampleLag.Result TWELVE = SampleLag.run(12, 60);
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?:src|href|url|@import|fetch|XMLHttpRequest)\\s*[=(:]\\s*[\"']?(?!#)");

  private static LagReport twelve() {
    return LagReport.of(TWELVE.snapshot()).trail(TWELVE.trail()).title("orders");
  }

  @Test
  void sample_hasEveryVerdict() {
    assertThat(TWELVE.snapshot().groupsByStatus().keySet())
        .containsExactlyInAnyOrder(VerdictStatus.values());
  }

  @Test
  void text_hasTheWorstFirst_inAlignedColumns() {
    List<String> lines = twelve().text().lines().toList();

    assertThat(lines.get(0)).startsWith("orders, 2026-03-14T09:49:30Z, from sample: 1 STALL");
    assertThat(lines.get(2)).startsWith("VERDICT  GROUP");
    assertThat(lines.get(3)).startsWith("STALL    payments-settlement");
    assertThat(lines.get(4)).contains("  payments.events-", "STALL: committed ");
    int column = lines.get(2).indexOf("WHY");
    for (GroupLag group : TWELVE.snapshot().groups()) {
      assertThat(lines)
          .filteredOn(line -> line.contains(" " + group.group() + " "))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line.substring(column)).isEqualTo(group.verdict().reason().words()));
    }
  }

  @Test
  void json_carriesTheSnapshotWhole_andTheCurves() {
    JsonObject json = JsonObject.parse("report", twelve().json());

    LagSnapshot again = LagSnapshot.parse(json.object("snapshot").orElseThrow().compact());
    assertThat(again.groupsByStatus()).isEqualTo(TWELVE.snapshot().groupsByStatus());
    assertThat(json.objects("curves")).hasSize(12);
    assertThat(json.objects("curves").get(0).numbers("lag")).hasSize(60);
  }

  @Test
  void html_isOneFile_withoutAnyOther(@TempDir Path directory) throws IOException {
    String html = Files.readString(twelve().writeHtml(directory.resolve("lag.html")));

    assertThat(html).startsWith("<!doctype html>").contains("</html>");
    assertThat(ELSEWHERE.matcher(html).results().map(m -> m.group()).toList()).isEmpty();
    assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
    assertThat(html).doesNotContain("{{", "}}}");
    assertThat(html)
        .contains("lang=\"en\"", "prefers-color-scheme:dark", "scope=row", "<caption>", "role=img");
    for (GroupLag group : TWELVE.snapshot().groups()) {
      assertThat(html).contains(">" + group.group() + "</button>");
    }
  }

  @Test
  void names_cannotBecomeMarkup() {
    String evil = "<script>alert('x')</script>{{style}}\"&";
    LagReport report = LagReport.of(oneGroup(evil)).title(evil);

    assertThat(report.html())
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;{{style}}&quot;&amp;")
        .contains("\\u003cscript>alert");
    assertThat(report.text()).contains(evil);
  }

  private static LagSnapshot oneGroup(String name) {
    return monitor(
            LagRound.of(
                SampleLag.START,
                List.of(
                    GroupReading.of(name)
                        .topics(
                            List.of(
                                TopicReading.of(TopicOffsets.of(name).ends(Offsets.of(10)).build())
                                    .committed(Offsets.of(4))
                                    .build()))
                        .build())))
        .snapshot();
  }

  private static LagMonitor monitor(LagRound round) {
    return LagMonitor.from(
            new LagSource() {
              @Override
              public String name() {
                return "one";
              }

              @Override
              public LagRound collect() {
                return round;
              }

              @Override
              public void close() {}
            })
        .open();
  }

  @Test
  void noGroups_isAReportToo() {
    LagReport report = LagReport.of(monitor(LagRound.of(SampleLag.START, List.of())).snapshot());

    assertThat(report.text()).contains("no groups");
    assertThat(report.html()).contains("<dd>0</dd>");
  }

  @Test
  void thousandGroups_stayAFileABrowserOpensAtOnce() {
    SampleLag.Result thousand = SampleLag.run(1_000, 8);

    String html = LagReport.of(thousand.snapshot()).trail(thousand.trail()).html();

    assertThat(html.length()).isLessThan(4_500_000);
    assertThat(html.split("<tr data-i=", -1)).hasSize(1_001);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1,1",
    "99,1",
    "100,2",
    "999,2",
    "1000,3",
    "9999,3",
    "10000,4",
    "99999,4",
    "100000,5",
    "999999,5",
    "1000000,6",
    "9000000000,6"
  })
  void heat_goesInStepsOfTheTable(long lag, int step) {
    assertThat(Heat.step(lag)).isEqualTo(step);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,0 s",
    "PT59S,59 s",
    "PT60S,1 min",
    "PT61S,1 min 1 s",
    "PT59M59S,59 min 59 s",
    "PT1H,1 h",
    "PT23H59M59S,23 h 59 min",
    "P1D,1 d",
    "P2DT3H20M,2 d 3 h"
  })
  void times_haveTwoUnitsAtMost(Duration time, String words) {
    assertThat(Words.time(time)).isEqualTo(words);
  }

  @Test
  void trail_keepsTheLastRounds_andForgetsGroupsThatAreGone() {
    LagTrail trail = LagTrail.of(2);
    LagSnapshot here = oneGroup("here");
    LagSnapshot gone = oneGroup("gone");

    trail.round(gone);
    trail.round(here);
    trail.round(here);

    assertThat(trail.points("gone")).isEmpty();
    assertThat(trail.points("here")).hasSize(2);
    assertThatThrownBy(() -> LagTrail.of(1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void partitionMissingForARound_isNoBurstOfRecords() {
    LagTrail trail = LagTrail.of(5);
    trailing(trail, 0, reading(1_000_000, 1_000_000), reading(500, 600));
    trailing(
        trail, 10, TopicReading.of(TopicOffsets.of("orders").build()).build(), reading(600, 700));
    trailing(trail, 20, reading(1_000_100, 1_000_200), reading(700, 800));
    trailing(trail, 30, reading(1_000_200, 1_000_300), reading(800, 900));

    assertThat(trail.points("g"))
        .extracting(LagTrail.Point::consumedPerSecond)
        .containsExactly(-1L, 10L, 10L, 20L);
    assertThat(trail.points("g"))
        .extracting(LagTrail.Point::producedPerSecond)
        .containsExactly(-1L, 10L, 10L, 20L);
  }

  @Test
  void text_ofAGroupWhoseNameCommandsATerminal_isOneLineOfText() {
    LagRound round =
        LagRound.of(
            Instant.parse("2026-01-01T00:00:00Z"),
            List.of(GroupReading.of("a\nb\u001b[2J").build()));
    try (LagMonitor monitor = LagMonitor.from(sample(round)).open()) {
      assertThat(LagReport.of(monitor.snapshot()).text().lines())
          .anyMatch(line -> line.contains(" a?b?[2J "));
    }
  }

  private static TopicReading reading(long committed, long end) {
    return TopicReading.of(
            TopicOffsets.of(committed >= 1_000_000 ? "orders" : "payments")
                .stables(Offsets.of(end))
                .ends(Offsets.of(end))
                .build())
        .committed(Offsets.of(committed))
        .build();
  }

  private static void trailing(LagTrail trail, long second, TopicReading... topics) {
    GroupReading group = GroupReading.of("g").topics(List.of(topics)).build();
    LagRound round =
        LagRound.of(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second), List.of(group));
    try (LagMonitor monitor = LagMonitor.from(sample(round)).open()) {
      trail.round(monitor.snapshot());
    }
  }

  private static LagSource sample(LagRound round) {
    return new LagSource() {
      @Override
      public String name() {
        return "sample";
      }

      @Override
      public LagRound collect() {
        return round;
      }

      @Override
      public void close() {}
    };
  }
}
