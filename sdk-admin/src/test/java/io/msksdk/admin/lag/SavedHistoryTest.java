package io.msksdk.admin.lag;

import static io.msksdk.admin.lag.Samples.group;
import static io.msksdk.admin.lag.Samples.round;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.admin.lag.internal.HistoryRecord;
import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.admin.lag.source.GroupState;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.Offsets;
import io.msksdk.admin.lag.source.TopicOffsets;
import io.msksdk.admin.lag.source.TopicReading;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SavedHistoryTest {
  private static final int COURSES = 20;
  private static final int PARTITIONS = 3;

  /** What a compacted topic keeps: the last record of each key. */
  private final Map<ByteBuffer, HistoryRecord> kept = new LinkedHashMap<>();

  @ParameterizedTest
  @EnumSource(LagPolicy.Rules.class)
  void historyTakenOver_judgesOn_asIfItHadAlwaysBeenHere(LagPolicy.Rules rules) {
    LagPolicy policy = LagPolicy.builder().rules(rules).build();
    Random random = new Random(5);
    for (int course = 0; course < COURSES; course++) {
      kept.clear();
      Course moving = new Course(random);
      History here = new History(policy);
      int rounds = 1 + random.nextInt(30);
      for (int i = 0; i < rounds; i++) {
        var unused = here.take(moving.next(), "s");
        save(here);
      }
      History there = restored(policy, moving.now());

      for (int i = 0; i < 4; i++) {
        LagRound next = moving.next();
        assertThat(groups(there.take(next, "s")))
            .as("course %d after %d rounds", course, rounds)
            .isEqualTo(groups(here.take(next, "s")));
      }
    }
  }

  @Test
  void eachRound_savesOneSampleOfEachPair_andTheTopicKeepsNoMoreThanTheWindow() {
    History history = new History(LagPolicy.defaults());
    Course moving = new Course(new Random(3));
    for (int i = 0; i < 50; i++) {
      var unused = history.take(moving.next(), "s");
      assertThat(save(history)).isEqualTo(Course.PAIRS + Course.TOPICS);
    }

    assertThat(kept).hasSizeLessThanOrEqualTo(Course.PAIRS * 10 + Course.TOPICS * 17);
  }

  @Test
  void recordOfSomebodyElse_isPassedOver() {
    SavedHistory saved = new SavedHistory();
    History history = new History(LagPolicy.defaults());

    saved.add(new HistoryRecord(0, new byte[0], new byte[] {1}));
    saved.add(new HistoryRecord(0, new byte[] {-1}, new byte[0]));
    saved.restore(history, Samples.START.toEpochMilli());

    assertThat(history.size()).isZero();
  }

  @Test
  void roundThatHadNoTopicIds_isNoOtherTopicToWhoTakesOver() {
    History history = new History(LagPolicy.defaults());
    for (String id : List.of("a", "a", "")) {
      var unused = history.take(one(id, kept.size()), "s");
      save(history);
    }

    History there = restored(LagPolicy.defaults(), Samples.START.toEpochMilli());
    LagSnapshot next = there.take(one("a", kept.size()), "s");

    assertThat(next.worst(1).get(0).verdict().evidence().samples()).isEqualTo(4);
  }

  private static LagRound one(String id, int minute) {
    return round(
        60L * minute,
        GroupReading.of("g")
            .state(GroupState.STABLE)
            .topics(
                List.of(
                    TopicReading.of(TopicOffsets.of("t").topicId(id).ends(Offsets.of(9)).build())
                        .committed(Offsets.of(5))
                        .build()))
            .build());
  }

  @Test
  void roundThatWasNotSaved_isSavedWithTheNext() {
    History history = new History(LagPolicy.defaults());
    Course moving = new Course(new Random(3));
    for (int i = 0; i < 2; i++) {
      var unused = history.take(moving.next(), "s");
    }

    assertThat(save(history)).isEqualTo(2 * (Course.PAIRS + Course.TOPICS));
    assertThat(save(history)).isZero();
  }

  @Test
  void historyOfTwoWindowsAgo_isNotTakenUp() {
    History history = new History(LagPolicy.defaults());
    Course moving = new Course(new Random(3));
    var unused = history.take(moving.next(), "s");
    save(history);

    long later = moving.now() + 2 * LagPolicy.defaults().window().toMillis() + 1;

    assertThat(restored(LagPolicy.defaults(), later).size()).isZero();
    assertThat(restored(LagPolicy.defaults(), later - 1).size()).isPositive();
  }

  @Test
  void topicMadeAnewBetweenTwoHolders_startsWithoutHistory() {
    History history = new History(LagPolicy.defaults());
    for (int i = 0; i < 3; i++) {
      var unused = history.take(withId("a", i * 60L, 900, 1000), "s");
    }
    save(history);
    History there = restored(LagPolicy.defaults(), Samples.START.toEpochMilli() + 120_000);

    PartitionLag partition = there.take(withId("b", 180, 1, 2), "s").worst(1).get(0);

    assertThat(partition.verdict().reason()).isEqualTo(VerdictReason.TOO_FEW_SAMPLES);
  }

  @Test
  void recordsThatAreCutOrOfAnotherForm_areLeft() {
    History history = new History(LagPolicy.defaults());
    var unused = history.take(new Course(new Random(3)).next(), "s");
    SavedHistory saved = new SavedHistory();
    for (HistoryRecord record : SavedHistory.changes(history, group -> 0)) {
      byte[] value = record.value();
      for (int length = 0; length < value.length; length++) {
        saved.add(new HistoryRecord(0, record.key(), Arrays.copyOf(value, length)));
      }
      byte[] later = value.clone();
      later[0] = 100;
      saved.add(new HistoryRecord(0, record.key(), later));
      saved.add(new HistoryRecord(0, new byte[] {1}, value));
    }
    History there = new History(LagPolicy.defaults());

    saved.restore(there, Samples.START.toEpochMilli());

    assertThat(there.size()).isZero();
  }

  @Test
  void numbers_ofAnySize_comeBack() {
    long[] numbers = {0, -1, 1, 63, -64, 64, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE};
    Offsets row = Offsets.of(5, -1, 1L << 50, -1, 7);
    ByteRow written = new ByteRow();
    for (long number : numbers) {
      written.number(number);
    }
    written.text("größe").row(row).row(row, Offsets.of(4, 4));

    ByteRow.Reader read = ByteRow.read(written.bytes());

    for (long number : numbers) {
      assertThat(read.number()).isEqualTo(number);
    }
    assertThat(read.text()).isEqualTo("größe");
    assertThat(read.row()).isEqualTo(row);
    assertThat(read.row(Offsets.of(4, 4))).isEqualTo(row);
  }

  @Test
  void sharing_outOfRange_namesEveryFinding() {
    assertThatThrownBy(
            () -> LagSharing.builder(" ").partitions(0).takeOver(Duration.ofSeconds(1)).build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("group")
        .hasMessageContaining("partitions: 0")
        .hasMessageContaining("takeOver: PT1S");
  }

  private int save(History history) {
    List<HistoryRecord> changes = SavedHistory.changes(history, group -> 0);
    changes.forEach(change -> kept.put(ByteBuffer.wrap(change.key()), change));
    SavedHistory.saved(history);
    return changes.size();
  }

  private History restored(LagPolicy policy, long now) {
    SavedHistory saved = new SavedHistory();
    kept.values().forEach(saved::add);
    History history = new History(policy);
    saved.restore(history, now);
    return history;
  }

  private static List<String> groups(LagSnapshot snapshot) {
    JsonObject json = JsonObject.parse("snapshot", snapshot.toJson());
    List<String> parts = new ArrayList<>();
    json.objects("topics").forEach(topic -> parts.add(topic.compact()));
    json.objects("groups").forEach(group -> parts.add(group.compact()));
    return parts;
  }

  private static LagRound withId(String id, long second, long committed, long end) {
    TopicOffsets offsets =
        TopicOffsets.of("orders").topicId(id).starts(Offsets.of(0)).ends(Offsets.of(end)).build();
    return round(
        second,
        group(
            "g",
            GroupState.STABLE,
            TopicReading.of(offsets).committed(Offsets.of(committed)).build()));
  }

  /** Two groups that read two topics each: on, back and not at all, at an uneven pace. */
  private static final class Course {
    private static final int GROUPS = 2;
    private static final int TOPICS = 2;
    private static final int PAIRS = GROUPS * TOPICS;

    private final Random random;
    private final long[][] ends = new long[TOPICS][PARTITIONS];
    private final long[][] commits = new long[PAIRS][PARTITIONS];
    private long second;

    Course(Random random) {
      this.random = random;
    }

    long now() {
      return Samples.START.plusSeconds(second).toEpochMilli();
    }

    LagRound next() {
      second += 5 + random.nextInt(60);
      List<TopicOffsets> topics = new ArrayList<>();
      for (int topic = 0; topic < TOPICS; topic++) {
        for (int p = 0; p < PARTITIONS; p++) {
          ends[topic][p] = 40 * second + random.nextInt(30);
        }
        topics.add(
            TopicOffsets.of("topic-" + topic)
                .topicId("id-" + topic)
                .starts(Offsets.of(second, 0, 2 * second))
                .stables(Offsets.of(ends[topic]))
                .ends(Offsets.of(ends[topic]))
                .build());
      }
      List<GroupReading> groups = new ArrayList<>();
      for (int group = 0; group < GROUPS; group++) {
        groups.add(group("group-" + group, GroupState.STABLE, readings(group, topics)));
      }
      return round(second, groups.toArray(new GroupReading[0]));
    }

    private TopicReading[] readings(int group, List<TopicOffsets> topics) {
      TopicReading[] readings = new TopicReading[TOPICS];
      for (int topic = 0; topic < TOPICS; topic++) {
        long[] at = commits[group * TOPICS + topic];
        for (int p = 0; p < PARTITIONS; p++) {
          at[p] = moved(at[p], ends[topic][p]);
        }
        readings[topic] =
            TopicReading.of(topics.get(topic))
                .committed(Offsets.of(at))
                .owners(group == 0 ? Offsets.of(0, 0, 0) : Offsets.none())
                .build();
      }
      return readings;
    }

    private long moved(long from, long end) {
      return switch (random.nextInt(5)) {
        case 0 -> from;
        case 1 -> Math.max(0, from - random.nextInt(50));
        case 2 -> end;
        default -> Math.min(end, from + random.nextInt(3_000));
      };
    }
  }
}
