package io.msksdk.admin.lag.msk;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.lag.source.LagFault;
import io.msksdk.admin.lag.source.LagRound;
import io.msksdk.admin.lag.source.LagSource;
import io.msksdk.admin.prometheus.ExporterJob;
import io.msksdk.admin.prometheus.ExporterTarget;
import io.msksdk.admin.prometheus.Exporters;
import io.msksdk.admin.prometheus.PrometheusSample;
import io.msksdk.core.time.Time;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The lag in the brokers' JMX exporters, read without a Prometheus server (Amazon MSK Developer
 * Guide, "Open monitoring with Prometheus"). Each broker has the groups it coordinates: one that
 * does not answer costs its groups the round.
 */
public final class ExporterLag implements LagSource {
  private static final String METRIC = "kafka_consumer_group_ConsumerLagMetrics_Value";
  private static final List<String> GAPS =
      List.of(
          "Exporters have no lag of groups that rebalance, that have committed nothing, or whose"
              + " name has a colon.",
          "Exporters have no commits of groups: commits, ends and risk of loss are unknown.");

  private final Exporters exporters;
  private final Time time;

  private ExporterLag(Exporters exporters, Time time) {
    this.exporters = requireNonNull(exporters, "exporters");
    this.time = requireNonNull(time, "time");
  }

  /**
   * Opens a source.
   *
   * @param exporters the exporters of a cluster; only their JMX ones are read
   * @return the source
   */
  public static ExporterLag of(Exporters exporters) {
    return new ExporterLag(exporters, Time.system());
  }

  /**
   * Opens a source on a clock.
   *
   * @param exporters the exporters of a cluster; only their JMX ones are read
   * @param time the clock rounds are stamped with
   * @return the source
   */
  public static ExporterLag of(Exporters exporters, Time time) {
    return new ExporterLag(exporters, time);
  }

  @Override
  public String name() {
    return "exporters";
  }

  @Override
  public LagRound collect() {
    LagFigures figures = new LagFigures();
    List<LagFault> faults = new ArrayList<>();
    for (ExporterTarget target : exporters.targets()) {
      if (target.job() == ExporterJob.JMX) {
        read(target, figures, faults);
      }
    }
    Instant now = time.now();
    return new LagRound(now, now, figures.readings(), faults, GAPS);
  }

  private void read(ExporterTarget target, LagFigures figures, List<LagFault> faults) {
    try {
      exporters.scrape(target).named(METRIC).forEach(sample -> add(figures, sample));
    } catch (IOException e) {
      faults.add(
          new LagFault(
              "exporter " + target.address(),
              "no-answer",
              String.valueOf(e.getMessage()),
              "Exporters.probe() says what is in the way.",
              true));
    }
  }

  private static void add(LagFigures figures, PrometheusSample sample) {
    String metric = sample.label("name");
    String group = sample.label("groupId");
    String topic = sample.label("topic");
    String partition = sample.label("partition");
    if (Double.isNaN(sample.value()) || group.isEmpty() || topic.isEmpty()) {
      return;
    }
    if (LagFigures.OF_TOPIC.contains(metric)) {
      figures.ofTopic(metric, group, topic, sample.value());
    } else if (LagFigures.OF_PARTITION.contains(metric) && partition.matches("\\d{1,6}")) {
      figures.ofPartition(metric, group, topic, Integer.parseInt(partition), sample.value());
    }
  }

  /** Does nothing: the exporters were given. */
  @Override
  public void close() {}
}
