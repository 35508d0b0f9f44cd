package io.msksdk.local.invariant;

import io.msksdk.local.event.Event;
import io.msksdk.local.event.EventLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that an engine's resources only did what they may do. Thread-safe. */
public final class Invariants {
  private static final Set<String> IN_PROGRESS =
      Set.of(
          "CREATING",
          "UPDATING",
          "REBOOTING_BROKER",
          "DELETING",
          "DEACTIVATING",
          "REJECTING",
          "PENDING");
  private static final Set<String> NO_UPDATES = Set.of("TagResource", "UntagResource");

  private final LegalTransitions legal = LegalTransitions.read();
  private final EventLog events;

  /**
   * Checks one engine.
   *
   * @param events its event log
   */
  public Invariants(EventLog events) {
    this.events = events;
  }

  /**
   * Looks at all that is in the log, and tells what is newer than an event.
   *
   * @param after the sequence number of the last event that does not matter any more
   * @return what was found
   */
  public Findings check(long after) {
    Check check = new Check();
    events.after(0).forEach(check::see);
    return check.findings(after);
  }

  /** One look at a log, event by event. */
  private final class Check {
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private long last;

    private void see(Event event) {
      last = event.sequence();
      String arn = event.facts().getOrDefault("resource", "");
      switch (event.kind()) {
        case "transition" -> move(event, resource(arn));
        case "version" -> resource(arn).versions.add(event.sequence());
        case "call" -> call(event, arn);
        default -> {
          // logins, brokers and faults move nothing by themselves
        }
      }
    }

    private void move(Event event, Resource resource) {
      String from = event.facts().getOrDefault("from", "");
      String to = event.facts().getOrDefault("to", "");
      if (!resource.state.isEmpty() && !resource.state.equals(from)) {
        violate(event, resource, "continuity", "left " + from + " while in " + resource.state);
      }
      if (!legal.allow(kind(resource.arn), from, to)) {
        violate(event, resource, "transition", "went from " + from + " to " + to);
      }
      // a topic may be made again under the ARN of one that is gone
      resource.state = to.equals("GONE") ? "NONE" : to;
      resource.moved = event.sequence();
    }

    private void call(Event event, String arn) {
      boolean update =
          "false".equals(event.facts().get("readOnly"))
              && "200".equals(event.facts().get("outcome"))
              && !NO_UPDATES.contains(event.facts().getOrDefault("operation", ""));
      if (update) {
        resource(arn).updates++;
      }
    }

    private Resource resource(String arn) {
      return resources.computeIfAbsent(arn, Resource::new);
    }

    private void violate(Event event, Resource resource, String rule, String detail) {
      violations.add(new Violation(event.sequence(), rule, resource.arn, detail));
    }

    private Findings findings(long after) {
      List<Unsettled> unsettled = new ArrayList<>();
      for (Resource resource : resources.values()) {
        // the first version is the one it was made with
        for (int i = 1 + resource.updates; i < resource.versions.size(); i++) {
          violations.add(
              new Violation(
                  resource.versions.get(i),
                  "version",
                  resource.arn,
                  "has its version number " + (i + 1) + " after " + resource.updates + " updates"));
        }
        if (resource.moved > after && inProgress(resource.state)) {
          unsettled.add(new Unsettled(resource.arn, resource.state));
        }
      }
      return new Findings(
          violations.stream().filter(v -> v.sequence() > after).toList(), unsettled, last);
    }
  }

  private static boolean inProgress(String state) {
    return IN_PROGRESS.contains(state) || state.endsWith("_IN_PROGRESS");
  }

  private static String kind(String arn) {
    String[] fields = arn.split(":", 6);
    String part = fields.length == 6 ? fields[5] : "";
    int slash = part.indexOf('/');
    return slash < 0 ? part : part.substring(0, slash);
  }

  /** What the log says about one resource so far. */
  private static final class Resource {
    private final String arn;
    private final List<Long> versions = new ArrayList<>();
    private String state = "";
    private long moved;
    private int updates;

    private Resource(String arn) {
      this.arn = arn;
    }
  }
}
