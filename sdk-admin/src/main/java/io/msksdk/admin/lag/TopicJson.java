package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.ReportedTotals;
import io.msksdk.admin.lag.source.TopicOffsets;
import io.msksdk.admin.lag.source.TopicReading;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Topics as JSON: what groups share, and what each group has of its own. */
final class TopicJson {

  private TopicJson() {}

  /** A topic and the times at which its ends were where. */
  record Shared(TopicOffsets offsets, Timeline timeline) {}

  static JsonObject shared(TopicOffsets offsets, Timeline timeline) {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("topic", offsets.topic())
            .text("topicId", offsets.topicId())
            .numbers("starts", row(offsets.starts()))
            .numbers("stables", row(offsets.stables()))
            .numbers("ends", row(offsets.ends()));
    offsets.compacted().ifPresent(compacted -> json.flag("compacted", compacted));
    List<JsonObject> points = new ArrayList<>();
    for (int point = 0; point < timeline.size(); point++) {
      points.add(
          JsonObject.builder()
              .number("at", timeline.time(point))
              .numbers("ends", row(timeline.ends(point)))
              .numbers("starts", row(timeline.starts(point)))
              .build());
    }
    return json.objects("timeline", points).build();
  }

  static Shared shared(JsonObject json) {
    TopicOffsets.Builder offsets =
        TopicOffsets.of(json.requiredText("topic"))
            .topicId(json.requiredText("topicId"))
            .starts(row(json, "starts"))
            .stables(row(json, "stables"))
            .ends(row(json, "ends"));
    json.flag("compacted").ifPresent(offsets::compacted);
    List<JsonObject> points = json.objects("timeline");
    return new Shared(
        offsets.build(), new Timeline(times(points), rows(points, "ends"), rows(points, "starts")));
  }

  static JsonObject write(TopicLag topic, int shared) {
    TopicReading reading = topic.reading();
    JsonObject.Builder json =
        JsonObject.builder()
            .number("shared", shared)
            .numbers("committed", row(reading.committed()))
            .numbers("owners", row(reading.owners()))
            .numbers("reportedLags", row(reading.reportedLags()))
            .numbers("reportedDrainSeconds", row(reading.reportedDrainSeconds()))
            .objects("faults", FaultJson.write(reading.faults()))
            .objects("samples", samples(topic.window()))
            .texts("reasons", reasons(topic))
            .numbers("peaks", row(topic.judgement().peaks()))
            .numbers("recordTimes", row(topic.judgement().tail().timestamps()))
            .numbers("recordOffsets", row(topic.judgement().tail().offsets()))
            .numbers("emptyFrom", row(topic.judgement().tail().emptyFrom()));
    reading
        .totals()
        .ifPresent(
            totals ->
                json.numbers("totals", List.of(totals.sum(), totals.max(), totals.drainSeconds())));
    return json.build();
  }

  static TopicReading reading(JsonObject json, List<Shared> shared) {
    TopicReading.Builder reading =
        TopicReading.of(of(json, shared).offsets())
            .committed(row(json, "committed"))
            .owners(row(json, "owners"))
            .reportedLags(row(json, "reportedLags"))
            .reportedDrainSeconds(row(json, "reportedDrainSeconds"))
            .faults(FaultJson.byPartition(json.objects("faults")));
    List<Long> totals = json.numbers("totals");
    if (totals.size() == 3) {
      reading.totals(new ReportedTotals(totals.get(0), totals.get(1), totals.get(2)));
    }
    return reading.build();
  }

  static TopicLag lag(
      JsonObject json,
      List<Shared> shared,
      GroupReading group,
      TopicReading reading,
      LagPolicy policy,
      long at) {
    List<JsonObject> samples = json.objects("samples");
    Window window =
        new Window(
            times(samples),
            rows(samples, "committed"),
            rows(samples, "bases"),
            reading.reportedLags().size() > 0);
    if (json.texts("reasons").size() < reading.size()) {
      throw InvalidSpecException.of(
          Finding.error(
              "lag.json", "reasons", json.texts("reasons").size(), "one for each partition"));
    }
    Judgement judgement =
        new Judgement(
            reasons(json.texts("reasons")),
            row(json, "peaks"),
            new Judgement.Tail(
                row(json, "recordTimes"), row(json, "recordOffsets"), row(json, "emptyFrom")));
    return new TopicLag(group, reading, window, of(json, shared).timeline(), judgement, policy, at);
  }

  private static Shared of(JsonObject json, List<Shared> shared) {
    int index = (int) json.number("shared").orElse(-1);
    if (index < 0 || index >= shared.size()) {
      throw InvalidSpecException.of(
          Finding.error("lag.json", "shared", index, "an index into topics"));
    }
    return shared.get(index);
  }

  private static List<JsonObject> samples(Window window) {
    List<JsonObject> samples = new ArrayList<>();
    for (int sample = 0; sample < window.size(); sample++) {
      samples.add(
          JsonObject.builder()
              .number("at", window.time(sample))
              .numbers("committed", row(window.committedRow(sample)))
              .numbers("bases", row(window.baseRow(sample)))
              .build());
    }
    return samples;
  }

  private static List<String> reasons(TopicLag topic) {
    List<String> reasons = new ArrayList<>();
    for (int partition = 0; partition < topic.reading().size(); partition++) {
      boolean tracked = topic.reading().tracks(partition);
      reasons.add(tracked ? topic.judgement().reason(partition).name() : "");
    }
    return reasons;
  }

  private static byte[] reasons(List<String> names) {
    byte[] reasons = new byte[names.size()];
    for (int partition = 0; partition < reasons.length; partition++) {
      String name = names.get(partition);
      reasons[partition] = name.isEmpty() ? -1 : Judgement.number(VerdictReason.valueOf(name));
    }
    return reasons;
  }

  private static long[] times(List<JsonObject> points) {
    return points.stream().mapToLong(point -> point.number("at").orElse(0)).toArray();
  }

  private static Offsets[] rows(List<JsonObject> points, String name) {
    return points.stream().map(point -> row(point, name)).toArray(Offsets[]::new);
  }

  private static Offsets row(JsonObject json, String name) {
    return Offsets.of(json.numbers(name).stream().mapToLong(Long::longValue).toArray());
  }

  private static List<Long> row(Offsets offsets) {
    return LongStream.range(0, offsets.size()).map(i -> offsets.at((int) i)).boxed().toList();
  }
}
