package io.msksdk.core.arn;

import org.jspecify.annotations.Nullable;

/**
 * The ARN of a resource of MSK or MSK Connect. Two ARNs are equal when they are of the same type
 * and have the same text. All of them are immutable and thread-safe.
 */
public abstract sealed class ResourceArn
    permits MskClusterArn,
        MskTopicArn,
        MskGroupArn,
        MskTransactionalIdArn,
        MskConfigurationArn,
        MskReplicatorArn,
        MskVpcConnectionArn,
        MskClusterOperationArn,
        ConnectorArn,
        CustomPluginArn,
        WorkerConfigurationArn {

  private final ArnFields fields;

  ResourceArn(ArnFields fields) {
    this.fields = fields;
  }

  /**
   * Returns the partition.
   *
   * @return {@code aws}, {@code aws-cn} or {@code aws-us-gov}
   */
  public final String partition() {
    return fields.partition();
  }

  /**
   * Returns the Region.
   *
   * @return the Region, such as {@code eu-west-1}
   */
  public final String region() {
    return fields.region();
  }

  /**
   * Returns the account that owns the resource.
   *
   * @return the account id
   */
  public final String account() {
    return fields.account();
  }

  final ArnFields fields() {
    return fields;
  }

  final String part(int index) {
    return fields.part(index);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    // the text names service and type, so equal texts are of one class
    return other instanceof ResourceArn that && that.fields.text().equals(fields.text());
  }

  @Override
  public final int hashCode() {
    return fields.text().hashCode();
  }

  /**
   * Returns the ARN as it is written.
   *
   * @return the text that {@code parse} reads
   */
  @Override
  public final String toString() {
    return fields.text();
  }
}
