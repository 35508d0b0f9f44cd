package io.msksdk.local.broker;

import kafka.server.ApiRequestHandler;
import kafka.server.BrokerServer;
import kafka.server.QuotaFactory.QuotaManagers;
import kafka.server.SharedServer;
import org.jspecify.annotations.Nullable;

/** A broker of a serverless cluster, which slows clients down by quotas that Kafka has not. */
final class ServerlessBroker extends BrokerServer {
  private final ServerlessUse use;
  private final ServerlessPolicy.Limits partitions;
  private @Nullable SlowedRequests slowed;

  ServerlessBroker(SharedServer server, ServerlessUse use, ServerlessPolicy.Limits partitions) {
    super(server);
    this.use = use;
    this.partitions = partitions;
  }

  /** Kafka's own, of which the one for requests gives way to ours before anybody has it. */
  @Override
  public void quotaManagers_$eq(QuotaManagers made) {
    made.request().shutdown();
    slowed =
        new SlowedRequests(metrics(), time(), config().nodeId(), made.clientQuotaCallbackPlugin());
    super.quotaManagers_$eq(
        new QuotaManagers(
            made.fetch(),
            made.produce(),
            slowed,
            made.controllerMutation(),
            made.leader(),
            made.follower(),
            made.alterLogDirs(),
            made.clientQuotaCallbackPlugin()));
  }

  /** What requests pass on their way, once the broker runs. */
  ApiRequestHandler before(ApiRequestHandler actual) {
    SlowedRequests started = slowed;
    if (started == null) {
      throw new IllegalStateException("broker: not started (expected: one that runs)");
    }
    use.groups().coordinatedBy(config().nodeId(), groupCoordinator());
    return new ServerlessRequests(
        actual, this, use, new ServerlessRefusals(use, partitions), started);
  }
}
