package io.msksdk.local.companion.cloudwatch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.call.CompanionOperation;
import java.util.List;

/** DeleteAlarms: all that are named, or none when one does not exist. */
record DeleteAlarmsOperation(Alarms alarms) implements CompanionOperation {

  @Override
  public String name() {
    return "DeleteAlarms";
  }

  @Override
  public ObjectNode answer(CompanionCall call) {
    List<String> names = call.request().texts("AlarmNames");
    names.forEach(name -> call.require(Alarm.arn(call.owner(), name)));
    alarms.delete(call.owner(), names);
    return JsonNodeFactory.instance.objectNode();
  }
}
