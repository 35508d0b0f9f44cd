package io.msksdk.admin.cluster;

/**
 * A place for broker logs in S3.
 *
 * @param name the bucket
 * @param prefix what the names of the objects begin with, empty for nothing
 */
public record LogBucket(String name, String prefix) {

  /**
   * Names a bucket.
   *
   * @param name the bucket
   * @return the whole bucket
   */
  public static LogBucket of(String name) {
    return new LogBucket(name, "");
  }
}
