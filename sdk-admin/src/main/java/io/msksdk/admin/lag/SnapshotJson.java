package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.admin.lag.source.GroupType;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.TopicOffsets;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.kafka.common.IsolationLevel;

/** Snapshots as JSON. What the groups of a round share is written once. */
final class SnapshotJson {
  private static final int FORM = 1;

  private SnapshotJson() {}

  static String write(LagSnapshot snapshot) {
    IdentityHashMap<TopicOffsets, Integer> topics = new IdentityHashMap<>();
    List<JsonObject> written = new ArrayList<>();
    List<JsonObject> groups = new ArrayList<>();
    for (GroupLag group : snapshot.groups()) {
      for (TopicLag topic : group.topics()) {
        if (!topics.containsKey(topic.offsets())) {
          topics.put(topic.offsets(), topics.size());
          written.add(TopicJson.shared(topic.offsets(), topic.timeline()));
        }
      }
      groups.add(group(group, topics));
    }
    return JsonObject.builder()
        .number("form", FORM)
        .text("commitsAt", snapshot.round().commitsAt().toString())
        .text("endsAt", snapshot.at().toString())
        .text("source", snapshot.source())
        .number("number", snapshot.number())
        .object("policy", policy(snapshot.policy()))
        .objects("faults", FaultJson.write(snapshot.faults()))
        .texts("gaps", snapshot.gaps())
        .objects("topics", written)
        .objects("groups", groups)
        .build()
        .compact();
  }

  static LagSnapshot read(String text) {
    JsonObject json = JsonObject.parse("snapshot", text);
    try {
      return read(json);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw InvalidSpecException.of(
          Finding.error(
              "lag.json", "snapshot", String.valueOf(e.getMessage()), "a text of toJson()"));
    }
  }

  private static LagSnapshot read(JsonObject json) {
    LagPolicy policy = policy(json.object("policy").orElseGet(() -> JsonObject.builder().build()));
    long at = Instant.parse(json.requiredText("endsAt")).toEpochMilli();
    List<TopicJson.Shared> topics = json.objects("topics").stream().map(TopicJson::shared).toList();
    List<GroupLag> groups =
        json.objects("groups").stream().map(group -> group(group, topics, policy, at)).toList();
    LagRound round =
        new LagRound(
            Instant.parse(json.requiredText("commitsAt")),
            Instant.parse(json.requiredText("endsAt")),
            groups.stream().map(GroupLag::reading).toList(),
            FaultJson.read(json.objects("faults")),
            json.texts("gaps"));
    return new LagSnapshot(
        round, json.requiredText("source"), json.number("number").orElse(1), policy, groups);
  }

  private static JsonObject group(GroupLag group, IdentityHashMap<TopicOffsets, Integer> topics) {
    return JsonObject.builder()
        .text("group", group.group())
        .text("type", group.type().name())
        .text("state", group.state().name())
        .text("lastMove", group.lastMove().toString())
        .flag("dead", group.dead())
        .objects("members", MemberJson.write(group.members()))
        .objects("faults", FaultJson.write(group.faults()))
        .objects(
            "topics",
            group.topics().stream()
                .map(topic -> TopicJson.write(topic, topics.getOrDefault(topic.offsets(), 0)))
                .toList())
        .build();
  }

  private static GroupLag group(
      JsonObject json, List<TopicJson.Shared> shared, LagPolicy policy, long at) {
    List<JsonObject> topics = json.objects("topics");
    GroupReading reading =
        GroupReading.of(json.requiredText("group"))
            .type(GroupType.parse(json.requiredText("type")))
            .state(GroupState.parse(json.requiredText("state")))
            .members(MemberJson.read(json.objects("members")))
            .faults(FaultJson.read(json.objects("faults")))
            .topics(topics.stream().map(topic -> TopicJson.reading(topic, shared)).toList())
            .build();
    List<TopicLag> lags = new ArrayList<>();
    for (int i = 0; i < topics.size(); i++) {
      lags.add(TopicJson.lag(topics.get(i), shared, reading, reading.topics().get(i), policy, at));
    }
    return new GroupLag(
        reading,
        lags,
        Instant.parse(json.requiredText("lastMove")),
        json.flag("dead").orElse(false));
  }

  private static JsonObject policy(LagPolicy policy) {
    return JsonObject.builder()
        .text("rules", policy.rules().name())
        .text("window", policy.window().toString())
        .number("samples", policy.samples())
        .number("minimumSamples", policy.minimumSamples())
        .number("confirmations", policy.confirmations())
        .number("allowedLag", policy.allowedLag())
        .text("isolation", policy.isolation().name())
        .text("withoutCommit", policy.withoutCommit().name())
        .text("persistentLag", policy.persistentLag().name())
        .text("deadGroups", policy.deadGroups().name())
        .text("deadAfter", policy.deadAfter().toString())
        .build();
  }

  private static LagPolicy policy(JsonObject json) {
    LagPolicy.Builder policy = LagPolicy.builder();
    json.text("rules").map(LagPolicy.Rules::valueOf).ifPresent(policy::rules);
    json.text("window").map(Duration::parse).ifPresent(policy::window);
    json.number("samples").ifPresent(value -> policy.samples((int) value));
    json.number("minimumSamples").ifPresent(value -> policy.minimumSamples((int) value));
    json.number("confirmations").ifPresent(value -> policy.confirmations((int) value));
    json.number("allowedLag").ifPresent(policy::allowedLag);
    json.text("isolation").map(IsolationLevel::valueOf).ifPresent(policy::isolation);
    json.text("withoutCommit")
        .map(LagPolicy.WithoutCommit::valueOf)
        .ifPresent(policy::withoutCommit);
    json.text("persistentLag")
        .map(LagPolicy.PersistentLag::valueOf)
        .ifPresent(policy::persistentLag);
    json.text("deadGroups").map(LagPolicy.DeadGroups::valueOf).ifPresent(policy::deadGroups);
    json.text("deadAfter").map(Duration::parse).ifPresent(policy::deadAfter);
    return policy.build();
  }
}
