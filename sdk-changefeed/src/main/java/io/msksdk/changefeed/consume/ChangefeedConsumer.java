package io.msksdk.changefeed.consume;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.ChangefeedDecoder;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.core.MskException;
import io.msksdk.core.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics of a changefeed and gives its transactions to a handler in the order of their
 * commits. Rows wait until the watermarks of all partitions have passed them; repeats are
 * recognised; a change of a schema comes once, after every row before it. Offsets are committed
 * only for what the handler has returned from, together with the watermark, so that a restart loses
 * no row, and of what was committed gives again at most the commit at the watermark itself.
 *
 * <p>Waiting rows take the memory they are given and then the disk; partitions that are ahead are
 * paused meanwhile. The changefeed must send watermarks, which for Canal-JSON and Debezium needs
 * {@code enable-tidb-extension=true}; Avro has none and is read with {@link ConsumeOrder#ARRIVAL}.
 *
 * <p>{@link #run}, {@link #poll} and {@link #close} after them belong to one thread; {@link #stop}
 * and {@link #progress} may be called from any.
 *
 * <pre>{@code
 * try (ChangefeedConsumer consumer =
 *     ChangefeedConsumer.builder(
 *             properties.consumer("mirror"),
 *             CanalJsonDecoder.create(ZoneOffset.UTC),
 *             ChangefeedHandler.transactions(this::apply))
 *         .topics("orders", "customers")
 *         .build()) {
 *   consumer.run();
 * }
 * }</pre>
 */
public final class ChangefeedConsumer implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  /** Where the broker assigns partitions, no assignor of the client may be set. */
  private static final String GROUP_PROTOCOL = "group.protocol";

  private final Consumer<byte[], byte[]> consumer;
  private final ChangefeedDecoder decoder;
  private final Delivery delivery;
  private final List<String> topics;
  private final ConsumeOrder order;
  private final BadRecordPolicy badRecords;
  private final Duration stalledAfter;
  private final Time time;
  private final Assignment assignment;
  private final EventStore store;
  private final Tally tally = new Tally();
  private final StallPolicy stalls;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private volatile ChangefeedProgress progress;
  private boolean changed;
  private @Nullable Tso lastWatermark;
  private Instant movedAt;
  private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();

  private ChangefeedConsumer(Builder builder) {
    this.decoder = builder.decoder;
    this.topics = builder.topics;
    this.order = builder.order;
    this.badRecords = builder.badRecords;
    this.stalledAfter = builder.stalledAfter;
    this.time = builder.time;
    this.movedAt = time.now();
    this.stalls = builder.stalls;
    this.assignment = new Assignment(builder.scope, tally);
    this.store = new EventStore(decoder, builder.memory, builder.directory);
    this.delivery = new Delivery(builder.handler, builder.largestBatch, store, tally);
    this.progress = new ChangefeedProgress(null, null, 0, 0, 0, tally.counts(), movedAt);
    this.consumer = builder.consumer();
    consumer.subscribe(topics, new Rebalances());
  }

  /**
   * Starts a consumer.
   *
   * @param properties those of a Kafka consumer with its {@code group.id}, such as {@code
   *     ClientProperties.consumer(group)}; deserializers and automatic commits are set here, and
   *     reading starts at the earliest record unless {@code auto.offset.reset} says otherwise
   * @param decoder the decoder of the changefeed's protocol
   * @param handler what takes the transactions
   * @return the builder
   */
  public static Builder builder(
      Map<String, ?> properties, ChangefeedDecoder decoder, ChangefeedHandler handler) {
    return new Builder(properties, decoder, handler);
  }

  /**
   * Reads until {@link #stop} is called.
   *
   * @throws ConsumeException when the changefeed cannot be consumed further
   */
  public void run() {
    while (!stopped.get()) {
      poll(POLL);
    }
  }

  /**
   * Reads once: for applications with a loop of their own.
   *
   * @param timeout how long to wait for records
   * @throws ConsumeException when the changefeed cannot be consumed further
   */
  public void poll(Duration timeout) {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(timeout)) {
        read(record);
      }
    } catch (WakeupException stopping) {
      return;
    }
    if (changed && order == ConsumeOrder.COMMIT) {
      assignment.requireWhole(consumer, topics);
      changed = false;
    }
    for (EventOrder each : List.copyOf(assignment.orders())) {
      delivery.deliver(each);
    }
    commit();
    store.trim(assignment.orders());
    throttle();
    progress = assignment.progress(store, time.now());
    watch();
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    List<ChangeEvent> events;
    try {
      events = decoder.decode(record.key(), record.value());
      if (order == ConsumeOrder.COMMIT) {
        requireOrder(partition, record.offset(), events);
      }
    } catch (MskException failure) {
      badRecords.handle(record, failure);
      tally.badRecords++;
      assignment.read(partition, record.offset());
      return;
    }
    if (order == ConsumeOrder.ARRIVAL) {
      delivery.arrived(events);
    } else {
      HeldMessage message = new HeldMessage(record.key(), record.value());
      EventOrder target = assignment.order(partition);
      for (int i = 0; i < events.size(); i++) {
        var unused = target.take(partition, record.offset(), i, message, events.get(i));
      }
      store.add(message);
    }
    assignment.read(partition, record.offset());
  }

  private static void requireOrder(
      TopicPartition partition, long offset, List<ChangeEvent> events) {
    if (events.stream().anyMatch(event -> event.commitTs().isEmpty())) {
      throw ConsumeException.unordered(partition, offset);
    }
  }

  private void commit() {
    Map<TopicPartition, OffsetAndMetadata> handled = assignment.handled();
    if (!handled.isEmpty() && !handled.equals(committed)) {
      consumer.commitSync(handled);
      committed = handled;
    }
  }

  /** While messages are on disk only the partitions are read that the others wait for. */
  private void throttle() {
    Set<TopicPartition> paused = consumer.paused();
    if (!store.spilling()) {
      consumer.resume(paused);
      return;
    }
    for (EventOrder each : assignment.orders()) {
      for (TopicPartition partition : each.partitions()) {
        if (each.ahead(partition)) {
          consumer.pause(List.of(partition));
        } else {
          consumer.resume(List.of(partition));
        }
      }
    }
  }

  private void watch() {
    Tso now = progress.watermark().orElse(null);
    if (now != null && !now.equals(lastWatermark)) {
      lastWatermark = now;
      movedAt = time.now();
    }
    TopicPartition slowest = progress.slowest().orElse(null);
    boolean waiting = order == ConsumeOrder.COMMIT && progress.openRows() > 0 && slowest != null;
    if (waiting && movedAt.plus(stalledAfter).isBefore(time.now())) {
      stalls.handle(
          ConsumeException.stalled(
              requireNonNull(slowest), assignment.position(slowest), movedAt.toString()));
      movedAt = time.now();
    }
  }

  /**
   * Returns how far the consumer is.
   *
   * @return the state after the last {@link #poll}
   */
  public ChangefeedProgress progress() {
    return progress;
  }

  /** Ends {@link #run} soon, from any thread. */
  public void stop() {
    stopped.set(true);
    consumer.wakeup();
  }

  /** Leaves the group and closes the Kafka consumer. What was handled is committed already. */
  @Override
  public void close() {
    stopped.set(true);
    try {
      consumer.close();
    } finally {
      store.close();
    }
  }

  /** Starts anew whenever partitions come or go: what waits is read again. */
  private final class Rebalances implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        commit();
        restart();
      }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      restart();
    }

    private void restart() {
      for (EventOrder each : assignment.orders()) {
        each.newestFirst().forEach(commit -> commit.waiting.forEach(store::release));
      }
      assignment.revoked();
      committed = Map.of();
      changed = true;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      Set<TopicPartition> all = consumer.assignment();
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(consumer.committed(all));
      offsets.values().removeIf(offset -> offset == null);
      if (assignment.orders().isEmpty()) {
        assignment.assigned(all, offsets);
        // a partition that stayed was read further than what was handled of it
        offsets.forEach((partition, offset) -> consumer.seek(partition, offset));
      } else {
        assignment.assigned(partitions, offsets);
      }
      movedAt = time.now();
      changed = true;
    }
  }

  /** Collects the settings of a consumer. Not thread-safe. */
  public static final class Builder {
    private final Map<String, Object> properties;
    private final ChangefeedDecoder decoder;
    private final ChangefeedHandler handler;
    private List<String> topics = List.of();
    private ConsumeOrder order = ConsumeOrder.COMMIT;
    private ConsumeScope scope = ConsumeScope.CHANGEFEED;
    private int largestBatch = 500;
    private long memory = 256L << 20;
    private @Nullable Path directory;
    private BadRecordPolicy badRecords = BadRecordPolicy.fail();
    private Duration stalledAfter = Duration.ofMinutes(15);
    private StallPolicy stalls = StallPolicy.fail();
    private Time time = Time.system();
    private @Nullable Consumer<byte[], byte[]> own;

    private Builder(
        Map<String, ?> properties, ChangefeedDecoder decoder, ChangefeedHandler handler) {
      this.properties = new HashMap<>(requireNonNull(properties, "properties"));
      this.decoder = requireNonNull(decoder, "decoder");
      this.handler = requireNonNull(handler, "handler");
    }

    /**
     * Sets the topics of the changefeed, its default topic included: watermarks come in all.
     *
     * @param names the topics
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder topics(String... names) {
      topics = List.of(names);
      return this;
    }

    /**
     * Sets the order of rows. {@link ConsumeOrder#COMMIT} by default.
     *
     * @param order the order
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder order(ConsumeOrder order) {
      this.order = requireNonNull(order, "order");
      return this;
    }

    /**
     * Sets what this consumer must read alone. {@link ConsumeScope#CHANGEFEED} by default.
     *
     * @param scope the scope
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder scope(ConsumeScope scope) {
      this.scope = requireNonNull(scope, "scope");
      return this;
    }

    /**
     * Sets how many transactions the handler is given at most at once. 500 by default.
     *
     * @param transactions 1 or more
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder largestBatch(int transactions) {
      if (transactions < 1) {
        throw new IllegalArgumentException(
            "largestBatch: " + transactions + " (expected: 1 or more).");
      }
      largestBatch = transactions;
      return this;
    }

    /**
     * Sets how many bytes of waiting messages stay in memory; more go to a file. 256 MiB by
     * default.
     *
     * @param bytes 1 or more
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder memory(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("memory: " + bytes + " (expected: 1 or more).");
      }
      memory = bytes;
      return this;
    }

    /**
     * Sets where that file is. The directory for temporary files by default.
     *
     * @param directory an existing directory
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder spillDirectory(Path directory) {
      this.directory = requireNonNull(directory, "directory");
      return this;
    }

    /**
     * Sets what to do with records that cannot be decoded. {@link BadRecordPolicy#fail()} by
     * default.
     *
     * @param policy the policy
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder badRecords(BadRecordPolicy policy) {
      badRecords = requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Sets how long rows may wait for a watermark that does not move. 15 minutes by default.
     *
     * @param duration the time, after which {@link #onStall} decides
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder stalledAfter(Duration duration) {
      stalledAfter = requireNonNull(duration, "duration");
      return this;
    }

    /**
     * Sets what to do then. {@link StallPolicy#fail()} by default.
     *
     * @param policy the policy
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder onStall(StallPolicy policy) {
      stalls = requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Sets the clock. The system's by default.
     *
     * @param time the clock
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder time(Time time) {
      this.time = requireNonNull(time, "time");
      return this;
    }

    /**
     * Uses a Kafka consumer of the application's own making, which must not commit by itself. It is
     * subscribed and closed here.
     *
     * @param consumer the consumer
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder consumer(Consumer<byte[], byte[]> consumer) {
      own = requireNonNull(consumer, "consumer");
      return this;
    }

    private Consumer<byte[], byte[]> consumer() {
      if (own != null) {
        return own;
      }
      Map<String, Object> all = new HashMap<>(properties);
      all.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
      // every poll ends with a commit of offsets, so few large ones
      all.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
      all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
      if (scope == ConsumeScope.TOPIC && !"consumer".equals(all.get(GROUP_PROTOCOL))) {
        all.putIfAbsent(
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, TopicAssignor.class.getName());
      }
      all.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
      all.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
      return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Makes the consumer, which joins its group with the first {@link #poll}.
     *
     * @return the consumer
     * @throws IllegalArgumentException when no topic is set
     */
    public ChangefeedConsumer build() {
      if (topics.isEmpty()) {
        throw new IllegalArgumentException("topics: none (expected: at least one).");
      }
      return new ChangefeedConsumer(this);
    }
  }
}
