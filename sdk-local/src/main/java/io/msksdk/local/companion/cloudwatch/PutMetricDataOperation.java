package io.msksdk.local.companion.cloudwatch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.call.CompanionOperation;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** PutMetricData with single values; for an application's own metrics. */
record PutMetricDataOperation(Metrics metrics) implements CompanionOperation {

  @Override
  public String name() {
    return "PutMetricData";
  }

  @Override
  public ObjectNode answer(CompanionCall call) {
    call.require("*");
    String namespace = call.request().text("Namespace");
    if (namespace.startsWith("AWS/")) {
      throw Refusal.of(400, Shapes.INVALID, "The value AWS/ for parameter Namespace is invalid.");
    }
    List<Members> all = call.request().list("MetricData");
    for (Members each : all) {
      put(call, namespace, each);
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private void put(CompanionCall call, String namespace, Members metric) {
    Double value = metric.decimal("Value");
    if (value == null) {
      throw Refusal.notBuilt("PutMetricData without Value");
    }
    TreeMap<String, String> dimensions = new TreeMap<>();
    metric.list("Dimensions").forEach(d -> dimensions.put(d.text("Name"), d.text("Value")));
    Instant at = metric.time("Timestamp");
    metrics.put(
        call.owner(),
        new MetricKey(namespace, metric.text("MetricName"), dimensions),
        new MetricPoint(at == null ? metrics.now() : at, value));
  }
}
