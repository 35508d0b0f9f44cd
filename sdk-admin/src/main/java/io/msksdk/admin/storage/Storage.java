package io.msksdk.admin.storage;

import io.msksdk.core.arn.MskClusterArn;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The volumes of clusters. Thread-safe. Not for users to implement. */
public interface Storage {

  /**
   * Lists the clusters MSK asks to do something about. Pages are fetched as the stream is read.
   *
   * @return an alert for each such cluster of this account and Region
   */
  Stream<StorageAlert> alerts();

  /**
   * Forecasts from the last day.
   *
   * @param cluster a provisioned cluster with volumes of its own
   * @return a forecast for each broker, by its number; unmodifiable
   */
  List<StorageForecast> forecast(MskClusterArn cluster);

  /**
   * Forecasts from a past of any length.
   *
   * @param cluster a provisioned cluster with volumes of its own
   * @param lookBack how far back, from 10 minutes to 63 days; the past a day's rhythm fits into is
   *     best
   * @return a forecast for each broker, by its number; unmodifiable
   */
  List<StorageForecast> forecast(MskClusterArn cluster, Duration lookBack);
}
