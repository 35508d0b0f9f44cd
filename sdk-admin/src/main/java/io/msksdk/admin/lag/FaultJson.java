package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.LagFault;
import io.msksdk.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Faults as JSON. */
final class FaultJson {

  private FaultJson() {}

  static List<JsonObject> write(List<LagFault> faults) {
    return faults.stream().map(fault -> members(fault).build()).toList();
  }

  static List<JsonObject> write(Map<Integer, LagFault> faults) {
    return new TreeMap<>(faults)
        .entrySet().stream()
            .map(entry -> members(entry.getValue()).number("partition", entry.getKey()).build())
            .toList();
  }

  static List<LagFault> read(List<JsonObject> faults) {
    return faults.stream().map(FaultJson::fault).toList();
  }

  static Map<Integer, LagFault> byPartition(List<JsonObject> faults) {
    Map<Integer, LagFault> read = new HashMap<>();
    faults.forEach(json -> read.put((int) json.number("partition").orElse(0), fault(json)));
    return read;
  }

  private static JsonObject.Builder members(LagFault fault) {
    return JsonObject.builder()
        .text("place", fault.place())
        .text("code", fault.code())
        .text("message", fault.message())
        .text("remedy", fault.remedy())
        .flag("passing", fault.passing());
  }

  private static LagFault fault(JsonObject json) {
    return new LagFault(
        json.requiredText("place"),
        json.requiredText("code"),
        json.requiredText("message"),
        json.requiredText("remedy"),
        json.flag("passing").orElse(false));
  }
}
