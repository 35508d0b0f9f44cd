package io.msksdk.admin.channel;

import io.msksdk.core.arn.MskTopicArn;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.model.ChannelInfo;
import software.amazon.awssdk.services.kafka.model.DescribeChannelResponse;

/** A channel as the service described it at one moment. Immutable. */
public final class Channel {
  private final DescribeChannelResponse raw;

  private Channel(DescribeChannelResponse raw) {
    this.raw = raw;
  }

  static Channel of(DescribeChannelResponse raw) {
    return new Channel(raw);
  }

  static Channel of(ChannelInfo listed) {
    return of(
        DescribeChannelResponse.builder()
            .channelArn(listed.channelArn())
            .channelName(listed.channelName())
            .status(listed.statusAsString())
            .creationTime(listed.creationTime())
            .destinationType(listed.destinationTypeAsString())
            .clusterOperationArn(listed.clusterOperationArn())
            .build());
  }

  /**
   * Returns the ARN.
   *
   * @return the ARN
   */
  public String arn() {
    return raw.channelArn();
  }

  /**
   * Returns the name, unique in its cluster.
   *
   * @return the name
   */
  public String name() {
    return raw.channelName();
  }

  /**
   * Returns the state.
   *
   * @return the state, {@link ChannelState#UNKNOWN} for one this version does not know
   */
  public ChannelState state() {
    return ChannelState.of(raw.statusAsString());
  }

  /**
   * Returns the service's own word for the state.
   *
   * @return such as {@code ACTIVE}
   */
  public String rawState() {
    return String.valueOf(raw.statusAsString());
  }

  /**
   * Returns why the channel is in its state.
   *
   * @return the service's words, empty when there are none
   */
  public Optional<String> stateReason() {
    return Optional.ofNullable(raw.stateInfo()).map(Object::toString);
  }

  /**
   * Returns the topics it reads.
   *
   * @return their ARNs, none in a list; unmodifiable
   */
  public List<MskTopicArn> topics() {
    return raw.topicConfigurationList().stream()
        .map(topic -> MskTopicArn.parse(topic.topicArn()))
        .toList();
  }

  /**
   * Returns what the AWS client read, for members this type does not show. In lists, members the
   * service does not list are null.
   *
   * @return the AWS client's own object
   */
  public DescribeChannelResponse raw() {
    return raw;
  }

  @Override
  public String toString() {
    return "Channel[" + name() + ", " + rawState() + "]";
  }
}
