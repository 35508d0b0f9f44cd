package io.msksdk.admin.contract;

import io.msksdk.testkit.LocalMsk;
import java.util.List;

/** Which calls named a reason in their user agent, where CloudTrail shows it. */
public final class Reasons {

  private Reasons() {}

  public static List<String> operations(LocalMsk local, long after, String reason) {
    return local.eventsAfter(after).stream()
        .filter(event -> event.kind().equals("call"))
        .filter(
            event -> event.facts().getOrDefault("userAgent", "").contains("msk-reason/" + reason))
        .map(event -> event.facts().get("operation"))
        .toList();
  }

  /** The place of the newest event. */
  public static long now(LocalMsk local) {
    return local.events().stream().mapToLong(event -> event.sequence()).max().orElse(0);
  }
}
