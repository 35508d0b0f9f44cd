package io.msksdk.replication.replicator;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a cluster that MSK does not run must say of itself. */
final class SelfManagedRules {
  // it prefixes topics, which allow no other characters
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern BROKERS =
      Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*");
  private static final Pattern SECRET =
      Pattern.compile("arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:.+");

  private SelfManagedRules() {}

  static void check(String side, SelfManagedKafka kafka, Findings findings) {
    String of = side + " ";
    findings.add(
        matches(of + "clusterId", kafka.clusterId(), ID, "the id that Kafka gave the cluster"));
    findings.add(
        matches(
            of + "bootstrapServers", kafka.bootstrapServers(), BROKERS, "host:port, by commas"));
    findings.add(matches(of + "secretArn", kafka.secretArn(), SECRET, "the ARN of a secret"));
    kafka
        .rootCaSecretArn()
        .ifPresent(
            arn ->
                findings.add(matches(of + "rootCaSecretArn", arn, SECRET, "the ARN of a secret")));
  }

  private static @Nullable Finding matches(
      String property, String value, Pattern pattern, String expected) {
    return pattern.matcher(value).matches()
        ? null
        : Finding.error("replicator.self-managed", property, value, expected);
  }
}
