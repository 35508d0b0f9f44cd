package io.msksdk.local.replicate;

import io.msksdk.local.Polls;
import io.msksdk.local.TestClusters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClientBroker;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateClusterV2Request;

/** A cluster with IAM, as a replicator wants it, and without any authentication for its test. */
final class Side implements AutoCloseable {
  private static final Duration MORE = Duration.ofMillis(150);

  private final KafkaClient kafka;
  private final String arn;
  private final Map<String, Object> client;
  private final Admin admin;
  private final KafkaProducer<String, String> producer;

  private Side(KafkaClient kafka, String arn) {
    this.kafka = kafka;
    this.arn = arn;
    this.client =
        Map.of(
            "bootstrap.servers",
            kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerString());
    this.admin = Admin.create(client);
    this.producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
  }

  /** Asks for a cluster with one broker; several can start at the same time. */
  static String ask(KafkaClient kafka, String name, String size) {
    CreateClusterV2Request iam = TestClusters.iam(name, 1);
    return kafka
        .createClusterV2(
            iam.toBuilder()
                .provisioned(
                    iam.provisioned()
                        .copy(
                            p ->
                                p.brokerNodeGroupInfo(
                                        g -> g.instanceType(size).clientSubnets("subnet-1"))
                                    .clientAuthentication(
                                        c ->
                                            c.sasl(
                                                    s ->
                                                        s.iam(i -> i.enabled(true))
                                                            .scram(x -> x.enabled(true)))
                                                .tls(t -> t.enabled(true))
                                                .unauthenticated(u -> u.enabled(true)))
                                    .encryptionInfo(
                                        e ->
                                            e.encryptionInTransit(
                                                t ->
                                                    t.inCluster(true)
                                                        .clientBroker(
                                                            ClientBroker.TLS_PLAINTEXT)))))
                .build())
        .clusterArn();
  }

  /** Returns when the cluster can be used. */
  static Side of(KafkaClient kafka, String arn) {
    var unused = TestClusters.await(kafka, arn, ClusterState.ACTIVE);
    return new Side(kafka, arn);
  }

  static Side create(KafkaClient kafka, String name) {
    return of(kafka, ask(kafka, name, "kafka.m7g.large"));
  }

  String arn() {
    return arn;
  }

  /** Where SASL/SCRAM users log in. */
  String scramBrokers() {
    return kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringSaslScram();
  }

  /** Where clients log in with a certificate. */
  String tlsBrokers() {
    return kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringTls();
  }

  void topic(String name, int partitions, Map<String, String> settings) {
    NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
    Object unused = get(admin.createTopics(List.of(topic.configs(settings))).all());
  }

  void topic(String name) {
    topic(name, 1, Map.of());
  }

  void grow(String name, int partitions) {
    Object unused =
        get(admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions))).all());
  }

  /** Gives a topic another setting. */
  void set(String topic, String name, String value) {
    AlterConfigOp op = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    Object unused = get(admin.incrementalAlterConfigs(Map.of(of(topic), List.of(op))).all());
  }

  String setting(String topic, String name) {
    return get(admin.describeConfigs(List.of(of(topic))).all()).get(of(topic)).get(name).value();
  }

  private static ConfigResource of(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  void allow(String principal, AclOperation operation, ResourceType type, String name) {
    AclBinding acl =
        new AclBinding(
            new ResourcePattern(type, name, PatternType.LITERAL),
            new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    Object unused = get(admin.createAcls(List.of(acl)).all());
    // the controller answers before the broker knows it
    List<String> unusedToo =
        await(() -> allowed(name), a -> a.contains(principal + " " + operation));
  }

  /** What is allowed on a topic by its own name, {@code principal operation}. */
  List<String> allowed(String topic) {
    Collection<AclBinding> acls = get(admin.describeAcls(AclBindingFilter.ANY).values());
    return acls.stream()
        .filter(acl -> acl.pattern().name().equals(topic))
        .map(acl -> acl.entry().principal() + " " + acl.entry().operation())
        .sorted()
        .toList();
  }

  /** Takes back every ACL. */
  void allowNothing() {
    Object unused = get(admin.deleteAcls(List.of(AclBindingFilter.ANY)).all());
    Object unusedToo =
        await(() -> get(admin.describeAcls(AclBindingFilter.ANY).values()), Collection::isEmpty);
  }

  void produce(String topic, int from, int to) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int i = from; i < to; i++) {
      ProducerRecord<String, String> record =
          new ProducerRecord<>(topic, "k" + i % 3, "record " + i);
      record.headers().add("number", Integer.toString(i).getBytes(StandardCharsets.UTF_8));
      sent.add(producer.send(record));
    }
    sent.forEach(Side::arrived);
  }

  private static void arrived(Future<RecordMetadata> sent) {
    try {
      Object unused = sent.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes one record of a size. */
  void produceBytes(String topic, int bytes) {
    arrived(producer.send(new ProducerRecord<>(topic, "x".repeat(bytes))));
  }

  static List<String> values(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "record " + i).toList();
  }

  /** Reads a topic from its start until it has as many records, and a moment longer for more. */
  List<ConsumerRecord<String, String>> read(String topic, int count) {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "earliest");
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    int partitions = await(() -> partitions(topic), found -> found > 0);
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(
          IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList());
      Polls.until(
          () -> {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            return records.size();
          },
          size -> size >= count);
      consumer.poll(MORE).forEach(records::add);
    }
    return records;
  }

  List<String> topics() {
    return List.copyOf(get(admin.listTopics().names()));
  }

  /** How many partitions a topic has, 0 where it does not exist. */
  int partitions(String topic) {
    return topics().contains(topic)
        ? get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions().size()
        : 0;
  }

  void commit(String group, String topic, long offset) {
    Object unused =
        get(
            admin
                .alterConsumerGroupOffsets(
                    group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
                .all());
  }

  /** Where a group stands, -1 when it has no offset. */
  long committed(String group, String topic) {
    OffsetAndMetadata offset =
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
            .get(new TopicPartition(topic, 0));
    return offset == null ? -1 : offset.offset();
  }

  static <T> T await(Supplier<T> look, Predicate<T> until) {
    return Polls.until(look, until);
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    admin.close(Duration.ofSeconds(1));
  }
}
