package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka clients need to connect to one cluster as one identity: complete, and no setting more
 * than it takes. Serializers are left to the constructors of producer and consumer, which take them
 * as objects. Immutable and thread-safe.
 *
 * <p>The same settings come as maps of objects from here, as maps of text from {@link #text()}, and
 * as {@code .properties} files from {@link #file}.
 *
 * <p>Beside servers, security and trust there are these presets, for MSK accepts only some new
 * connections per second and broker and counts those that fail:
 *
 * <table>
 * <caption>Presets</caption>
 * <tr><th>setting</th><th>value</th><th>Kafka's own</th><th>why</th></tr>
 * <tr><td>{@code reconnect.backoff.ms}</td><td>1000</td><td>50</td>
 * <td>what the aws-msk-iam-auth README advises, so that reconnecting clients are not refused with
 * "Too many connects"</td></tr>
 * <tr><td>{@code reconnect.backoff.max.ms}</td><td>10000</td><td>1000</td>
 * <td>Kafka doubles the pause up to this; it must be above the first one for that to happen</td></tr>
 * <tr><td>{@code sasl.login.refresh.buffer.seconds}, with {@code iamToken} only</td>
 * <td>120</td><td>300</td>
 * <td>Kafka renews a token when 80 % of its life is over, but not later than this before its end;
 * 300 of a token's 900 seconds would renew it a fifth more often</td></tr>
 * <tr><td>{@code sasl.login.refresh.min.period.seconds}, with {@code iamToken} only</td>
 * <td>10</td><td>60</td>
 * <td>a token ends with its credentials, and those may have less than a minute left</td></tr>
 * </table>
 *
 * <p>Re-authentication needs no setting: brokers ask for it, and every client of kafka-clients 3.9
 * and newer answers with fresh credentials. Three presets more are there for the asking: {@link
 * #closestReplica}, {@link #staticMembership} and {@link #durableProducer}.
 *
 * <p>To change or add a setting, copy: {@code new HashMap<>(properties.producer())}.
 */
public final class ClientProperties {
  private static final Map<String, String> PRESETS =
      Map.of("reconnect.backoff.ms", "1000", "reconnect.backoff.max.ms", "10000");

  private final Access access;
  private final ClientSettings<Object> objects;
  private final @Nullable ClientSettings<String> text;
  private final @Nullable Finding textMissing;

  private ClientProperties(
      Access access,
      ClientSettings<Object> objects,
      @Nullable ClientSettings<String> text,
      @Nullable Finding textMissing) {
    this.access = access;
    this.objects = objects;
    this.text = text;
    this.textMissing = textMissing;
  }

  static ClientProperties of(Access access, List<HostPort> servers, Security security) {
    Map<String, Object> objects = new TreeMap<>(security.objects());
    PRESETS.forEach((name, value) -> objects.putIfAbsent(name, Long.valueOf(value)));
    String list = servers.stream().map(HostPort::toString).collect(Collectors.joining(","));
    objects.put("bootstrap.servers", list);
    ClientSettings<String> asText = null;
    if (security.text() != null) {
      Map<String, String> text = new TreeMap<>(PRESETS);
      text.putAll(security.text());
      text.put("bootstrap.servers", list);
      asText = ClientSettings.of(text);
    }
    return new ClientProperties(access, ClientSettings.of(objects), asText, security.textMissing());
  }

  /**
   * Returns the properties of a producer.
   *
   * @return an unmodifiable map, for {@code new KafkaProducer<>(map, keySerializer,
   *     valueSerializer)}
   */
  public Map<String, Object> producer() {
    return objects.producer();
  }

  /**
   * Returns the properties of a consumer.
   *
   * @param groupId the consumer group it joins
   * @return an unmodifiable map, for {@code new KafkaConsumer<>(map, keyDeserializer,
   *     valueDeserializer)}
   * @throws InvalidSpecException if the group is blank
   */
  public Map<String, Object> consumer(String groupId) {
    return objects.consumer(groupId, groupId);
  }

  /**
   * Returns the properties of an admin.
   *
   * @return an unmodifiable map, for {@code Admin.create(map)}
   */
  public Map<String, Object> admin() {
    return objects.admin();
  }

  /**
   * Returns the properties of a Kafka Streams application.
   *
   * @param applicationId its application id, and the beginning of its groups' and topics' names
   * @return an unmodifiable map, for {@code new StreamsConfig(map)}
   * @throws InvalidSpecException if the id is blank
   */
  public Map<String, Object> streams(String applicationId) {
    return objects.streams(applicationId, applicationId);
  }

  /**
   * Returns the properties of a Connect worker: its own, and those of the producers, consumers and
   * admins of its connectors. Converters and the names of its topics are left to be set. A worker
   * reads text, so {@link TextProperties#connectWorker} is the usual way.
   *
   * @param groupId the group of the workers
   * @return an unmodifiable map
   * @throws InvalidSpecException if the group is blank
   */
  public Map<String, Object> connectWorker(String groupId) {
    return objects.connectWorker(groupId, groupId);
  }

  /**
   * Returns the same properties as text, which tools, containers and Connect workers take. With
   * SCRAM and mutual TLS they hold secrets in the clear.
   *
   * @return maps of text
   * @throws InvalidSpecException if a provider object has no name: {@link IamAuth#named}
   */
  public TextProperties text() {
    if (text == null) {
      throw InvalidSpecException.of(requireNonNull(textMissing, "textMissing"));
    }
    return new TextProperties(access, text);
  }

  /**
   * Writes the same properties to a file, which only its owner may read.
   *
   * @param path the file; replaced if it is there
   * @return what to write
   * @throws InvalidSpecException if a provider object has no name: {@link IamAuth#named}
   */
  public PropertiesFile file(Path path) {
    return new PropertiesFile(requireNonNull(path, "path"), text());
  }

  /**
   * Lets consumers read from the replica in their own Availability Zone ({@code client.rack}),
   * which saves traffic between zones. The cluster needs Kafka 2.4.1 or later and {@code
   * replica.selector.class=org.apache.kafka.common.replica.RackAwareReplicaSelector} in its
   * configuration (Amazon MSK Developer Guide, "Apache Kafka versions", 2.4.1).
   *
   * @param zoneId the id of the consumer's zone, such as {@code use1-az1}: MSK sets the ids as its
   *     brokers' racks, for the names mean another zone in every account
   * @return the same properties with it
   * @throws InvalidSpecException if it is not a zone's id
   */
  public ClientProperties closestReplica(String zoneId) {
    Map<String, String> preset = Map.of("client.rack", ConsumerRules.zoneId(zoneId));
    return new ClientProperties(
        access,
        objects.withConsumers(preset),
        text == null ? null : text.withConsumers(preset),
        textMissing);
  }

  /**
   * Lets a consumer keep its partitions through a restart or a broker's ({@code
   * group.instance.id}), with a session that ends a fifth earlier than the outage that is tolerated
   * (Amazon MSK Developer Guide, "Consumer group stuck in PreparingRebalance state": 5 minutes
   * tolerated, 4 minutes of session). For Kafka's classic group protocol; with {@code
   * group.protocol=consumer} the session is the broker's to set. The consumers of a Connect worker
   * get the session alone: the tasks of a connector cannot share an id.
   *
   * @param instanceId another one for each consumer of the group, and the same after its restart
   * @param tolerated how long the consumer's partitions may stand still, 10 seconds to 37.5 minutes
   * @return the same properties with it
   * @throws InvalidSpecException if the id is blank, or the outage too short or too long
   */
  public ClientProperties staticMembership(String instanceId, Duration tolerated) {
    int session = ConsumerRules.sessionMillis(instanceId, tolerated);
    Map<String, String> ofText =
        Map.of("group.instance.id", instanceId, "session.timeout.ms", Integer.toString(session));
    return new ClientProperties(
        access,
        objects.withConsumers(
            Map.of("group.instance.id", instanceId, "session.timeout.ms", session)),
        text == null ? null : text.withConsumers(ofText),
        textMissing);
  }

  /**
   * Lets producers lose no acknowledged record and write none twice: {@code acks=all}, idempotence,
   * and retries that outlast the restart of a broker ({@code delivery.timeout.ms} of 5 minutes,
   * Kafka's own is 2). Topics need {@code min.insync.replicas} of 2 for it to mean something.
   *
   * @return the same properties with it
   */
  public ClientProperties durableProducer() {
    return new ClientProperties(
        access,
        objects.withProducers(ProducerPreset.DURABLE),
        text == null ? null : text.withProducers(ProducerPreset.DURABLE),
        textMissing);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClientProperties that
        && access.equals(that.access)
        && objects.equals(that.objects);
  }

  @Override
  public int hashCode() {
    return Objects.hash(access, objects);
  }

  /** Returns the access and the servers, and nothing that says who connects. */
  @Override
  public String toString() {
    return "ClientProperties[" + access + ", " + objects.common().get("bootstrap.servers") + "]";
  }
}
