package io.msksdk.admin.configuration;

import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What server properties may say (Amazon MSK Developer Guide, "Custom MSK configurations"). */
final class PropertyRules {
  private static final String DIFFERENCE = "log.message.timestamp.difference.max.ms";
  private static final String OPEN = "allow.everyone.if.no.acl.found";
  private static final String UNCLEAN = "unclean.leader.election.enable";

  private PropertyRules() {}

  static List<Finding> check(Map<String, String> values) {
    List<Finding> findings = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          Finding finding = PropertyTable.published().check(name, value);
          if (finding != null) {
            findings.add(finding);
          }
        });
    if (findings.isEmpty()) {
      between(findings, values);
    }
    return findings;
  }

  /** Rules between properties make sense only when each of them is readable. */
  private static void between(List<Finding> findings, Map<String, String> values) {
    Optional<Long> difference = number(values, DIFFERENCE);
    Optional<Long> retention = number(values, "log.retention.ms");
    if (difference.isPresent()
        && retention.isPresent()
        && retention.get() >= 0
        && difference.get() > retention.get()) {
      findings.add(
          Finding.warning(
                  "configuration.timestamps",
                  DIFFERENCE,
                  difference.get(),
                  "at most log.retention.ms, " + retention.get())
              .advising("Segments would roll needlessly often."));
    }
    Optional<Long> shortest = number(values, "group.min.session.timeout.ms");
    Optional<Long> longest = number(values, "group.max.session.timeout.ms");
    if (shortest.isPresent() && longest.isPresent() && shortest.get() > longest.get()) {
      findings.add(
          Finding.error(
              "configuration.sessions",
              "group.min.session.timeout.ms",
              shortest.get(),
              "at most group.max.session.timeout.ms, " + longest.get()));
    }
    if ("false".equalsIgnoreCase(values.get(OPEN))) {
      findings.add(
          Finding.warning("configuration.acls", OPEN, "false", "ACLs that exist before")
              .advising("Without ACLs nobody gets in; set it to true to get in again."));
    }
    if ("true".equalsIgnoreCase(values.get(UNCLEAN))) {
      findings.add(
          Finding.warning("configuration.unclean", UNCLEAN, "true", "false")
              .advising("A replica that is behind may become leader: records are lost."));
    }
  }

  private static Optional<Long> number(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).map(String::trim).map(Long::valueOf);
  }
}
