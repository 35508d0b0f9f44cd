package io.msksdk.admin.lag.report;

import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** A snapshot and its curves as JSON. */
final class ReportJson {

  private ReportJson() {}

  static JsonObject of(LagSnapshot snapshot, LagTrail trail, String title) {
    List<JsonObject> curves = new ArrayList<>();
    for (GroupLag group : snapshot.groups()) {
      List<LagTrail.Point> points = trail.points(group.group());
      if (!points.isEmpty()) {
        curves.add(curve(points).text("group", group.group()).build());
      }
    }
    return JsonObject.builder()
        .text("title", title)
        .object("snapshot", JsonObject.parse("snapshot", snapshot.toJson()))
        .objects("curves", curves)
        .build();
  }

  /** Rows of numbers, -1 where one is not known. */
  static JsonObject.Builder curve(List<LagTrail.Point> points) {
    return JsonObject.builder()
        .numbers("at", row(points, point -> point.at().getEpochSecond()))
        .numbers("lag", row(points, LagTrail.Point::lag))
        .numbers("consumedPerSecond", row(points, LagTrail.Point::consumedPerSecond))
        .numbers("producedPerSecond", row(points, LagTrail.Point::producedPerSecond));
  }

  private static List<Long> row(List<LagTrail.Point> points, ToLongFunction<LagTrail.Point> of) {
    return points.stream().map(of::applyAsLong).toList();
  }
}
