package io.msksdk.admin.cluster;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.admin.configuration.DefaultConfigurations;
import io.msksdk.admin.operation.DefaultOperations;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskClusterOperationArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.call.ServiceException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.time.Time;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every update of a cluster goes through here: the version is read right before the call, a stale
 * one is read again once, and a call whose answer was lost is looked up, never repeated.
 */
final class UpdateRunner {
  private final Session session;
  private final AwsCalls calls;
  private final UpdateWatches watches;
  private final UpdateRules rules;
  private final Time time;

  UpdateRunner(Session session, AwsCalls calls) {
    this.session = session;
    this.calls = calls;
    this.time = session.time();
    this.rules = new UpdateRules(DefaultConfigurations.on(session), session.limits());
    this.watches = new UpdateWatches(calls, DefaultOperations.on(session));
  }

  OperationHandle<Cluster> run(MskClusterArn arn, ClusterUpdate update) {
    Cluster now = DescribeClusterOperation.call(calls, arn);
    try {
      return attempt(now, update);
    } catch (ServiceException e) {
      if (!stale(e)) {
        throw e;
      }
      Cluster fresh = DescribeClusterOperation.call(calls, arn);
      try {
        return attempt(fresh, update);
      } catch (ServiceException again) {
        throw stale(again) ? new StaleVersionException(arn, again) : again;
      }
    }
  }

  OperationHandle<Cluster> handle(MskClusterOperationArn operation) {
    return session.waits().handle(watches.operation(operation, 0));
  }

  private OperationHandle<Cluster> handle(Cluster now, MskClusterOperationArn operation) {
    return session.waits().handle(watches.operation(operation, now.brokers().orElse(0)));
  }

  OperationHandle<Cluster> updatable(MskClusterArn arn) {
    return session.waits().handle(watches.updatable(arn));
  }

  private OperationHandle<Cluster> attempt(Cluster now, ClusterUpdate update) {
    provisioned(now);
    if (update.alreadySo(now)) {
      return session.waits().handle(watches.alreadySo(update.what(), now));
    }
    active(now, update);
    List<Finding> refusals = rules.refusals(now, update);
    if (!refusals.isEmpty()) {
      throw PreconditionException.of(refusals);
    }
    cooled(now, update);
    Instant sent = time.now();
    String operation;
    try {
      operation = update.send(calls, now);
    } catch (CallException e) {
      if (e.notApplied()) {
        throw e;
      }
      return handle(now, new LostUpdate(session, calls).find(now, update, sent, e));
    }
    return handle(now, MskClusterOperationArn.parse(operation));
  }

  private void cooled(Cluster now, ClusterUpdate update) {
    if (update.cools()) {
      StorageCooldown cooldown =
          new StorageCooldown(DefaultOperations.on(session), session.limits());
      Optional<Finding> finding = cooldown.finding(now.arn(), time.now());
      if (finding.isPresent()) {
        throw PreconditionException.passing(finding.get());
      }
    }
  }

  private static void provisioned(Cluster now) {
    if (now.serverless()) {
      throw PreconditionException.of(
          Finding.error("update.serverless", "cluster", now.name(), "a provisioned cluster")
              .advising("A serverless cluster has nothing to update."));
    }
  }

  private static void active(Cluster now, ClusterUpdate update) {
    if (now.state() == ClusterState.ACTIVE) {
      return;
    }
    Finding finding =
        Finding.error("update.state", "state", now.rawState(), "ACTIVE, to " + update.what());
    boolean passes = now.state() != ClusterState.FAILED && now.state() != ClusterState.DELETING;
    throw passes
        ? PreconditionException.passing(
            finding.advising("Wait with awaitUpdatable: one update runs at a time."))
        : PreconditionException.of(finding);
  }

  static boolean stale(ServiceException e) {
    String message = e.error().message().toLowerCase(Locale.ROOT);
    return e.error().status() == 400
        && ("currentVersion".equals(e.error().invalidParameter())
            || message.contains("current version of the cluster"));
  }
}
