package io.msksdk.local.replicate;

import io.msksdk.local.TestEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/** What CloudWatch says of replicators. */
final class ReplicatorMetrics implements AutoCloseable {
  private final CloudWatchClient client;

  ReplicatorMetrics(TestEngine engine) {
    this(engine, Region.US_EAST_1);
  }

  ReplicatorMetrics(TestEngine engine, Region region) {
    this.client =
        CloudWatchClient.builder()
            .endpointOverride(engine.endpoint())
            .region(region)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET)))
            .build();
  }

  /** The newest value, -1 when there is none; dimensions beside the name in pairs. */
  double now(String metric, TestReplicator replicator, String... dimensions) {
    Instant asked = Instant.now().minusMillis(1);
    return last(metric, replicator, asked, Duration.ofMinutes(2), dimensions);
  }

  /** The same where the local clock is hours ahead. */
  double latest(String metric, TestReplicator replicator) {
    Instant asked = Instant.now().minusMillis(1);
    return last(metric, replicator, asked, Duration.ofHours(20));
  }

  private double last(
      String metric,
      TestReplicator replicator,
      Instant from,
      Duration window,
      String... dimensions) {
    List<Dimension> all = new ArrayList<>();
    all.add(dimension("ReplicatorName", replicator.described().replicatorName()));
    for (int i = 0; i < dimensions.length; i += 2) {
      all.add(dimension(dimensions[i], dimensions[i + 1]));
    }
    List<Datapoint> points =
        client
            .getMetricStatistics(
                r ->
                    r.namespace("AWS/Kafka")
                        .metricName(metric)
                        .dimensions(all)
                        .startTime(from)
                        .endTime(from.plus(window))
                        .period(window.toHours() > 0 ? 60 : 1)
                        .statistics(
                            software.amazon.awssdk.services.cloudwatch.model.Statistic.MINIMUM))
            .datapoints();
    return points.isEmpty() ? -1 : points.get(points.size() - 1).minimum();
  }

  double await(
      String metric,
      TestReplicator replicator,
      String dimension,
      String value,
      DoublePredicate until) {
    return Side.await(() -> now(metric, replicator, dimension, value), until::test);
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  @Override
  public void close() {
    client.close();
  }
}
