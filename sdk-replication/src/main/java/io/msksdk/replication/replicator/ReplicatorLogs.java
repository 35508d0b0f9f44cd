package io.msksdk.replication.replicator;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a replicator's own logs go, any of three places. Immutable. */
public final class ReplicatorLogs {
  private static final ReplicatorLogs NONE = new ReplicatorLogs(null, null, null, null);

  private final @Nullable String group;
  private final @Nullable String stream;
  private final @Nullable String bucket;
  private final @Nullable String prefix;

  private ReplicatorLogs(
      @Nullable String group,
      @Nullable String stream,
      @Nullable String bucket,
      @Nullable String prefix) {
    this.group = group;
    this.stream = stream;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /**
   * Returns nowhere.
   *
   * @return no logs
   */
  public static ReplicatorLogs none() {
    return NONE;
  }

  /**
   * Adds CloudWatch Logs.
   *
   * @param group the log group
   * @return logs that go there too
   */
  public ReplicatorLogs logGroup(String group) {
    return new ReplicatorLogs(requireNonNull(group, "group"), stream, bucket, prefix);
  }

  /**
   * Adds Amazon Data Firehose.
   *
   * @param stream the delivery stream
   * @return logs that go there too
   */
  public ReplicatorLogs deliveryStream(String stream) {
    return new ReplicatorLogs(group, requireNonNull(stream, "stream"), bucket, prefix);
  }

  /**
   * Adds Amazon S3.
   *
   * @param bucket the bucket
   * @param prefix the prefix of the objects, empty for none
   * @return logs that go there too
   */
  public ReplicatorLogs bucket(String bucket, String prefix) {
    return new ReplicatorLogs(
        group, stream, requireNonNull(bucket, "bucket"), requireNonNull(prefix, "prefix"));
  }

  /**
   * Returns the log group of CloudWatch Logs.
   *
   * @return its name, empty when logs do not go there
   */
  public Optional<String> logGroup() {
    return Optional.ofNullable(group);
  }

  /**
   * Returns the delivery stream of Amazon Data Firehose.
   *
   * @return its name, empty when logs do not go there
   */
  public Optional<String> deliveryStream() {
    return Optional.ofNullable(stream);
  }

  /**
   * Returns the bucket of Amazon S3.
   *
   * @return its name, empty when logs do not go there
   */
  public Optional<String> bucket() {
    return Optional.ofNullable(bucket);
  }

  /**
   * Returns the prefix of the objects in the bucket.
   *
   * @return the prefix, empty for none
   */
  public Optional<String> prefix() {
    return Optional.ofNullable(prefix).filter(text -> !text.isEmpty());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReplicatorLogs that
        && Objects.equals(group, that.group)
        && Objects.equals(stream, that.stream)
        && Objects.equals(bucket, that.bucket)
        && prefix().equals(that.prefix());
  }

  @Override
  public int hashCode() {
    return Objects.hash(group, stream, bucket, prefix());
  }

  @Override
  public String toString() {
    return "ReplicatorLogs[" + group + ", " + stream + ", " + bucket + ", " + prefix + "]";
  }
}
