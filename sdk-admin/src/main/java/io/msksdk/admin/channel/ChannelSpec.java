package io.msksdk.admin.channel;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.arn.MskTopicArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.CreateChannelRequest;
import software.amazon.awssdk.services.kafka.model.IcebergDestinationConfiguration;
import software.amazon.awssdk.services.kafka.model.S3DestinationConfiguration;
import software.amazon.awssdk.services.kafka.model.TopicConfiguration;

/**
 * What a channel shall be: topics and exactly one destination. Immutable.
 *
 * <p>The destinations have many settings of their own, which MSK keeps adding to: they are set on
 * the AWS client's builder.
 *
 * <pre>{@code
 * ChannelSpec.toS3("archive", role, "arn:aws:s3:::archive", orders);
 * }</pre>
 */
public final class ChannelSpec {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,127}");

  private final String name;
  private final List<MskTopicArn> topics;
  private final @Nullable S3DestinationConfiguration s3;
  private final @Nullable IcebergDestinationConfiguration iceberg;

  private ChannelSpec(
      String name,
      List<MskTopicArn> topics,
      @Nullable S3DestinationConfiguration s3,
      @Nullable IcebergDestinationConfiguration iceberg) {
    this.name = requireNonNull(name, "name");
    this.topics = List.copyOf(topics);
    this.s3 = s3;
    this.iceberg = iceberg;
    Findings.create().add(named()).add(some()).requireNoErrors();
  }

  /**
   * Delivers topics to a bucket.
   *
   * @param name the channel's name
   * @param roleArn the role MSK writes as
   * @param bucketArn the bucket
   * @param topics at least one
   * @return the spec
   */
  public static ChannelSpec toS3(
      String name, String roleArn, String bucketArn, MskTopicArn... topics) {
    requireNonNull(roleArn, "roleArn");
    requireNonNull(bucketArn, "bucketArn");
    S3DestinationConfiguration to =
        S3DestinationConfiguration.builder()
            .serviceExecutionRoleArn(roleArn)
            .storage(storage -> storage.bucketArn(bucketArn))
            .build();
    return new ChannelSpec(name, List.of(topics), to, null);
  }

  /**
   * Delivers topics to tables of a catalogue.
   *
   * @param name the channel's name
   * @param roleArn the role MSK writes as
   * @param catalogArn the catalogue
   * @param topics at least one
   * @return the spec
   */
  public static ChannelSpec toIceberg(
      String name, String roleArn, String catalogArn, MskTopicArn... topics) {
    requireNonNull(roleArn, "roleArn");
    requireNonNull(catalogArn, "catalogArn");
    IcebergDestinationConfiguration to =
        IcebergDestinationConfiguration.builder()
            .serviceExecutionRoleArn(roleArn)
            .catalog(catalog -> catalog.catalogArn(catalogArn))
            .build();
    return new ChannelSpec(name, List.of(topics), null, to);
  }

  /**
   * Sets more of a bucket destination.
   *
   * @param settings sets them on the AWS client's builder
   * @return changed settings; the same ones for another destination
   */
  public ChannelSpec s3(Consumer<S3DestinationConfiguration.Builder> settings) {
    return s3 == null ? this : new ChannelSpec(name, topics, s3.copy(settings), null);
  }

  /**
   * Sets more of a catalogue destination.
   *
   * @param settings sets them on the AWS client's builder
   * @return changed settings; the same ones for another destination
   */
  public ChannelSpec iceberg(Consumer<IcebergDestinationConfiguration.Builder> settings) {
    return iceberg == null ? this : new ChannelSpec(name, topics, null, iceberg.copy(settings));
  }

  private @Nullable Finding named() {
    return NAME.matcher(name).matches()
        ? null
        : Finding.error(
            "channel.name",
            "name",
            name,
            "1 to 128 letters, digits and hyphens, the first one no hyphen");
  }

  private @Nullable Finding some() {
    return topics.isEmpty()
        ? Finding.error("channel.topics", "topics", topics, "at least one topic")
        : null;
  }

  /**
   * Returns the name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the topics.
   *
   * @return at least one, unmodifiable
   */
  public List<MskTopicArn> topics() {
    return topics;
  }

  CreateChannelRequest request(String cluster) {
    return CreateChannelRequest.builder()
        .clusterArn(cluster)
        .channelName(name)
        .topicConfigurationList(
            topics.stream()
                .map(topic -> TopicConfiguration.builder().topicArn(topic.toString()).build())
                .toList())
        .s3DestinationConfiguration(s3)
        .icebergDestinationConfiguration(iceberg)
        .build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChannelSpec that
        && name.equals(that.name)
        && topics.equals(that.topics)
        && Objects.equals(s3, that.s3)
        && Objects.equals(iceberg, that.iceberg);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, topics, s3, iceberg);
  }

  @Override
  public String toString() {
    return "ChannelSpec[" + name + ", " + topics + "]";
  }
}
