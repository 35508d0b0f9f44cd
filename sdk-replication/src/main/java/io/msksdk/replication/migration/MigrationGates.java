package io.msksdk.replication.migration;

import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.operation.Watch;
import io.msksdk.core.time.Time;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The gates of a migration, each a wait that shows what it sees. */
final class MigrationGates {
  /** One look could fall between two records; three in a row do not. */
  private static final int STILL = 3;

  private final MirrorWatch watch;
  private final Map<String, Integer> topics;
  private final Time time;
  private final WaitPolicy policy;

  MigrationGates(MirrorWatch watch, Map<String, Integer> topics, Time time, WaitPolicy policy) {
    this.watch = watch;
    this.topics = topics;
    this.time = time;
    this.policy = policy;
  }

  void running(BooleanSupplier running, boolean wanted, Consumer<OperationSnapshot> progress) {
    await(
        wanted ? "start of the mirror" : "stop of the mirror",
        running::getAsBoolean,
        now -> now == wanted,
        now -> now ? "running" : "not running",
        progress);
  }

  void near(long records, Consumer<OperationSnapshot> progress) {
    await(
        "catching up to " + records + " records",
        () -> watch.look(topics),
        now -> now.behind() <= records,
        now -> now.behind() + " records behind",
        progress);
  }

  /** Producers are not believed to have stopped: the source must stand still. */
  void still(Consumer<OperationSnapshot> progress) {
    Standstill standstill = new Standstill();
    await(
        "standstill of the source",
        () -> standstill.looks(watch.sourceEnds(topics)),
        looks -> looks >= STILL,
        looks -> looks < STILL ? "end offsets still for " + looks + " looks" : "still",
        progress);
  }

  void drained(Consumer<OperationSnapshot> progress) {
    await(
        "last records on the target",
        () -> watch.look(topics),
        MirrorProgress::caughtUp,
        now -> now.caughtUp() ? "all there" : now.waiting().size() + " partitions wait",
        progress);
  }

  void translated(
      Collection<String> groups, Admin source, Admin target, Consumer<OperationSnapshot> progress) {
    await(
        "offsets of groups on the target",
        () -> groups.stream().filter(group -> !translated(group, source, target)).toList(),
        List::isEmpty,
        missing -> missing.isEmpty() ? "all there" : "missing for " + missing,
        progress);
  }

  private boolean translated(String group, Admin source, Admin target) {
    List<TopicPartition> ours =
        committed(source, group).keySet().stream()
            .filter(partition -> topics.containsKey(partition.topic()))
            .toList();
    return committed(target, group).keySet().containsAll(holding(source, ours));
  }

  /** Groups commit in partitions without records too, and those offsets no mirror translates. */
  private static List<TopicPartition> holding(Admin admin, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> begins = offsets(admin, partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
    return partitions.stream().filter(p -> Tails.at(ends, p) > Tails.at(begins, p)).toList();
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    BrokerAnswers.get("listOffsets", admin.listOffsets(asked).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group) {
    return BrokerAnswers.get(
        "listConsumerGroupOffsets",
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
  }

  private <T> void await(
      String what,
      Supplier<T> look,
      Predicate<T> passes,
      Function<T, String> state,
      Consumer<OperationSnapshot> progress) {
    Watch.Builder<T, Boolean> gate = Watch.of(what, "migration", policy, look);
    gate.kind("migration-gate").state(state).succeedWhen(passes, now -> true);
    try (Waits waits = Waits.on(time)) {
      waits.handle(gate.build()).await(policy, progress);
    }
  }

  /** Counts looks that showed the same. */
  private static final class Standstill {
    private final Map<String, Long> last = new HashMap<>();
    private int looks;

    int looks(Map<String, Long> ends) {
      looks = ends.equals(last) ? looks + 1 : 1;
      last.clear();
      last.putAll(ends);
      return looks;
    }
  }
}
