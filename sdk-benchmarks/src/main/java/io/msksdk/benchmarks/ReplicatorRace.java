package io.msksdk.benchmarks;

import io.msksdk.core.time.Time;
import io.msksdk.testkit.ClientAccess;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalLogin;
import io.msksdk.testkit.LocalMsk;
import io.msksdk.testkit.LocalReplicator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A local replicator beside MirrorMaker 2's process class, between the same two clusters of one
 * broker each. Both are asked in turn, each for a topic of its own.
 */
final class ReplicatorRace {
  private static final int PARTITIONS = 4;
  private static final int BYTES = 100;
  private static final int RECORDS = 200_000;
  private static final int STEADY_FROM = RECORDS / 5;
  private static final Duration LOOK = Duration.ofMillis(3);

  private final int warmUps;
  private final int rounds;

  ReplicatorRace(int warmUps, int rounds) {
    this.warmUps = warmUps;
    this.rounds = rounds;
  }

  /** From the create call until it is RUNNING, while another replicator keeps the worker up. */
  Comparison.Figures start() throws Exception {
    return race((race, round) -> race.untilRunning(round), (race, round) -> race.peerRuns(round));
  }

  /** The first replicator of a process, whose worker has to start; each in one of its own. */
  Comparison.Figures firstStart() throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> peer = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      ours.add(ColdProcess.millis(List.of(), FirstReplicator.class, FirstReplicator.OURS));
      if (round > 0) {
        // it takes many times as long, and a row should not
        peer.add(ColdProcess.millis(List.of(), FirstReplicator.class, FirstReplicator.PEER));
      }
    }
    return Comparison.Figures.of(Rounds.median(ours), Rounds.median(peer));
  }

  static long firstNanos(boolean ours) throws Exception {
    try (LocalMsk local = LocalMsk.start();
        LocalCluster source = cluster(local, "source");
        LocalCluster target = cluster(local, "target")) {
      Track track = new Track(local, source, target);
      return (long) (1e6 * (ours ? track.untilRunning(0) : track.peerRuns(0)));
    }
  }

  /** From the create call until the first of the records that are there is on the target. */
  Comparison.Figures firstRecord() throws Exception {
    return race(
        (race, round) -> race.untilCopied(round, 1), (race, round) -> race.peerCopies(round, 1));
  }

  /** Records per second of a backlog, from a fifth of it on. */
  Comparison.Figures throughput() throws Exception {
    return race((race, round) -> race.rate(round), (race, round) -> race.peerRate(round));
  }

  private Comparison.Figures race(Lap ours, Lap peer) throws Exception {
    List<Double> our = new ArrayList<>();
    List<Double> other = new ArrayList<>();
    try (LocalMsk local = LocalMsk.start();
        LocalCluster source = cluster(local, "source");
        LocalCluster target = cluster(local, "target");
        LocalReplicator keeps = local.replicator("keeps", source, target).topics("none").create()) {
      Track track = new Track(local, source, target);
      for (int round = -warmUps; round < rounds; round++) {
        double first = ours.run(track, round);
        double second = peer.run(track, round);
        if (round >= 0) {
          our.add(first);
          other.add(second);
        }
      }
      if (!keeps.state().equals("RUNNING")) {
        throw new IllegalStateException(keeps + " is " + keeps.state());
      }
    }
    return Comparison.Figures.of(Rounds.median(our), Rounds.median(other));
  }

  private static LocalCluster cluster(LocalMsk local, String name) {
    return local.cluster(name).access(ClientAccess.IAM, ClientAccess.PLAINTEXT).create();
  }

  /** One of the two in one round. */
  @FunctionalInterface
  private interface Lap {
    double run(Track track, int round) throws Exception;
  }

  /** The two clusters. */
  private static final class Track {
    private final LocalMsk local;
    private final LocalCluster source;
    private final LocalCluster target;

    Track(LocalMsk local, LocalCluster source, LocalCluster target) {
      this.local = local;
      this.source = source;
      this.target = target;
    }

    double untilRunning(int round) {
      String topic = topic("run", round, 1);
      long begin = Time.system().nanos();
      try (LocalReplicator replicator = replicator(topic)) {
        double millis = millisSince(begin);
        if (!replicator.state().equals("RUNNING")) {
          throw new IllegalStateException(replicator + " is " + replicator.state());
        }
        return millis;
      }
    }

    double peerRuns(int round) throws InterruptedException {
      String topic = topic("peer-run", round, 1);
      long begin = Time.system().nanos();
      try (PlainMirror mirror = mirror(topic)) {
        mirror.awaitRunning();
        return millisSince(begin);
      }
    }

    double untilCopied(int round, int records) throws InterruptedException {
      String topic = topic("first", round, records);
      long begin = Time.system().nanos();
      try (LocalReplicator replicator = replicator(topic);
          Copies copies = new Copies(target, replicator.sourceAlias() + "." + topic)) {
        copies.await(records);
        return millisSince(begin);
      }
    }

    double peerCopies(int round, int records) throws InterruptedException {
      String topic = topic("peer-first", round, records);
      long begin = Time.system().nanos();
      try (PlainMirror mirror = mirror(topic);
          Copies copies = new Copies(target, PlainMirror.PREFIX + topic)) {
        mirror.awaitRunning();
        copies.await(records);
        return millisSince(begin);
      }
    }

    double rate(int round) throws InterruptedException {
      String topic = topic("rate", round, RECORDS);
      try (LocalReplicator replicator = replicator(topic);
          Copies copies = new Copies(target, replicator.sourceAlias() + "." + topic)) {
        return copies.rate();
      }
    }

    double peerRate(int round) throws InterruptedException {
      String topic = topic("peer-rate", round, RECORDS);
      try (PlainMirror mirror = mirror(topic);
          Copies copies = new Copies(target, PlainMirror.PREFIX + topic)) {
        mirror.awaitRunning();
        return copies.rate();
      }
    }

    private LocalReplicator replicator(String topic) {
      return local.replicator("r-" + topic, source, target).topics(topic).fromEarliest().create();
    }

    private PlainMirror mirror(String topic) {
      return new PlainMirror(brokers(source), brokers(target), topic);
    }

    private static String brokers(LocalCluster cluster) {
      return cluster.textProperties(LocalLogin.plaintext()).getOrDefault("bootstrap.servers", "");
    }

    private String topic(String name, int round, int records) {
      String topic = name + "-" + (round < 0 ? "warm" + -round : Integer.toString(round));
      var unused = source.createTopic(topic, PARTITIONS);
      Map<String, Object> client = new HashMap<>(source.clientProperties(LocalLogin.plaintext()));
      try (var producer =
          new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
        for (int i = 0; i < records; i++) {
          var unusedToo =
              producer.send(
                  new ProducerRecord<byte[], byte[]>(topic, i % PARTITIONS, null, new byte[BYTES]));
        }
      }
      return topic;
    }
  }

  /** What has arrived of one topic. */
  private static final class Copies implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    Copies(LocalCluster target, String topic) {
      this.consumer =
          new KafkaConsumer<>(
              target.clientProperties(LocalLogin.plaintext()),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
      this.partitions =
          IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic, p)).toList();
    }

    void await(long records) throws InterruptedException {
      while (arrived() < records) {
        Time.system().sleep(LOOK);
      }
    }

    private long arrived() {
      Map<String, ?> topics = consumer.listTopics();
      if (!topics.containsKey(partitions.get(0).topic())) {
        return 0;
      }
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }

    double rate() throws InterruptedException {
      await(STEADY_FROM);
      long from = arrived();
      long begin = Time.system().nanos();
      await(RECORDS);
      return (RECORDS - from) * 1e3 / millisSince(begin);
    }

    @Override
    public void close() {
      consumer.close();
    }
  }

  private static double millisSince(long begin) {
    return (Time.system().nanos() - begin) / 1e6;
  }
}
