package io.msksdk.local.companion.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.call.CompanionOperation;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.refusal.Refusal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** GetMetricData, without metric math. */
record GetMetricDataOperation(Metrics metrics) implements CompanionOperation {
  private static final int MOST_QUERIES = 500;

  @Override
  public String name() {
    return "GetMetricData";
  }

  @Override
  public ObjectNode answer(CompanionCall call) {
    call.require("*");
    Members request = call.request();
    Shapes.requireOrder(Shapes.time(request, "StartTime"), Shapes.time(request, "EndTime"));
    List<Members> queries = request.list("MetricDataQueries");
    if (queries.isEmpty() || queries.size() > MOST_QUERIES) {
      throw request.wrong(
          "MetricDataQueries", queries.size() + " queries", "from 1 to " + MOST_QUERIES);
    }
    metrics.sample(call.owner(), queries.stream().map(GetMetricDataOperation::key).toList());
    Set<String> ids = new HashSet<>();
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode results = response.putArray("MetricDataResults");
    for (Members query : queries) {
      if (!ids.add(query.text("Id"))) {
        throw request.wrong("MetricDataQueries", query.text("Id"), "each Id once");
      }
      boolean returned = !"false".equals(query.textOrNull("ReturnData"));
      ObjectNode result = result(call, query);
      if (returned) {
        results.add(result);
      }
    }
    response.putArray("Messages");
    return response;
  }

  private ObjectNode result(CompanionCall call, Members query) {
    Members stat = query.structure("MetricStat");
    MetricKey key = key(query);
    Statistic statistic = Statistic.named(stat.text("Stat"));
    SortedMap<Instant, double[]> periods =
        new TreeMap<>(
            Statistic.periods(
                metrics.points(
                    call.owner(),
                    key,
                    Shapes.time(call.request(), "StartTime"),
                    Shapes.time(call.request(), "EndTime")),
                Statistic.period(stat)));
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("Id", query.text("Id"));
    String label = query.textOrNull("Label");
    result.put("Label", label == null ? key.name() : label);
    ArrayNode timestamps = result.putArray("Timestamps");
    ArrayNode values = result.putArray("Values");
    inOrder(call.request(), periods)
        .forEach(
            (start, some) -> {
              timestamps.addPOJO(start);
              values.add(statistic.of().applyAsDouble(some));
            });
    return result.put("StatusCode", "Complete");
  }

  private static MetricKey key(Members query) {
    if (query.has("Expression")) {
      throw Refusal.notBuilt("Metric math in GetMetricData");
    }
    return Shapes.key(query.structure("MetricStat").structure("Metric"));
  }

  private static SortedMap<Instant, double[]> inOrder(
      Members request, SortedMap<Instant, double[]> periods) {
    if ("TimestampAscending".equals(request.textOrNull("ScanBy"))) {
      return periods;
    }
    SortedMap<Instant, double[]> newestFirst = new TreeMap<>((one, two) -> two.compareTo(one));
    newestFirst.putAll(periods);
    return newestFirst;
  }
}
