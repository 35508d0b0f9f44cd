package io.msksdk.admin.lag.report;

import io.msksdk.admin.lag.GroupLag;
import io.msksdk.admin.lag.PartitionLag;
import io.msksdk.admin.lag.TopicLag;
import io.msksdk.admin.lag.Verdict;
import io.msksdk.admin.lag.VerdictStatus;
import io.msksdk.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What the page shows of a group when it is opened, in rows of numbers. */
final class HtmlData {
  /** The order the page's script has them in. */
  private static final List<VerdictStatus> CODES =
      List.of(
          VerdictStatus.OK,
          VerdictStatus.UNKNOWN,
          VerdictStatus.WARN,
          VerdictStatus.STOP,
          VerdictStatus.STALL,
          VerdictStatus.REWIND);

  private HtmlData() {}

  static String of(List<GroupLag> groups, LagTrail trail) {
    List<JsonObject> all = new ArrayList<>();
    groups.forEach(group -> all.add(group(group, trail)));
    // a name may hold what ends a script
    return JsonObject.builder()
        .objects("groups", all)
        .build()
        .compact()
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028");
  }

  private static JsonObject group(GroupLag group, LagTrail trail) {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("why", why(group.verdict()))
            .objects("topics", group.topics().stream().map(HtmlData::topic).toList())
            .objects("members", members(group))
            .texts("faults", group.faults().stream().map(Object::toString).toList());
    List<LagTrail.Point> points = trail.points(group.group());
    if (points.size() > 1) {
      json.object("curve", ReportJson.curve(points).build());
    }
    return json.build();
  }

  private static String why(Verdict verdict) {
    String remedy = verdict.reason().remedy();
    return remedy.isEmpty() ? verdict.words() : verdict.words() + ". " + remedy;
  }

  private static List<JsonObject> members(GroupLag group) {
    List<JsonObject> members = new ArrayList<>();
    group
        .lagByMember()
        .forEach(
            (member, lag) ->
                members.add(
                    JsonObject.builder()
                        .text(
                            "name",
                            member.instanceId().isEmpty() ? member.memberId() : member.instanceId())
                        .text("host", member.host())
                        .number("lag", lag)
                        .build()));
    return members;
  }

  private static JsonObject topic(TopicLag topic) {
    List<PartitionLag> partitions = topic.partitions();
    return JsonObject.builder()
        .text("name", topic.topic())
        .text("lag", Words.number(topic.lag()))
        .numbers("p", row(partitions, PartitionLag::partition))
        .numbers("lags", row(partitions, p -> or(p.lag())))
        .numbers("status", row(partitions, p -> CODES.indexOf(p.verdict().status())))
        .numbers("committed", row(partitions, p -> or(p.committed())))
        .numbers("end", row(partitions, p -> or(p.endOffset())))
        .numbers("drain", times(partitions, p -> p.drainTime().figure().value()))
        .numbers("age", times(partitions, p -> p.produceAge().figure().value()))
        .numbers("lost", row(partitions, p -> Math.max(0, p.risk().lost())))
        .build();
  }

  private static List<Long> row(List<PartitionLag> partitions, ToLongFunction<PartitionLag> value) {
    return partitions.stream().map(value::applyAsLong).toList();
  }

  private static List<Long> times(
      List<PartitionLag> partitions, Function<PartitionLag, Optional<Duration>> time) {
    return row(partitions, p -> time.apply(p).map(Duration::toSeconds).orElse(LagTrail.UNKNOWN));
  }

  private static long or(OptionalLong value) {
    return value.orElse(LagTrail.UNKNOWN);
  }
}
