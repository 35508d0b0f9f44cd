package io.msksdk.local.companion.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.api.Caller;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.companion.wire.Protocol;
import io.msksdk.local.control.CallerCheck;
import io.msksdk.local.control.ServiceFront;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.fault.FaultPlan;
import io.msksdk.local.fault.FaultedCall;
import io.msksdk.local.fault.Twist;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.http.HttpEndpoint;
import io.msksdk.local.http.HttpReply;
import io.msksdk.local.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One service beside MSK's own: its protocols and its operations. Thread-safe. */
public final class CompanionFront implements ServiceFront {
  private final Service service;
  private final Desk desk;
  private final Map<String, CompanionOperation> operations;

  /**
   * Opens a service.
   *
   * @param service how it is called
   * @param desk what every call passes
   * @param operations what it can do
   */
  public CompanionFront(Service service, Desk desk, List<CompanionOperation> operations) {
    this.service = service;
    this.desk = desk;
    this.operations =
        operations.stream()
            .collect(Collectors.toUnmodifiableMap(CompanionOperation::name, Function.identity()));
  }

  @Override
  public boolean takes(HttpCall call) {
    return service.protocols().stream().anyMatch(p -> p.takes(call));
  }

  @Override
  public HttpReply answer(HttpCall call) {
    String requestId = UUID.randomUUID().toString();
    Protocol protocol =
        service.protocols().stream().filter(p -> p.takes(call)).findFirst().orElseThrow();
    Work work = new Work(call, protocol, requestId);
    try {
      return work.run();
    } catch (Refusal refusal) {
      work.record(refusal.errorType());
      return protocol.refuse(refusal, requestId);
    }
  }

  private CompanionOperation operation(String name) {
    CompanionOperation operation = operations.get(name);
    if (operation == null) {
      throw Refusal.of(
          400,
          service.unknownOperation(),
          "Operation: %s (expected: one of %s). This local MSK has no other of %s."
              .formatted(name, operations.keySet().stream().sorted().toList(), service.name()));
    }
    return operation;
  }

  /**
   * How a service is called.
   *
   * @param name its signing name
   * @param actions the prefix of its actions in policies
   * @param protocols its protocols
   * @param invalid its error for a member that is missing or wrong
   * @param unknownOperation its error for an operation that does not exist
   */
  public record Service(
      String name,
      String actions,
      List<Protocol> protocols,
      String invalid,
      String unknownOperation) {
    /**
     * Keeps a copy of the list.
     *
     * @param name its signing name
     * @param actions the prefix of its actions in policies
     * @param protocols its protocols
     * @param invalid its error for a member that is missing or wrong
     * @param unknownOperation its error for an operation that does not exist
     */
    public Service {
      protocols = List.copyOf(protocols);
    }
  }

  /**
   * What every call passes.
   *
   * @param callers finds out who calls and what they may do
   * @param faults the faults in force
   * @param events where calls are written
   */
  public record Desk(CallerCheck callers, FaultPlan faults, EventLog events) {}

  /** One call on its way. */
  private final class Work implements FaultedCall {
    private final HttpCall call;
    private final Protocol protocol;
    private final String requestId;
    private @Nullable Caller caller;
    // a request that cannot be read does not even say what it asks for
    private String asked = "unknown";

    private Work(HttpCall call, Protocol protocol, String requestId) {
      this.call = call;
      this.protocol = protocol;
      this.requestId = requestId;
    }

    HttpReply run() {
      if (HttpEndpoint.tooLarge(call)) {
        throw Refusal.of(413, "RequestEntityTooLarge", "body: too large (expected: at most 1 MiB)");
      }
      asked = protocol.operation(call);
      CompanionOperation operation = operation(asked);
      if (operation.signed()) {
        caller = desk.callers().authenticate(service.name(), call);
      }
      HttpReply reply = desk.faults().run(operation.name(), this);
      record(Integer.toString(reply.status()));
      return reply;
    }

    /** Nothing here goes on after the answer, so that there is nothing to fail later. */
    @Override
    public HttpReply proceed(Twist twist) {
      CompanionOperation operation = operation(protocol.operation(call));
      Members request = new Members(protocol.read(call), service.invalid());
      ObjectNode response = operation.answer(new CompanionCall(request, caller, this::require));
      return protocol.write(operation.name(), response, requestId);
    }

    void record(String outcome) {
      desk.events()
          .add(
              "call",
              Map.of(
                  "requestId",
                  requestId,
                  "service",
                  service.name(),
                  "operation",
                  asked,
                  "principal",
                  caller == null ? "unknown" : caller.principal(),
                  "outcome",
                  outcome));
    }

    private void require(String resource) {
      if (caller != null) {
        String action = service.actions() + ":" + protocol.operation(call);
        desk.callers().authorise(caller, call, action, resource);
      }
    }
  }
}
