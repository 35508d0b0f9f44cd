package io.msksdk.admin.contract;

import io.msksdk.testkit.LocalEvent;
import io.msksdk.testkit.LocalMsk;
import java.util.List;
import java.util.stream.Stream;

/** Which calls were made, and which named a reason in their user agent, as CloudTrail shows. */
public final class Reasons {

  private Reasons() {}

  public static List<String> operations(LocalMsk local, long after, String reason) {
    return operations(calls(local, after).filter(call -> named(call, reason)));
  }

  public static List<String> operations(LocalMsk local, long after) {
    return operations(calls(local, after));
  }

  private static Stream<LocalEvent> calls(LocalMsk local, long after) {
    return local.eventsAfter(after).stream().filter(event -> event.kind().equals("call"));
  }

  private static boolean named(LocalEvent call, String reason) {
    return call.facts().getOrDefault("userAgent", "").contains("msk-reason/" + reason);
  }

  private static List<String> operations(Stream<LocalEvent> calls) {
    return calls.map(call -> call.facts().get("operation")).toList();
  }

  /** The place of the newest event. */
  public static long now(LocalMsk local) {
    return local.events().stream().mapToLong(event -> event.sequence()).max().orElse(0);
  }
}
