package io.msksdk.replication.failover;

import io.msksdk.core.runbook.Gate;
import io.msksdk.core.runbook.GateLook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Gates on what the partitions themselves show. */
final class OffsetGates {
  /** How far from its end a target is searched for the last record of the source. */
  private static final int DEPTH = 200;

  private static final int NAMED = 5;

  private final Views views;
  private final GateSettings settings;

  OffsetGates(Views views, GateSettings settings) {
    this.views = views;
    this.settings = settings;
  }

  /** Proves that nothing writes: a producer that is believed to be stopped may be a second one. */
  Gate still(String name, FailoverSite site, Supplier<? extends Collection<String>> topics) {
    Comparison comparison = new Comparison(site, topics);
    return patient(Gate.of(name, "end offsets on " + site + " stand still", comparison::still))
        .holdingFor(settings.stillFor());
  }

  /** At least one record has arrived since the gate was made. */
  Gate flowing(String name, FailoverSite site, Supplier<? extends Collection<String>> topics) {
    Comparison comparison = new Comparison(site, topics);
    return patient(Gate.of(name, "new records on " + site, comparison::grown));
  }

  /** Proves partition by partition that the last record of the source is on the target. */
  Gate carried(Leg leg, Collection<String> topics) {
    return Gate.of(
            "carried",
            "the last record of every partition of " + leg.source() + " is on " + leg.target(),
            () -> lookCarried(leg, topics))
        .within(settings.drainWithin())
        .lookingEvery(settings.lookEvery());
  }

  private GateLook lookCarried(Leg leg, Collection<String> topics) {
    Map<TopicPartition, Long> ends = views.of(leg.source()).ends(topics);
    List<String> open = open(ends, views.of(leg.source()).committedEnds(topics));
    if (!open.isEmpty()) {
      return GateLook.holds("transactions open in: " + named(open));
    }
    Map<TopicPartition, List<Tip>> lasts = lasts(views.of(leg.source()), ends.keySet());
    Set<TopicPartition> copies = new HashSet<>();
    ends.keySet().forEach(partition -> copies.add(leg.copyOf(partition)));
    Map<TopicPartition, List<Tip>> tips = views.of(leg.target()).tips(copies, DEPTH);
    List<String> missing = new ArrayList<>();
    lasts.forEach(
        (partition, last) -> {
          List<Tip> copied = tips.getOrDefault(leg.copyOf(partition), List.of());
          if (!last.isEmpty()
              && copied.stream().filter(last.get(0)::copyOf).count() < last.size()) {
            missing.add(partition.toString());
          }
        });
    return missing.isEmpty()
        ? GateLook.passes(ends.size() + " partitions carried to their last record")
        : GateLook.holds("last record not on the target yet: " + named(missing));
  }

  /** What follows the first record of an open transaction is not to be read, and may be no more. */
  private static List<String> open(
      Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
    return ends.entrySet().stream()
        .filter(end -> committed.getOrDefault(end.getKey(), end.getValue()) < end.getValue())
        .map(end -> end.getKey().toString())
        .toList();
  }

  /** The last record of each partition, as many times as it stands there in a row. */
  private static Map<TopicPartition, List<Tip>> lasts(
      ClusterView source, Set<TopicPartition> partitions) {
    Map<TopicPartition, List<Tip>> lasts = new HashMap<>(source.tips(partitions, 2));
    Set<TopicPartition> repeated = new HashSet<>();
    lasts.forEach(
        (partition, tips) -> {
          if (tips.size() == 2 && tips.get(0).copyOf(tips.get(1))) {
            repeated.add(partition);
          }
        });
    lasts.putAll(source.tips(repeated, DEPTH));
    lasts.replaceAll((partition, tips) -> alike(tips));
    return lasts;
  }

  private static List<Tip> alike(List<Tip> tips) {
    int from = tips.size();
    while (from > 0 && tips.get(from - 1).copyOf(tips.get(tips.size() - 1))) {
      from--;
    }
    return tips.subList(from, tips.size());
  }

  /** The copies exist with all their partitions. */
  Gate copied(Leg leg, Collection<String> topics) {
    return Gate.of(
            "copied",
            "a copy of every topic on " + leg.target() + " with all its partitions",
            () -> lookCopied(leg, topics))
        .within(settings.replicatorWithin())
        .lookingEvery(settings.lookEvery());
  }

  private GateLook lookCopied(Leg leg, Collection<String> topics) {
    Map<String, Integer> source = views.of(leg.source()).topics();
    Map<String, Integer> target = views.of(leg.target()).topics();
    List<String> missing = new ArrayList<>();
    for (String topic : topics) {
      int partitions = target.getOrDefault(leg.copyOf(topic), 0);
      if (source.containsKey(topic) && partitions < source.get(topic)) {
        missing.add(leg.copyOf(topic) + " has " + partitions + " of " + source.get(topic));
      }
    }
    return missing.isEmpty()
        ? GateLook.passes(topics.size() + " topics copied")
        : GateLook.holds("partitions missing: " + named(missing));
  }

  /** The cluster answers for these topics. */
  Gate answers(FailoverSite site, FailoverApplication application, Collection<String> topics) {
    return Gate.of(
            "recovered",
            site + " answers for its topics, and its event is over",
            () ->
                application.recovered(site)
                    ? GateLook.passes(
                        "event over, " + views.of(site).ends(topics).size() + " partitions answer")
                    : GateLook.holds("the application says that the event is not over"))
        .within(settings.eventWithin())
        .lookingEvery(settings.lookEvery());
  }

  private Gate patient(Gate gate) {
    return gate.within(settings.clientsWithin()).lookingEvery(settings.lookEvery());
  }

  static String named(List<String> names) {
    List<String> sorted = names.stream().sorted().toList();
    return sorted.size() <= NAMED
        ? String.join(", ", sorted)
        : String.join(", ", sorted.subList(0, NAMED)) + " and " + (sorted.size() - NAMED) + " more";
  }

  /** End offsets beside those of an earlier look. */
  private final class Comparison {
    private final FailoverSite site;
    private final Supplier<? extends Collection<String>> topics;
    private @Nullable Map<TopicPartition, Long> before;

    Comparison(FailoverSite site, Supplier<? extends Collection<String>> topics) {
      this.site = site;
      this.topics = topics;
    }

    GateLook still() {
      Map<TopicPartition, Long> now = views.of(site).ends(topics.get());
      Map<TopicPartition, Long> earlier = before == null ? now : before;
      before = now;
      List<String> moved = moved(earlier, now);
      return moved.isEmpty()
          ? GateLook.passes(now.size() + " partitions stand still")
          : GateLook.holds("still written to: " + named(moved));
    }

    GateLook grown() {
      Map<TopicPartition, Long> now = views.of(site).ends(topics.get());
      Map<TopicPartition, Long> earlier = before == null ? now : before;
      before = earlier;
      List<String> moved = moved(earlier, now);
      return moved.isEmpty()
          ? GateLook.holds("no new record in " + now.size() + " partitions")
          : GateLook.passes("written to: " + named(moved));
    }

    private List<String> moved(Map<TopicPartition, Long> earlier, Map<TopicPartition, Long> now) {
      List<String> moved = new ArrayList<>();
      new HashMap<>(now)
          .forEach(
              (partition, end) -> {
                long by = end - earlier.getOrDefault(partition, 0L);
                if (by != 0) {
                  moved.add(partition + " by " + by);
                }
              });
      return moved;
    }
  }
}
