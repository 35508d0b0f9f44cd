package io.msksdk.local.companion.cloudwatch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.call.CompanionOperation;

/** PutMetricAlarm; its actions are kept and not carried out. */
record PutMetricAlarmOperation(Alarms alarms) implements CompanionOperation {

  @Override
  public String name() {
    return "PutMetricAlarm";
  }

  @Override
  public ObjectNode answer(CompanionCall call) {
    call.require(Alarm.arn(call.owner(), call.request().text("AlarmName")));
    alarms.put(call.owner(), Alarm.of(call.request()));
    return JsonNodeFactory.instance.objectNode();
  }
}
