package io.msksdk.admin.metric;

/** How CloudWatch makes one value out of those of a period. */
public enum MetricStatistic {
  /** Their mean. */
  AVERAGE("Average"),
  /** Their sum. */
  SUM("Sum"),
  /** The least. */
  MINIMUM("Minimum"),
  /** The most. */
  MAXIMUM("Maximum"),
  /** How many there were. */
  SAMPLE_COUNT("SampleCount");

  private final String label;

  MetricStatistic(String label) {
    this.label = label;
  }

  /**
   * Returns CloudWatch's name.
   *
   * @return such as {@code Average}
   */
  public String label() {
    return label;
  }
}
