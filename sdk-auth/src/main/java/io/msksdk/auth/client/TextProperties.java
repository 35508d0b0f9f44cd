package io.msksdk.auth.client;

import java.util.Map;

/**
 * Client properties as text: the same as those of {@link ClientProperties}, for what takes text
 * alone. Their values may be secret. Immutable and thread-safe.
 */
public final class TextProperties {
  private final Access access;
  private final ClientSettings<String> settings;

  TextProperties(Access access, ClientSettings<String> settings) {
    this.access = access;
    this.settings = settings;
  }

  /**
   * Returns the properties of a producer.
   *
   * @return an unmodifiable map
   */
  public Map<String, String> producer() {
    return settings.producer();
  }

  /**
   * Returns the properties of a consumer.
   *
   * @param groupId the consumer group it joins
   * @return an unmodifiable map
   * @throws io.msksdk.core.check.InvalidSpecException if the group is blank
   */
  public Map<String, String> consumer(String groupId) {
    return settings.consumer(groupId, groupId);
  }

  /**
   * Returns the properties of an admin, as {@code --command-config} takes them.
   *
   * @return an unmodifiable map
   */
  public Map<String, String> admin() {
    return settings.admin();
  }

  /**
   * Returns the properties of a Kafka Streams application.
   *
   * @param applicationId its application id
   * @return an unmodifiable map
   * @throws io.msksdk.core.check.InvalidSpecException if the id is blank
   */
  public Map<String, String> streams(String applicationId) {
    return settings.streams(applicationId, applicationId);
  }

  /**
   * Returns the properties of a Connect worker: its own, and those of the producers, consumers and
   * admins of its connectors. Converters and the names of its topics are left to be set.
   *
   * @param groupId the group of the workers
   * @return an unmodifiable map
   * @throws io.msksdk.core.check.InvalidSpecException if the group is blank
   */
  public Map<String, String> connectWorker(String groupId) {
    return settings.connectWorker(groupId, groupId);
  }

  /** Returns the access and the servers, and nothing that says who connects. */
  @Override
  public String toString() {
    return "TextProperties[" + access + ", " + settings.common().get("bootstrap.servers") + "]";
  }
}
