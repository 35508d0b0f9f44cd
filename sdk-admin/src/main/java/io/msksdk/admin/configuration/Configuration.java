package io.msksdk.admin.configuration;

import io.msksdk.core.arn.MskConfigurationArn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.model.DescribeConfigurationResponse;

/** A configuration as the service described it at one moment. Immutable. */
public final class Configuration {
  private final software.amazon.awssdk.services.kafka.model.Configuration raw;

  private Configuration(software.amazon.awssdk.services.kafka.model.Configuration raw) {
    this.raw = raw;
  }

  static Configuration of(software.amazon.awssdk.services.kafka.model.Configuration raw) {
    return new Configuration(raw);
  }

  static Configuration of(DescribeConfigurationResponse described) {
    return of(
        software.amazon.awssdk.services.kafka.model.Configuration.builder()
            .arn(described.arn())
            .creationTime(described.creationTime())
            .description(described.description())
            .kafkaVersions(described.kafkaVersions())
            .latestRevision(described.latestRevision())
            .name(described.name())
            .state(described.stateAsString())
            .build());
  }

  /**
   * Returns the ARN.
   *
   * @return the ARN
   */
  public MskConfigurationArn arn() {
    return MskConfigurationArn.parse(raw.arn());
  }

  /**
   * Returns the name, unique in its account and Region.
   *
   * @return the name
   */
  public String name() {
    return raw.name();
  }

  /**
   * Returns the description.
   *
   * @return the text, empty when there is none
   */
  public String description() {
    return Optional.ofNullable(raw.description()).orElse("");
  }

  /**
   * Returns the newest revision.
   *
   * @return the revision
   */
  public ConfigurationRevision latest() {
    return ConfigurationRevision.of(arn(), raw.latestRevision().revision());
  }

  /**
   * Returns the Kafka versions it is for.
   *
   * @return versions, none when it is for any; unmodifiable
   */
  public List<String> kafkaVersions() {
    return List.copyOf(raw.kafkaVersions());
  }

  /**
   * Returns the state.
   *
   * @return the state, {@link ConfigurationState#UNKNOWN} for one this version does not know
   */
  public ConfigurationState state() {
    return ConfigurationState.of(raw.stateAsString());
  }

  /**
   * Returns when it was created.
   *
   * @return the service's own date
   */
  public Optional<Instant> createdAt() {
    return Optional.ofNullable(raw.creationTime());
  }

  /**
   * Returns what the AWS client read, for members this type does not show.
   *
   * @return the AWS client's own object
   */
  public software.amazon.awssdk.services.kafka.model.Configuration raw() {
    return raw;
  }

  @Override
  public String toString() {
    return "Configuration[" + latest() + ", " + raw.stateAsString() + "]";
  }
}
