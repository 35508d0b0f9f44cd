package io.msksdk.local.companion.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.api.Pages;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.call.CompanionOperation;
import io.msksdk.local.companion.wire.Members;
import java.util.Comparator;
import java.util.List;

/** ListMetrics. */
record ListMetricsOperation(Metrics metrics, Pages pages) implements CompanionOperation {

  @Override
  public String name() {
    return "ListMetrics";
  }

  @Override
  public ObjectNode answer(CompanionCall call) {
    call.require("*");
    Members request = call.request();
    List<MetricKey> all =
        metrics.list(call.owner()).stream()
            .filter(key -> passes(key, request))
            .sorted(Comparator.comparing(MetricKey::toString))
            .toList();
    Pages.Page<MetricKey> page =
        Shapes.page(
            () ->
                pages.page(
                    call.owner() + "metrics",
                    all,
                    MetricKey::toString,
                    null,
                    request.textOrNull("NextToken")));
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode list = response.putArray("Metrics");
    page.items().forEach(key -> Shapes.put(list.addObject(), key));
    Shapes.putToken(response, page);
    return response;
  }

  private static boolean passes(MetricKey key, Members request) {
    String namespace = request.textOrNull("Namespace");
    String name = request.textOrNull("MetricName");
    return (namespace == null || namespace.equals(key.namespace()))
        && (name == null || name.equals(key.name()))
        && request.list("Dimensions").stream().allMatch(filter -> has(key, filter));
  }

  private static boolean has(MetricKey key, Members filter) {
    String actual = key.dimensions().get(filter.text("Name"));
    String wanted = filter.textOrNull("Value");
    return actual != null && (wanted == null || wanted.equals(actual));
  }
}
