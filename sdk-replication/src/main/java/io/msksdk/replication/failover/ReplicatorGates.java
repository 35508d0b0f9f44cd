package io.msksdk.replication.failover;

import io.msksdk.core.runbook.Gate;
import io.msksdk.core.runbook.GateLook;
import io.msksdk.core.time.Time;
import io.msksdk.replication.replicator.StartingPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;

/** Gates on a replicator: its state, and what it reports since the gate was first looked at. */
final class ReplicatorGates {
  private static final int MINUTE = 60;
  private static final Duration BETWEEN_POINTS = Duration.ofSeconds(15);

  private final Leg leg;
  private final GateSettings settings;
  private final Time time;

  ReplicatorGates(Leg leg, GateSettings settings, Time time) {
    this.leg = leg;
    this.settings = settings;
    this.time = time;
  }

  /** Runs, reaches both clusters, is let in and has no failures. */
  List<Supplier<Gate>> healthy() {
    List<Supplier<Gate>> gates = new ArrayList<>();
    gates.add(this::running);
    gates.addAll(
        metric("ping", ReplicatorMeasure.CLUSTER_PING, v -> v >= 1, "1 for both clusters"));
    gates.addAll(metric("auth", ReplicatorMeasure.AUTH_ERROR, v -> v == 0, "0"));
    gates.addAll(metric("failures", ReplicatorMeasure.REPLICATOR_FAILURE, v -> v == 0, "0"));
    return gates;
  }

  Gate running() {
    return patient(
        Gate.of(
            "running",
            "a replicator " + leg + " that is RUNNING, with " + leg.naming() + " names",
            this::lookRunning));
  }

  private GateLook lookRunning() {
    return leg.replicator()
        .map(
            r -> {
              if (r.naming() != leg.naming()) {
                throw FailoverRefusal.otherNaming(r, leg.naming());
              }
              if (r.state().equals("FAILED")) {
                throw FailoverRefusal.replicatorFailed(r);
              }
              String seen = r.name() + " is " + r.state();
              return r.state().equals("RUNNING")
                  ? GateLook.passes(seen + ", alias " + r.alias() + ", from " + r.start())
                  : GateLook.holds(seen);
            })
        .orElseGet(() -> GateLook.holds("none"));
  }

  Gate gone() {
    return patient(
        Gate.of(
            "gone",
            "no replicator " + leg,
            () ->
                leg.replicator()
                    .map(r -> GateLook.holds(r.name() + " is " + r.state()))
                    .orElseGet(() -> GateLook.passes("none"))));
  }

  Gate startsAtEarliest() {
    return Gate.of(
        "start",
        "EARLIEST: what was written before it found a topic is copied too",
        () ->
            leg.replicator()
                .map(
                    r ->
                        r.start() == StartingPosition.EARLIEST
                            ? GateLook.passes(r.name() + " began at EARLIEST")
                            : GateLook.holds(
                                r.name()
                                    + " began at LATEST, which cannot be edited: replace it, or"
                                    + " override when it ran before the first record was written"))
                .orElseGet(() -> GateLook.holds("none")));
  }

  List<Supplier<Gate>> lagNearZero() {
    long most = settings.nearLag();
    return metric("lag-near-0", ReplicatorMeasure.MESSAGE_LAG, v -> v <= most, "at most " + most);
  }

  List<Supplier<Gate>> lagZero() {
    return metric("lag-0", ReplicatorMeasure.MESSAGE_LAG, v -> v == 0, "0");
  }

  List<Supplier<Gate>> throughput() {
    return metric("throughput", ReplicatorMeasure.REPLICATOR_THROUGHPUT, v -> v > 0, "more than 0");
  }

  private List<Supplier<Gate>> metric(
      String name, ReplicatorMeasure measure, DoublePredicate passes, String threshold) {
    ReplicatorReadings readings = leg.target().readings();
    if (readings == null || settings.metricPoints() == 0) {
      return List.of();
    }
    return List.of(
        () -> {
          Points points = new Points(readings, measure, passes, time.now());
          return Gate.of(
                  name,
                  measure.metric()
                      + " of "
                      + leg
                      + " is "
                      + threshold
                      + ", "
                      + settings.metricPoints()
                      + " data points in a row",
                  points::look)
              .within(settings.replicatorWithin())
              .lookingEvery(slow());
        });
  }

  /** Points come once a minute, and every look at CloudWatch is billed. */
  private Duration slow() {
    Duration every = settings.lookEvery();
    return every.compareTo(BETWEEN_POINTS) < 0 ? BETWEEN_POINTS : every;
  }

  private Gate patient(Gate gate) {
    return gate.within(settings.replicatorWithin()).lookingEvery(settings.lookEvery());
  }

  /** Points of one measure since the gate was made; older ones prove nothing about the step. */
  private final class Points {
    private final ReplicatorReadings readings;
    private final ReplicatorMeasure measure;
    private final DoublePredicate passes;
    private final Instant since;
    private String replicator = "";

    Points(
        ReplicatorReadings readings,
        ReplicatorMeasure measure,
        DoublePredicate passes,
        Instant since) {
      this.readings = readings;
      this.measure = measure;
      this.passes = passes;
      // a period that began before the step did mixes both; CloudWatch names it by its begin
      this.since = Instant.ofEpochSecond((since.getEpochSecond() / MINUTE + 1) * MINUTE);
    }

    GateLook look() {
      if (replicator.isEmpty()) {
        replicator = leg.replicator().map(ReplicatorView::name).orElse("");
      }
      Map<String, List<ReplicatorReading>> byCluster = new TreeMap<>();
      Instant now = time.now();
      readings.read(replicator, measure, since).stream()
          .filter(reading -> !reading.at().isAfter(now))
          .forEach(r -> byCluster.computeIfAbsent(r.cluster(), c -> new ArrayList<>()).add(r));
      int clusters = perCluster() ? 2 : 1;
      if (byCluster.size() < clusters) {
        return GateLook.holds(
            byCluster.isEmpty()
                ? "no data point since " + since
                : "data points of " + byCluster.keySet() + " only since " + since);
      }
      return judge(byCluster);
    }

    private boolean perCluster() {
      return measure == ReplicatorMeasure.CLUSTER_PING || measure == ReplicatorMeasure.AUTH_ERROR;
    }

    private GateLook judge(Map<String, List<ReplicatorReading>> byCluster) {
      for (Map.Entry<String, List<ReplicatorReading>> cluster : byCluster.entrySet()) {
        List<ReplicatorReading> last = last(cluster.getValue());
        String of = cluster.getKey().isEmpty() ? "" : " of " + cluster.getKey();
        for (ReplicatorReading reading : last) {
          if (!passes.test(reading.value())) {
            return GateLook.holds(
                measure.metric() + of + " is " + shown(reading) + " at " + reading.at());
          }
        }
        if (last.size() < settings.metricPoints()) {
          return GateLook.holds(last.size() + " data points" + of + " since " + since);
        }
      }
      return GateLook.passes(
          measure.metric() + " " + byCluster.values().stream().map(this::newest).toList());
    }

    private List<ReplicatorReading> last(List<ReplicatorReading> readings) {
      List<ReplicatorReading> sorted = new ArrayList<>(readings);
      sorted.sort(Comparator.comparing(ReplicatorReading::at));
      return sorted.subList(Math.max(0, sorted.size() - settings.metricPoints()), sorted.size());
    }

    private String newest(List<ReplicatorReading> readings) {
      List<ReplicatorReading> last = last(readings);
      return shown(last.get(last.size() - 1));
    }

    private String shown(ReplicatorReading reading) {
      return reading.value() == Math.rint(reading.value())
          ? String.valueOf((long) reading.value())
          : String.valueOf(reading.value());
    }
  }
}
