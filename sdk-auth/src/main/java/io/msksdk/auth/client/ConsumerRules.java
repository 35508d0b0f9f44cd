package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the presets of consumers may be. */
final class ConsumerRules {
  private static final Pattern ZONE_ID = Pattern.compile("[a-z]{2,6}[0-9]-[a-z0-9-]*az[0-9]{1,2}");
  private static final Pattern ZONE_NAME = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}[a-z]");

  /** Shorter ones leave no room for three heartbeats of 3 seconds. */
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  /** Kafka's group.max.session.timeout.ms of 30 minutes, and a quarter of it on top. */
  private static final Duration LONGEST = Duration.ofMinutes(30).multipliedBy(5).dividedBy(4);

  private ConsumerRules() {}

  static String zoneId(String zone) {
    if (!ZONE_ID.matcher(requireNonNull(zone, "zoneId")).matches()) {
      Finding finding =
          Finding.error("client.zone", "client.rack", zone, "the id of a zone, such as use1-az1");
      throw InvalidSpecException.of(
          ZONE_NAME.matcher(zone).matches()
              ? finding.advising(
                  "This is a zone's name, which differs between accounts; DescribeAvailabilityZones"
                      + " or the instance's metadata (placement/availability-zone-id) tell the id.")
              : finding);
    }
    return zone;
  }

  static int sessionMillis(String instanceId, Duration tolerated) {
    var unused =
        Findings.create()
            .add(instance(requireNonNull(instanceId, "instanceId")))
            .add(outage(requireNonNull(tolerated, "tolerated")))
            .requireNoErrors();
    return Math.toIntExact(tolerated.multipliedBy(4).dividedBy(5).toMillis());
  }

  private static @Nullable Finding instance(String id) {
    return id.isBlank()
        ? Finding.error("client.instance", "group.instance.id", id, "a name that is not blank")
        : null;
  }

  private static @Nullable Finding outage(Duration tolerated) {
    return tolerated.compareTo(SHORTEST) < 0 || tolerated.compareTo(LONGEST) > 0
        ? Finding.error("client.outage", "tolerated", tolerated, SHORTEST + " to " + LONGEST)
        : null;
  }
}
