package io.msksdk.local.control;

import io.msksdk.local.api.Caller;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes calls to the event log with all that a CloudTrail record of them has. Facts that are not
 * known, such as the caller of a call with a wrong signature, are left out.
 */
final class CallRecords {
  private final EventLog events;

  CallRecords(EventLog events) {
    this.events = events;
  }

  void accepted(
      HttpCall call, RestServices.Target target, Caller caller, String requestId, int status) {
    Map<String, String> facts = facts(call, target, caller, requestId);
    facts.put("outcome", Integer.toString(status));
    events.add("call", facts);
  }

  void refused(
      HttpCall call,
      RestServices.Target target,
      @Nullable Caller caller,
      String requestId,
      Refusal refusal) {
    Map<String, String> facts = facts(call, target, caller, requestId);
    facts.put("outcome", refusal.errorType());
    facts.put("errorCode", refusal.errorType());
    facts.put("errorMessage", String.valueOf(refusal.getMessage()));
    events.add("call", facts);
  }

  private Map<String, String> facts(
      HttpCall call, RestServices.Target target, @Nullable Caller caller, String requestId) {
    String service = target.service().signingName();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("requestId", requestId);
    facts.put("operation", target.operation());
    facts.put("service", service);
    facts.put("eventSource", service + ".amazonaws.com");
    facts.put("readOnly", Boolean.toString(call.method().equals("GET")));
    facts.put("resource", target.resource());
    facts.put("principal", caller == null ? "unknown" : caller.principal());
    facts.put("sourceIp", call.sourceIp());
    facts.put("userAgent", call.header("User-Agent"));
    facts.put("parameters", CallFacts.parameters(call, target.match()));
    if (caller != null) {
      facts.put("account", caller.owner().account());
      facts.put("region", caller.owner().region());
    }
    return facts;
  }
}
