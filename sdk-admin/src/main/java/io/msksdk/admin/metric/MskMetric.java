package io.msksdk.admin.metric;

import io.msksdk.admin.cluster.MonitoringLevel;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A metric MSK publishes: one row of the guide's tables. A name can be in several rows, which
 * differ in their dimensions. Immutable.
 */
public final class MskMetric {
  private static final int NAME = 0;
  private static final int LIVE = 1;
  private static final int OLD = 2;
  private static final int LEVEL = 3;
  private static final int DIMENSIONS = 4;
  private static final int VISIBLE = 5;
  private static final int UNIT = 6;
  private static final int KINDS = 7;
  private static final int MEANING = 8;
  private static final int SOURCE = 9;

  private final String name;
  private final @Nullable String live;
  private final @Nullable String old;
  private final MonitoringLevel level;
  private final Set<MetricDimension> required;
  private final Set<MetricDimension> dimensions;
  private final MetricVisibility visibility;
  private final String unit;
  private final List<String> kinds;
  private final String meaning;
  private final String source;

  private MskMetric(String[] cells) {
    name = cells[NAME];
    live = orNull(cells[LIVE]);
    old = orNull(cells[OLD]);
    level = MonitoringLevel.valueOf(cells[LEVEL]);
    List<String> labels = Arrays.asList(cells[DIMENSIONS].split(",", -1));
    required = dimensions(labels.stream().filter(label -> !label.endsWith("?")).toList());
    dimensions = dimensions(labels);
    visibility = MetricVisibility.valueOf(cells[VISIBLE]);
    unit = cells[UNIT];
    kinds = List.of(cells[KINDS].split(",", -1));
    meaning = cells[MEANING];
    source = cells[SOURCE];
  }

  static MskMetric row(String line) {
    return new MskMetric(line.split("\t", -1));
  }

  private static @Nullable String orNull(String cell) {
    return cell.equals("-") ? null : cell;
  }

  private static Set<MetricDimension> dimensions(List<String> labels) {
    Set<MetricDimension> found = EnumSet.noneOf(MetricDimension.class);
    labels.forEach(
        label -> found.add(MetricDimension.labelled(label.replace("?", "")).orElseThrow()));
    return Collections.unmodifiableSet(found);
  }

  /**
   * Returns the name in the guide.
   *
   * @return such as {@code BytesInPerSec}
   */
  public String name() {
    return name;
  }

  /**
   * Returns every name CloudWatch may have it under: the one seen live, the guide's, and the one
   * before Kafka 3.6.0.
   *
   * @return the likeliest first, unmodifiable
   */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    if (live != null) {
      names.add(live);
    }
    names.add(name);
    if (old != null) {
      names.add(old);
    }
    return Collections.unmodifiableSet(names);
  }

  /**
   * Returns the name a version of Kafka publishes it under. The names of tiered storage changed
   * with 3.6.0, and changed sides: what was {@code RemoteBytesInPerSec} is {@code
   * RemoteFetchBytesPerSec}.
   *
   * @param kafkaVersion MSK's name of the version, such as {@code 2.8.2.tiered}
   * @return the name to ask for
   */
  public String nameOn(String kafkaVersion) {
    if (old != null && VersionNumbers.of(kafkaVersion).before(3, 6, 0)) {
      return old;
    }
    return live == null ? name : live;
  }

  /**
   * Returns the lowest monitoring level that has it.
   *
   * @return the level; only DEFAULT is free
   */
  public MonitoringLevel level() {
    return level;
  }

  /**
   * Returns all dimensions it can have.
   *
   * @return the dimensions, unmodifiable
   */
  public Set<MetricDimension> dimensions() {
    return dimensions;
  }

  /**
   * Returns the dimensions it never goes without on a provisioned cluster.
   *
   * @return the dimensions, unmodifiable
   */
  public Set<MetricDimension> requiredDimensions() {
    return required;
  }

  /**
   * Says whether it exists with exactly these dimensions. Serverless clusters have no brokers to
   * name.
   *
   * @param given the dimensions
   * @return true for one of the sets it is published with
   */
  public boolean publishedWith(Set<MetricDimension> given) {
    if (dimensions.containsAll(given) && given.containsAll(required)) {
      return true;
    }
    return serverless() && given.equals(serverlessDimensions());
  }

  private Set<MetricDimension> serverlessDimensions() {
    Set<MetricDimension> without = EnumSet.copyOf(dimensions);
    without.remove(MetricDimension.BROKER);
    return without;
  }

  /**
   * Returns when MSK begins to publish it.
   *
   * @return the event
   */
  public MetricVisibility visibility() {
    return visibility;
  }

  /**
   * Returns what its values count, in CloudWatch's words.
   *
   * @return such as {@code Bytes/Second}; {@code None} for a code
   */
  public String unit() {
    return unit;
  }

  /**
   * Says whether serverless clusters have it.
   *
   * @return true for few
   */
  public boolean serverless() {
    return kinds.contains("SERVERLESS");
  }

  /**
   * Says whether only clusters with ZooKeeper have it.
   *
   * @return true for what KRaft has no use for
   */
  public boolean zooKeeperOnly() {
    return kinds.contains("ZOOKEEPER");
  }

  /**
   * Says whether only clusters with tiered storage have it.
   *
   * @return true for what measures the second tier
   */
  public boolean tieredOnly() {
    return kinds.contains("TIERED");
  }

  /**
   * Says whether it measures how far a consumer group is behind.
   *
   * @return true for MSK's five lag metrics
   */
  public boolean lag() {
    return dimensions.contains(MetricDimension.GROUP);
  }

  /**
   * Returns what it means.
   *
   * @return one or more sentences
   */
  public String meaning() {
    return meaning;
  }

  /**
   * Returns where it is printed.
   *
   * @return the guide's title and section
   */
  public String source() {
    return source;
  }

  /** CloudWatch tells names apart by case, the guide does not always. */
  boolean called(String other) {
    String lower = other.toLowerCase(Locale.ROOT);
    return names().stream().anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(lower));
  }

  Optional<String> oldName() {
    return Optional.ofNullable(old);
  }

  @Override
  public String toString() {
    return name + dimensions.stream().map(MetricDimension::label).toList();
  }
}
