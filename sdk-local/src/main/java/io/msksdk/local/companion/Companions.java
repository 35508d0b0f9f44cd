package io.msksdk.local.companion;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.companion.call.CompanionFront;
import io.msksdk.local.companion.cloudwatch.CloudWatchService;
import io.msksdk.local.companion.cloudwatch.MetricJson;
import io.msksdk.local.companion.cloudwatch.Metrics;
import io.msksdk.local.companion.cloudwatch.MonitoredCluster;
import io.msksdk.local.companion.credentials.CredentialEndpoints;
import io.msksdk.local.companion.secrets.Secrets;
import io.msksdk.local.companion.secrets.SecretsService;
import io.msksdk.local.companion.sts.StsService;
import io.msksdk.local.control.ServiceFront;
import io.msksdk.local.identity.Identities;
import io.msksdk.local.identity.Role;
import io.msksdk.local.resource.Owner;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** The services beside MSK's own, and what a test may do to them. Thread-safe. */
public final class Companions {
  private static final String REGION = "us-east-1";

  private final Identities identities;
  private final InstantSource time;
  private final Secrets secrets;
  private final Metrics metrics;
  private final List<ServiceFront> fronts;

  /**
   * Opens all services.
   *
   * @param identities who is known
   * @param time the real time, which sessions end by
   * @param clock the local MSK's time, which secrets and metrics are dated by
   * @param desk what every call passes
   * @param clusters the clusters of an owner, which decide what metrics are published
   */
  public Companions(
      Identities identities,
      InstantSource time,
      LocalClock clock,
      CompanionFront.Desk desk,
      Function<Owner, List<MonitoredCluster>> clusters) {
    this.identities = identities;
    this.time = time;
    this.secrets = new Secrets(clock);
    this.metrics = new Metrics(clock, clusters);
    this.fronts =
        List.of(
            SecretsService.on(secrets, desk),
            StsService.on(identities, time, desk),
            CloudWatchService.on(metrics, desk),
            new CredentialEndpoints(identities, time));
  }

  /**
   * Returns the services.
   *
   * @return their faces; each call is taken by at most one
   */
  public List<ServiceFront> fronts() {
    return fronts;
  }

  /**
   * Returns what Secrets Manager stores.
   *
   * @return the secrets
   */
  public Secrets secrets() {
    return secrets;
  }

  /**
   * Returns what CloudWatch shows.
   *
   * @return the metrics
   */
  public Metrics metrics() {
    return metrics;
  }

  /**
   * Sets values of metrics.
   *
   * @param json as {@link MetricJson#set} reads it, with {@code account} and {@code region} where
   *     they are not the default ones
   */
  public void setMetrics(JsonNode json) {
    Owner owner =
        new Owner(
            json.path("account").asText(Identities.DEFAULT_ACCOUNT),
            json.path("region").asText(REGION));
    MetricJson.set(metrics, owner, json);
  }

  /**
   * Ends the open sessions of a role, as if their time were over.
   *
   * @param json {@code {"role":"<arn>"}}
   * @throws IllegalArgumentException when there is no such role
   */
  public void expire(JsonNode json) {
    String arn = json.path("role").asText();
    Role role =
        identities
            .role(arn)
            .orElseThrow(
                () -> new IllegalArgumentException("role: " + arn + " (expected: a known role)"));
    identities.expire(role, time.instant());
  }
}
