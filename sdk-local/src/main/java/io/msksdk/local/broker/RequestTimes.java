package io.msksdk.local.broker;

import com.yammer.metrics.core.Histogram;
import com.yammer.metrics.core.MetricName;
import com.yammer.metrics.core.MetricsRegistry;
import com.yammer.metrics.stats.Snapshot;
import io.msksdk.local.cluster.brokers.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import kafka.network.RequestChannel;
import kafka.server.ApiRequestHandler;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.network.metrics.RequestMetrics;
import org.apache.kafka.server.common.RequestLocal;
import scala.reflect.ClassTag;

/**
 * A broker's requests, timed on their way. Kafka's own times are in histograms that all brokers of
 * a JVM share; a request itself knows when it passed each of its stations, and says when it is
 * answered. Thread-safe.
 */
final class RequestTimes implements ApiRequestHandler {
  private static final ClassTag<FetchRequest> FETCH = ClassTag.apply(FetchRequest.class);
  private static final String NAME = "kafka_network_RequestMetrics_";

  private final ApiRequestHandler actual;
  // not the registry of the JVM: its own, which nobody else sees
  private final MetricsRegistry registry = new MetricsRegistry();
  private final Map<Series, Histogram> times = new ConcurrentHashMap<>();

  RequestTimes(ApiRequestHandler actual) {
    this.actual = actual;
  }

  @Override
  public void handle(RequestChannel.Request request, RequestLocal local) {
    // where a quota on request time is set its own callback takes this one's place
    request.setRecordNetworkThreadTimeCallback(sent -> answered(request));
    actual.handle(request, local);
  }

  @Override
  public void tryCompleteActions() {
    actual.tryCompleteActions();
  }

  /** What the JMX exporter makes of Kafka's own beans of that name. */
  List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    times.forEach((series, histogram) -> add(measures, series.labels(), histogram));
    return measures;
  }

  private static void add(
      List<Measure> measures, SortedMap<String, String> labels, Histogram histogram) {
    Snapshot sample = histogram.getSnapshot();
    measures.add(new Measure(NAME + "Count", labels, histogram.count()));
    measures.add(new Measure(NAME + "Mean", labels, histogram.mean()));
    measures.add(new Measure(NAME + "Max", labels, histogram.max()));
    measures.add(new Measure(NAME + "50thPercentile", labels, sample.getMedian()));
    measures.add(new Measure(NAME + "95thPercentile", labels, sample.get95thPercentile()));
    measures.add(new Measure(NAME + "99thPercentile", labels, sample.get99thPercentile()));
  }

  private void answered(RequestChannel.Request request) {
    long now = Time.SYSTEM.nanoseconds();
    long handled = request.apiLocalCompleteTimeNanos();
    long complete = request.responseCompleteTimeNanos();
    long dequeued = request.responseDequeueTimeNanos();
    String name = name(request);
    update(name, "TotalTimeMs", now - request.startTimeNanos());
    update(
        name, "RequestQueueTimeMs", request.requestDequeueTimeNanos() - request.startTimeNanos());
    update(name, "LocalTimeMs", handled - request.requestDequeueTimeNanos());
    update(name, "RemoteTimeMs", complete - handled);
    update(name, "ResponseQueueTimeMs", dequeued - complete);
    update(name, "ResponseSendTimeMs", now - dequeued);
    update(name, "ThrottleTimeMs", TimeUnit.MILLISECONDS.toNanos(request.apiThrottleTimeMs()));
  }

  private static String name(RequestChannel.Request request) {
    ApiKeys api = request.header().apiKey();
    if (api != ApiKeys.FETCH) {
      return api.name;
    }
    return request.body(FETCH).isFromFollower()
        ? RequestMetrics.FOLLOW_FETCH_METRIC_NAME
        : RequestMetrics.CONSUMER_FETCH_METRIC_NAME;
  }

  private void update(String request, String name, long nanos) {
    Histogram histogram = times.computeIfAbsent(new Series(name, request), this::histogram);
    histogram.update(Math.round(Math.max(0, nanos) / 1e6));
  }

  private Histogram histogram(Series series) {
    return registry.newHistogram(
        new MetricName("kafka.network", "RequestMetrics", series.name(), series.request()), true);
  }

  /** One of the times of one kind of request. */
  private record Series(String name, String request) {
    SortedMap<String, String> labels() {
      return new TreeMap<>(Map.of("name", name, "request", request));
    }
  }
}
