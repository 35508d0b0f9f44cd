package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Collections;
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
 * <p>Beside servers, security and trust there are these presets, for MSK accepts only some new IAM
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
 * </table>
 *
 * <p>To change or add a setting, copy: {@code new HashMap<>(properties.producer())}.
 */
public final class ClientProperties {
  private static final Map<String, Object> PRESETS =
      Map.of("reconnect.backoff.ms", 1_000L, "reconnect.backoff.max.ms", 10_000L);

  private final Access access;
  private final Map<String, Object> settings;

  private ClientProperties(Access access, Map<String, Object> settings) {
    this.access = access;
    this.settings = Collections.unmodifiableMap(settings);
  }

  static ClientProperties of(
      Access access,
      List<HostPort> servers,
      Map<String, Object> security,
      TrustedAuthorities trusted) {
    Map<String, Object> settings = new TreeMap<>(PRESETS);
    settings.put(
        "bootstrap.servers",
        servers.stream().map(HostPort::toString).collect(Collectors.joining(",")));
    settings.putAll(security);
    settings.putAll(trusted.settings());
    return new ClientProperties(access, settings);
  }

  /**
   * Returns the properties of a producer.
   *
   * @return an unmodifiable map, for {@code new KafkaProducer<>(map, keySerializer,
   *     valueSerializer)}
   */
  public Map<String, Object> producer() {
    return settings;
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
    if (requireNonNull(groupId, "groupId").isBlank()) {
      throw InvalidSpecException.of(
          Finding.error("client.group", "group.id", groupId, "a name that is not blank"));
    }
    Map<String, Object> consumer = new TreeMap<>(settings);
    consumer.put("group.id", groupId);
    return Collections.unmodifiableMap(consumer);
  }

  /**
   * Returns the properties of an admin.
   *
   * @return an unmodifiable map, for {@code Admin.create(map)}
   */
  public Map<String, Object> admin() {
    return settings;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClientProperties that
        && access.equals(that.access)
        && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(access, settings);
  }

  /** Returns the access and the servers, and nothing that says who connects. */
  @Override
  public String toString() {
    return "ClientProperties[" + access + ", " + settings.get("bootstrap.servers") + "]";
  }
}
