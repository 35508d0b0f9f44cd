package io.msksdk.admin.vpc;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskVpcConnectionArn;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.kafka.model.ClientVpcConnection;
import software.amazon.awssdk.services.kafka.model.DescribeVpcConnectionResponse;

/** A VPC connection as the service described it at one moment. Immutable. */
public final class VpcConnection {
  private final DescribeVpcConnectionResponse raw;

  private VpcConnection(DescribeVpcConnectionResponse raw) {
    this.raw = raw;
  }

  static VpcConnection of(DescribeVpcConnectionResponse raw) {
    return new VpcConnection(raw);
  }

  static VpcConnection of(software.amazon.awssdk.services.kafka.model.VpcConnection listed) {
    return of(
        DescribeVpcConnectionResponse.builder()
            .vpcConnectionArn(listed.vpcConnectionArn())
            .targetClusterArn(listed.targetClusterArn())
            .creationTime(listed.creationTime())
            .authentication(listed.authentication())
            .vpcId(listed.vpcId())
            .state(listed.stateAsString())
            .build());
  }

  /** The cluster's owner sees neither the VPC nor the subnets of a client. */
  static VpcConnection of(MskClusterArn cluster, ClientVpcConnection listed) {
    return of(
        DescribeVpcConnectionResponse.builder()
            .vpcConnectionArn(listed.vpcConnectionArn())
            .targetClusterArn(cluster.toString())
            .creationTime(listed.creationTime())
            .authentication(listed.authentication())
            .state(listed.stateAsString())
            .build());
  }

  /**
   * Returns the ARN.
   *
   * @return the ARN
   */
  public MskVpcConnectionArn arn() {
    return MskVpcConnectionArn.parse(raw.vpcConnectionArn());
  }

  /**
   * Returns the cluster it leads to.
   *
   * @return its ARN
   */
  public MskClusterArn cluster() {
    return MskClusterArn.parse(raw.targetClusterArn());
  }

  /**
   * Returns the state.
   *
   * @return the state, {@link VpcConnectionState#UNKNOWN} for one this version does not know
   */
  public VpcConnectionState state() {
    return VpcConnectionState.of(raw.stateAsString());
  }

  /**
   * Returns the service's own word for the state.
   *
   * @return such as {@code AVAILABLE}
   */
  public String rawState() {
    return String.valueOf(raw.stateAsString());
  }

  /**
   * Returns how clients on it prove who they are.
   *
   * @return the service's own word, such as {@code SASL_IAM}
   */
  public String authentication() {
    return String.valueOf(raw.authentication());
  }

  /**
   * Returns the client's VPC.
   *
   * @return its id, empty on the side of the cluster's owner
   */
  public Optional<String> vpc() {
    return Optional.ofNullable(raw.vpcId());
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
   * Returns what the AWS client read, for members this type does not show. In lists, members the
   * service does not list are null.
   *
   * @return the AWS client's own object
   */
  public DescribeVpcConnectionResponse raw() {
    return raw;
  }

  @Override
  public String toString() {
    return "VpcConnection[" + rawState() + ", " + raw.vpcConnectionArn() + "]";
  }
}
