package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.LagFault;
import io.msksdk.admin.lag.source.LagRound;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one round showed, judged. Immutable, and cheap to hold: it shares its rows with the rounds
 * before and after it.
 */
public final class LagSnapshot {
  private final LagRound round;
  private final String source;
  private final long number;
  private final LagPolicy policy;
  private final List<GroupLag> groups;
  private final Map<String, GroupLag> byName;

  LagSnapshot(LagRound round, String source, long number, LagPolicy policy, List<GroupLag> groups) {
    this.round = round;
    this.source = source;
    this.number = number;
    this.policy = policy;
    this.groups = List.copyOf(groups);
    this.byName =
        this.groups.stream().collect(Collectors.toMap(GroupLag::group, Function.identity()));
  }

  /**
   * Reads what {@link #toJson()} wrote, verdicts and history included.
   *
   * @param json the text
   * @return the snapshot
   * @throws io.msksdk.core.check.InvalidSpecException if it is not such a text
   */
  public static LagSnapshot parse(String json) {
    return SnapshotJson.read(json);
  }

  /**
   * Returns when the ends were read.
   *
   * @return the time of the snapshot
   */
  public Instant at() {
    return round.endsAt();
  }

  /**
   * Returns where the figures come from.
   *
   * @return the name of the source
   */
  public String source() {
    return source;
  }

  /**
   * Returns how many rounds its monitor had taken.
   *
   * @return from 1
   */
  public long number() {
    return number;
  }

  /**
   * Returns the policy that judged.
   *
   * @return the policy
   */
  public LagPolicy policy() {
    return policy;
  }

  /**
   * Returns the groups.
   *
   * @return in the source's order, unmodifiable
   */
  public List<GroupLag> groups() {
    return groups;
  }

  /**
   * Returns one group.
   *
   * @param group its {@code group.id}
   * @return empty when it is not in the snapshot
   */
  public Optional<GroupLag> group(String group) {
    return Optional.ofNullable(byName.get(group));
  }

  /**
   * Returns every partition of every group.
   *
   * @return a new stream
   */
  public Stream<PartitionLag> partitions() {
    return groups.stream().flatMap(GroupLag::partitions);
  }

  /**
   * Returns the partitions that are worst off: by verdict, then by lag.
   *
   * @param count how many at most
   * @return the worst first, unmodifiable
   */
  public List<PartitionLag> worst(int count) {
    return Furthest.of(groups, count, (topic, partition) -> true).stream()
        .map(place -> new PartitionLag(place.topic(), place.partition()))
        .toList();
  }

  /**
   * Counts the groups by how they are doing.
   *
   * @return a number per status, statuses without a group left out
   */
  public Map<VerdictStatus, Long> groupsByStatus() {
    Map<VerdictStatus, Long> counts = new EnumMap<>(VerdictStatus.class);
    groups.forEach(group -> counts.merge(group.verdict().status(), 1L, Long::sum));
    return counts;
  }

  /**
   * Returns what could not be read at all.
   *
   * @return unmodifiable; faults of single groups and partitions are with these
   */
  public List<LagFault> faults() {
    return round.faults();
  }

  /**
   * Returns what the source cannot tell by its nature, such as what an older Kafka client cannot
   * ask.
   *
   * @return in words, unmodifiable
   */
  public List<String> gaps() {
    return round.gaps();
  }

  /**
   * Returns the facts without the judgement, to be judged again under another policy.
   *
   * @return the round
   */
  public LagRound round() {
    return round;
  }

  /**
   * Writes the snapshot, history included, so that an incident can be looked at again elsewhere.
   *
   * @return JSON for {@link #parse}
   */
  public String toJson() {
    return SnapshotJson.write(this);
  }

  LagSnapshot with(List<GroupLag> read) {
    return new LagSnapshot(round, source, number, policy, read);
  }

  @Override
  public String toString() {
    return "LagSnapshot[" + at() + ", " + source + ", groups=" + groupsByStatus() + "]";
  }
}
