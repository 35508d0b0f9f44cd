package io.msksdk.changefeed.generate;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.codec.ChangefeedEncoder;
import io.msksdk.changefeed.codec.DdlKind;
import io.msksdk.changefeed.codec.EncodedRecord;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.SchemaChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.codec.simple.SimpleEncoder;
import io.msksdk.changefeed.dispatch.Dispatcher;
import io.msksdk.changefeed.dispatch.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes up the records of a changefeed from a seed: transactions over several tables, rows in the
 * partitions the dispatch rules choose, updates of keys split in two, changes of a schema in the
 * middle, partitions and tables that lag behind others, watermarks, and repeats as after a restart
 * of TiCDC; rows too large for Kafka when they are asked for. The same seed makes the same records.
 * Not thread-safe.
 *
 * <pre>{@code
 * ChangefeedGenerator feed =
 *     ChangefeedGenerator.builder(CanalJsonEncoder.create(ZoneOffset.UTC), dispatcher, 42)
 *         .table(TableSpec.builder("shop", "orders").key("id", "int").column("n", "int").build())
 *         .transactions(500)
 *         .build();
 * feed.send(producer);
 * }</pre>
 */
public final class ChangefeedGenerator {
  private static final Tso START = Tso.at(Instant.parse("2026-01-01T00:00:00Z"));

  private record Queue(String topic, int partition, String table) {}

  private record Place(String topic, int partition) {}

  private record Waiting(Tso ts, EncodedRecord record) {}

  private final Builder settings;
  private final Random random;
  private final Map<TableName, TableModel> models = new LinkedHashMap<>();
  private final Map<Queue, List<Waiting>> queues = new LinkedHashMap<>();
  private final Map<Place, List<EncodedRecord>> written = new HashMap<>();
  private final Set<String> topics = new TreeSet<>();
  private final List<GeneratedRecord> records = new ArrayList<>();
  private final List<List<RowChange>> transactions = new ArrayList<>();
  private Tso now = START;

  private ChangefeedGenerator(Builder settings) {
    this.settings = settings;
    this.random = new Random(settings.seed);
    for (TableSpec table : settings.tables) {
      TableName name = TableName.of(table.database(), table.table());
      models.put(name, new TableModel(table, settings.largest));
      topics.add(settings.dispatcher.route(name).topic());
      bootstrap(table, name);
    }
    for (int i = 0; i < settings.transactions; i++) {
      step();
    }
    queues.keySet().forEach(queue -> flush(queue, Integer.MAX_VALUE));
    tick();
    places().forEach(place -> watermark(place, now));
  }

  /**
   * Starts a generator.
   *
   * @param encoder what writes the records
   * @param dispatcher what chooses topics and partitions
   * @param seed what everything follows from
   * @return the builder
   */
  public static Builder builder(ChangefeedEncoder encoder, Dispatcher dispatcher, long seed) {
    return new Builder(encoder, dispatcher, seed);
  }

  private void bootstrap(TableSpec table, TableName name) {
    if (settings.encoder instanceof SimpleEncoder simple) {
      String topic = settings.dispatcher.route(name).topic();
      for (int p = 0; p < settings.partitions; p++) {
        write(new Place(topic, p), simple.bootstrap(table, now));
      }
    }
  }

  private void step() {
    tick();
    if (random.nextInt(40) == 0) {
      schemaChange();
    } else {
      transaction();
    }
    for (Queue queue : List.copyOf(queues.keySet())) {
      if (random.nextInt(3) > 0) {
        flush(queue, 1 + random.nextInt(4));
      }
    }
    if (random.nextInt(4) == 0) {
      places().stream()
          .filter(place -> random.nextInt(4) > 0)
          .forEach(place -> watermark(place, complete(place)));
    }
    if (settings.repeats && random.nextInt(12) == 0) {
      repeat();
    }
  }

  private void tick() {
    now = Tso.of(now.value() + 1 + random.nextInt(1 << 20));
  }

  private void transaction() {
    List<RowChange> changes = new ArrayList<>();
    for (TableModel model : models.values()) {
      Set<Integer> touched = new HashSet<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        changes.addAll(model.change(random, now, touched));
      }
    }
    if (changes.isEmpty()) {
      return;
    }
    transactions.add(List.copyOf(changes));
    for (RowChange change : changes) {
      TableName name = TableName.of(change.table().database(), change.table().table());
      Map<String, @Nullable Object> key = new LinkedHashMap<>();
      for (String column : change.table().keyColumns()) {
        key.put(column, change.main().get(change.table().columns().indexOf(column)));
      }
      String topic = settings.dispatcher.route(name).topic();
      int partition = settings.dispatcher.partition(name, key, settings.partitions);
      Queue queue = new Queue(topic, partition, name.toString());
      add(queue, encoded(change));
    }
  }

  private EncodedRecord encoded(RowChange change) {
    EncodedRecord whole = settings.encoder.encode(change);
    Function<RowChange, EncodedRecord> instead = settings.instead;
    return instead != null && whole.value().map(v -> v.length).orElse(0) > settings.largest
        ? instead.apply(change)
        : whole;
  }

  /** Behind every row before it, as TiCDC sends them. */
  private void schemaChange() {
    queues.keySet().forEach(queue -> flush(queue, Integer.MAX_VALUE));
    List<TableName> names = List.copyOf(models.keySet());
    TableName name = names.get(random.nextInt(names.size()));
    String sql = "ALTER TABLE `" + name.table() + "` COMMENT = '" + now + "'";
    SchemaChange change = new SchemaChange(name.database(), name.table(), DdlKind.ALTER, sql, now);
    String topic = settings.dispatcher.route(name).topic();
    settings.encoder.encode(change).ifPresent(record -> write(new Place(topic, 0), record));
  }

  private void add(Queue queue, EncodedRecord record) {
    queues.computeIfAbsent(queue, q -> new ArrayList<>()).add(new Waiting(now, record));
  }

  private void flush(Queue queue, int most) {
    List<Waiting> waiting = queues.getOrDefault(queue, List.of());
    for (int i = 0; i < most && !waiting.isEmpty(); i++) {
      write(new Place(queue.topic(), queue.partition()), waiting.remove(0).record());
    }
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (String topic : topics) {
      for (int p = 0; p < settings.partitions; p++) {
        places.add(new Place(topic, p));
      }
    }
    return places;
  }

  /** Up to where nothing of a partition waits to be written. */
  private Tso complete(Place place) {
    Tso complete = now;
    for (Map.Entry<Queue, List<Waiting>> entry : queues.entrySet()) {
      Queue queue = entry.getKey();
      boolean here = queue.topic().equals(place.topic()) && queue.partition() == place.partition();
      if (here && !entry.getValue().isEmpty()) {
        Tso before = Tso.of(entry.getValue().get(0).ts().value() - 1);
        complete = before.compareTo(complete) < 0 ? before : complete;
      }
    }
    return complete;
  }

  private void watermark(Place place, Tso ts) {
    settings.encoder.encode(ts).ifPresent(record -> write(place, record));
  }

  /** Writes the last records of a partition again, as a TiCDC that took over does. */
  private void repeat() {
    List<Place> all = places();
    Place place = all.get(random.nextInt(all.size()));
    List<EncodedRecord> before = written.getOrDefault(place, List.of());
    int count = Math.min(before.size(), 1 + random.nextInt(30));
    List.copyOf(before.subList(before.size() - count, before.size()))
        .forEach(record -> write(place, record));
  }

  private void write(Place place, EncodedRecord record) {
    written.computeIfAbsent(place, p -> new ArrayList<>()).add(record);
    records.add(new GeneratedRecord(place.topic(), place.partition(), record));
  }

  /**
   * Returns the records.
   *
   * @return the records in the order they are written
   */
  public List<GeneratedRecord> records() {
    return List.copyOf(records);
  }

  /**
   * Returns the transactions the records tell of.
   *
   * @return the changes of each, in the order of the commits
   */
  public List<List<RowChange>> transactions() {
    return List.copyOf(transactions);
  }

  /**
   * Returns the topics the records go to.
   *
   * @return the names in alphabetical order
   */
  public List<String> topics() {
    return List.copyOf(topics);
  }

  /**
   * Returns what a table holds in the end.
   *
   * @param name the table
   * @return the values of each row in the order of the columns, by key
   */
  public Map<Integer, List<@Nullable Object>> rows(TableName name) {
    TableModel model = models.get(name);
    if (model == null) {
      throw new IllegalArgumentException("name: " + name + " (expected: " + models.keySet() + ").");
    }
    return Map.copyOf(model.rows());
  }

  /**
   * Writes the records to their topics, which must have the number of partitions the generator was
   * made with.
   *
   * @param producer a producer, which the caller closes
   * @throws ExecutionException when a record cannot be written
   * @throws InterruptedException when the thread is interrupted
   */
  public void send(Producer<byte[], byte[]> producer)
      throws ExecutionException, InterruptedException {
    List<Future<?>> sent = new ArrayList<>();
    for (GeneratedRecord record : records) {
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  record.topic(),
                  record.partition(),
                  record.record().key().orElse(null),
                  record.record().value().orElse(null))));
    }
    producer.flush();
    for (Future<?> one : sent) {
      var unused = one.get();
    }
  }

  /** Collects the settings of a generator. Not thread-safe. */
  public static final class Builder {
    private final ChangefeedEncoder encoder;
    private final Dispatcher dispatcher;
    private final long seed;
    private final List<TableSpec> tables = new ArrayList<>();
    private int partitions = 3;
    private int transactions = 200;
    private boolean repeats = true;
    private int largest;
    private @Nullable Function<RowChange, EncodedRecord> instead;

    private Builder(ChangefeedEncoder encoder, Dispatcher dispatcher, long seed) {
      this.encoder = requireNonNull(encoder, "encoder");
      this.dispatcher = requireNonNull(dispatcher, "dispatcher");
      this.seed = seed;
    }

    /**
     * Adds a table.
     *
     * @param table a table whose key is one column of the type int
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder table(TableSpec table) {
      tables.add(requireNonNull(table, "table"));
      return this;
    }

    /**
     * Sets how many partitions each topic has. 3 by default.
     *
     * @param partitions 1 or more
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder partitions(int partitions) {
      this.partitions = partitions;
      return this;
    }

    /**
     * Sets how many transactions there are. 200 by default.
     *
     * @param transactions 0 or more
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder transactions(int transactions) {
      this.transactions = transactions;
      return this;
    }

    /**
     * Makes some rows too large, by texts that are longer than messages may be. There are none by
     * default.
     *
     * @param bytes the largest value of a record, 1 or more
     * @param instead makes what is written for a larger one, such as a message with the key alone,
     *     or a claim check when the whole message was put into a store
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder oversized(int bytes, Function<RowChange, EncodedRecord> instead) {
      if (bytes < 1) {
        throw new IllegalArgumentException("bytes: " + bytes + " (expected: 1 or more).");
      }
      this.largest = bytes;
      this.instead = requireNonNull(instead, "instead");
      return this;
    }

    /**
     * Writes every record once.
     *
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder withoutRepeats() {
      repeats = false;
      return this;
    }

    /**
     * Makes the records.
     *
     * @return the generator
     */
    public ChangefeedGenerator build() {
      return new ChangefeedGenerator(this);
    }
  }
}
