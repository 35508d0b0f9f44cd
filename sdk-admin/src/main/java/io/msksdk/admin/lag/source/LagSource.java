package io.msksdk.admin.lag.source;

/**
 * Something that can be asked for the state of groups: Kafka itself, CloudWatch, a scraped
 * exporter, a recording. Implement it to bring figures of your own.
 *
 * <p>A source is asked by one thread at a time.
 */
public interface LagSource extends AutoCloseable {

  /**
   * Names the source for people.
   *
   * @return such as {@code kafka} or {@code cloudwatch}
   */
  String name();

  /**
   * Looks once. What cannot be read is a fault of its group, topic, partition or of the round, and
   * everything else is answered all the same.
   *
   * @return what was seen
   * @throws io.msksdk.core.MskException when nothing at all could be read
   */
  LagRound collect();

  /** Releases what the source opened itself, never what it was given. */
  @Override
  void close();
}
