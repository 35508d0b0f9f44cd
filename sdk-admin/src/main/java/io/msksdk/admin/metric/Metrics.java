package io.msksdk.admin.metric;

import io.msksdk.admin.cluster.Cluster;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * The values of MSK's metrics in CloudWatch. Thread-safe. Not for users to implement.
 *
 * <pre>{@code
 * MetricSeries used =
 *     msk.metrics().read(
 *         MetricQuery.of("KafkaDataLogsDiskUsed").cluster("orders").broker(1).build());
 * }</pre>
 */
public interface Metrics {

  /**
   * Reads one metric. It is asked for under every name it may have, and the name with values wins.
   *
   * @param query the question
   * @return its values, none when CloudWatch has none
   */
  MetricSeries read(MetricQuery query);

  /**
   * Reads several metrics in as few calls as there can be: one for every 500 of the same period of
   * time.
   *
   * @param queries the questions
   * @return a series for each, in their order, unmodifiable
   */
  List<MetricSeries> read(List<MetricQuery> queries);

  /**
   * Reads metrics of a broker that belong together.
   *
   * @param cluster the cluster's name
   * @param broker the broker's number, from 1
   * @param view which metrics
   * @return a series for each, in the order of the view, unmodifiable
   */
  Map<String, MetricSeries> read(String cluster, int broker, BrokerView view);

  /**
   * Lists what CloudWatch has values of. Pages are fetched as the stream is read.
   *
   * @param cluster the cluster's name
   * @return the metrics with their exact names and dimensions
   */
  Stream<PublishedMetric> list(String cluster);

  /**
   * Explains why a question has no values. No call is made.
   *
   * @param query the question
   * @param cluster the cluster it is about
   * @return what certainly explains it, or else what may; never empty, unmodifiable
   */
  List<MetricAbsence> whyMissing(MetricQuery query, Cluster cluster);

  /**
   * Returns the AWS client behind this object, for operations it does not offer. Do not close it.
   *
   * @return the client
   */
  CloudWatchClient client();
}
