package io.msksdk.admin.runstore;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.MskException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.RunRecord;
import io.msksdk.core.runbook.RunStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Keeps the record of a run in a compacted topic, by the name of the run. Keep it on a cluster that
 * outlives what the run is about: not on the one that is failed over from.
 *
 * <p>One process owns a run: opening the store ends the right of whoever opened it before, so that
 * a process that was believed dead cannot save over the one that took its run up. Its identity
 * needs {@code WriteDataIdempotently} and the rights to the transactional id {@code
 * msk-run-<topic>-<run>}.
 *
 * <p>Thread-safe. The caller closes it.
 */
public final class KafkaRunStore implements RunStore, AutoCloseable {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final String topic;
  private final String run;
  private final RunTopic reader;
  private final KafkaProducer<String, String> producer;

  private KafkaRunStore(
      String topic, String run, RunTopic reader, KafkaProducer<String, String> producer) {
    this.topic = topic;
    this.run = run;
    this.reader = reader;
    this.producer = producer;
  }

  /**
   * Opens the store of a run, and creates its topic when it is not there.
   *
   * @param clientProperties what a Kafka client needs to connect
   * @param topic the topic, with one partition; other runs may be in it too
   * @param run the name of the run
   * @return the store, owned by this process
   * @throws PreconditionException when the cluster does not answer, or refuses
   */
  public static KafkaRunStore open(Map<String, ?> clientProperties, String topic, String run) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    RunTopic reader = new RunTopic(properties, requireNonNull(topic, "topic"));
    reader.create();
    KafkaProducer<String, String> producer = owner(properties, topic, requireNonNull(run, "run"));
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close(LONGEST_CLOSE);
      throw failure("open", topic, e);
    }
    return new KafkaRunStore(topic, run, reader, producer);
  }

  private static KafkaProducer<String, String> owner(
      Map<String, Object> properties, String topic, String run) {
    Map<String, Object> config = new HashMap<>(properties);
    config.put("transactional.id", "msk-run-" + topic + "-" + run);
    config.put("acks", "all");
    config.put("linger.ms", 0);
    return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
  }

  @Override
  public Optional<RunRecord> load() {
    try {
      return reader.last(run).map(RunRecord::parse);
    } catch (KafkaException e) {
      throw failure("load", topic, e);
    }
  }

  /**
   * Saves a record in place of the one before.
   *
   * @param record the record
   * @throws PreconditionException when another process has opened the run since: end this one
   */
  @Override
  public synchronized void save(RunRecord record) {
    try {
      producer.beginTransaction();
      // the commit below waits for it and throws what became of it
      Future<RecordMetadata> unused =
          producer.send(new ProducerRecord<>(topic, run, record.toJson()));
      producer.commitTransaction();
    } catch (KafkaException e) {
      if (takenUp(e)) {
        throw PreconditionException.of(
            Finding.error("run-store.taken-up", "run", run, "owned by this process")
                .advising("Another process has taken the run up: end this one."));
      }
      throw failure("save", topic, e);
    } catch (IllegalStateException e) {
      // after a failure nobody knows what of, or its close, the client takes no more
      throw PreconditionException.of(
          Finding.error("run-store.ended", "run", run, "a store that is open")
              .advising("Open the store again, and run again with it."));
    }
  }

  /**
   * Another process has taken the run up. Not caught by these classes: what they have in common is
   * a class that Kafka clients before 4.1 do not have.
   */
  private static boolean takenUp(KafkaException failure) {
    return failure instanceof ProducerFencedException
        || failure instanceof InvalidProducerEpochException;
  }

  static MskException failure(String what, String topic, KafkaException e) {
    return PreconditionException.passing(
        Finding.error(
            "run-store." + what,
            topic,
            e.getClass().getSimpleName() + ", " + e.getMessage(),
            "an answer of the cluster"));
  }

  /** Ends the connections; the record stays. */
  @Override
  public void close() {
    producer.close(LONGEST_CLOSE);
  }

  @Override
  public String toString() {
    return "RunStore[" + topic + "/" + run + "]";
  }
}
