package io.msksdk.local.companion.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.api.Pages;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.call.CompanionOperation;
import io.msksdk.local.companion.wire.Members;
import java.util.List;

/** DescribeAlarms. */
record DescribeAlarmsOperation(Alarms alarms, Pages pages) implements CompanionOperation {
  private static final int LARGEST_PAGE = 100;

  @Override
  public String name() {
    return "DescribeAlarms";
  }

  @Override
  public ObjectNode answer(CompanionCall call) {
    call.require(Alarm.arn(call.owner(), "*"));
    Members request = call.request();
    Integer most = request.number("MaxRecords", 1, LARGEST_PAGE);
    List<AlarmRecord> all =
        alarms.all(call.owner()).stream().filter(alarm -> passes(alarm, request)).toList();
    Pages.Page<AlarmRecord> page =
        Shapes.page(
            () ->
                pages.page(
                    call.owner() + "alarms",
                    all,
                    AlarmRecord::name,
                    most,
                    request.textOrNull("NextToken")));
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.putArray("CompositeAlarms");
    ArrayNode list = response.putArray("MetricAlarms");
    page.items().forEach(alarm -> list.add(alarm.written(call.owner())));
    Shapes.putToken(response, page);
    return response;
  }

  private static boolean passes(AlarmRecord alarm, Members request) {
    List<String> names = request.texts("AlarmNames");
    String prefix = request.textOrNull("AlarmNamePrefix");
    String state = request.textOrNull("StateValue");
    return (names.isEmpty() || names.contains(alarm.name()))
        && (prefix == null || alarm.name().startsWith(prefix))
        && (state == null || state.equals(alarm.state()));
  }
}
