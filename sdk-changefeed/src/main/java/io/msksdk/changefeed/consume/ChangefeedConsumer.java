package io.msksdk.changefeed.consume;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.ChangefeedDecoder;
import io.msksdk.core.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
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
  private final List<String> topics;
  private final Time time;
  private final Duration stalledAfter;
  private final Assignment assignment;
  private final Offsets offsets;
  private final RecordReader reader;
  private final EventStore store;
  private final Delivery delivery;
  private final @Nullable Arrivals arrivals;
  private final StallWatch stalls;
  private final Rebalances rebalances;
  private final Tally tally = new Tally();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private volatile ChangefeedProgress progress;

  private ChangefeedConsumer(Builder builder) {
    this.topics = builder.topics;
    this.time = builder.time;
    this.stalledAfter = builder.stalledAfter;
    this.stalls = new StallWatch(builder.stalls, builder.stalledAfter);
    this.assignment = new Assignment(builder.scope, tally);
    this.reader = new RecordReader(builder, tally);
    this.store = new EventStore(builder.decoder, builder.memory, builder.directory);
    this.delivery = new Delivery(builder, reader, store, tally);
    this.arrivals =
        builder.order == ConsumeOrder.COMMIT
            ? null
            : new Arrivals(delivery, assignment, builder.largestBatch);
    this.progress = new ChangefeedProgress(null, null, 0, 0, 0, tally.counts(), time.now());
    this.consumer = builder.consumer();
    this.offsets = new Offsets(consumer, assignment);
    this.rebalances = new Rebalances(consumer, assignment, offsets, store, stalls);
    consumer.subscribe(topics, rebalances);
  }

  /**
   * Starts a consumer.
   *
   * @param properties those of a Kafka consumer with its {@code group.id}, such as {@code
   *     ClientProperties.consumer(group)}; deserializers and automatic commits are set here,
   *     reading starts at the earliest record unless {@code auto.offset.reset} says otherwise, and
   *     topics that are not there yet are left to TiCDC unless {@code allow.auto.create.topics}
   *     does
   * @param decoder the decoder of the changefeed's protocol
   * @param handler what takes the transactions
   * @return the builder
   */
  public static Builder builder(
      Map<String, ?> properties, ChangefeedDecoder decoder, ChangefeedHandler handler) {
    return new Builder(properties, decoder, handler);
  }

  /**
   * Reads until {@link #stop} is called. A registry, a store or brokers that do not answer are
   * waited for, as long as a watermark that does not move is.
   *
   * @throws ConsumeException when the changefeed cannot be consumed further
   */
  public void run() {
    Patience patience = new Patience(time, stalledAfter);
    while (!stopped.get()) {
      try {
        poll(POLL);
        patience.renew();
      } catch (ConsumeException failure) {
        patience.waitOut(failure);
      }
    }
  }

  /**
   * Reads once: for applications with a loop of their own. After a failure it may be called again,
   * and goes on where it was; after {@link #stop} it does nothing.
   *
   * @param timeout how long to wait for records
   * @throws ConsumeException when the changefeed cannot be consumed further
   */
  public void poll(Duration timeout) {
    if (stopped.get()) {
      return;
    }
    try {
      read(consumer.poll(timeout));
      requireWhole();
      for (EventOrder each : List.copyOf(assignment.orders())) {
        delivery.deliver(each);
      }
      offsets.commit();
      store.trim(assignment.orders());
      throttle();
      progress = assignment.progress(store, time.now());
      stalls.look(assignment, time.now());
    } catch (WakeupException stopping) {
      // asked for by stop()
      return;
    } catch (KafkaException failed) {
      throw ConsumeException.kafka(failed);
    }
  }

  private void read(ConsumerRecords<byte[], byte[]> records) {
    try {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        List<ChangeEvent> events = reader.read(record);
        if (arrivals == null) {
          keep(record, events);
        } else {
          arrivals.add(record, events);
        }
      }
    } catch (RuntimeException failure) {
      flush(records);
      rewind(records);
      throw failure;
    }
    flush(records);
  }

  /** Gives what arrived, also before a record that cannot be read. */
  private void flush(ConsumerRecords<byte[], byte[]> records) {
    if (arrivals == null) {
      return;
    }
    try {
      arrivals.flush();
    } catch (RuntimeException failure) {
      rewind(records);
      throw failure;
    }
  }

  private void keep(ConsumerRecord<byte[], byte[]> record, List<ChangeEvent> events) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    HeldMessage message = HeldMessage.of(record);
    EventOrder target = assignment.order(partition);
    for (int i = 0; i < events.size(); i++) {
      var unused = target.take(partition, record.offset(), i, message, events.get(i));
    }
    store.add(message);
    assignment.read(partition, record.offset());
  }

  /** What was polled and not read comes again with the next poll. */
  private void rewind(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      long first = records.records(partition).get(0).offset();
      consumer.seek(partition, Math.max(first, assignment.position(partition)));
    }
  }

  private void requireWhole() {
    if (rebalances.pending() && arrivals == null) {
      assignment.requireWhole(consumer, topics);
    }
    rebalances.checked();
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

  /** Collects the settings of a consumer. Not thread-safe. */
  public static final class Builder {
    private final Map<String, Object> properties;
    final ChangefeedDecoder decoder;
    final ChangefeedHandler handler;
    private List<String> topics = List.of();
    ConsumeOrder order = ConsumeOrder.COMMIT;
    private ConsumeScope scope = ConsumeScope.CHANGEFEED;
    int largestBatch = 500;
    long memory = 256L << 20;
    private @Nullable Path directory;
    BadRecordPolicy badRecords = BadRecordPolicy.fail();
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
     * Sets how many bytes of waiting messages stay in memory; more go to files. What is complete is
     * given away about as much at a time. 256 MiB by default.
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
     * Sets where those files are. The directory for temporary files by default.
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
     * Sets how long rows may wait for a watermark that does not move, and how long {@link #run}
     * waits for a registry, a store or brokers that do not answer. 15 minutes by default.
     *
     * @param duration the time, after which {@link #onStall} decides about the watermark
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
      // TiCDC makes its topics with the partitions it is set to; a reader would make others
      all.putIfAbsent(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
      if (!"consumer".equals(all.get(GROUP_PROTOCOL))) {
        Class<?> assignor =
            scope == ConsumeScope.TOPIC ? TopicAssignor.class : StandbyAssignor.class;
        all.putIfAbsent(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, assignor.getName());
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
