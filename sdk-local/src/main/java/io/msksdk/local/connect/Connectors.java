package io.msksdk.local.connect;

import io.msksdk.local.quota.Quotas;
import io.msksdk.local.resource.Owner;
import io.msksdk.local.resource.Registry;
import io.msksdk.local.resource.Transitions;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.StateInfo;
import software.amazon.awssdk.services.kafkaconnect.model.CapacityDescription;
import software.amazon.awssdk.services.kafkaconnect.model.ConnectorState;
import software.amazon.awssdk.services.kafkaconnect.model.CreateConnectorRequest;
import software.amazon.awssdk.services.kafkaconnect.model.CustomPlugin;
import software.amazon.awssdk.services.kafkaconnect.model.DescribeConnectorResponse;
import software.amazon.awssdk.services.kafkaconnect.model.StateDescription;
import software.amazon.awssdk.services.kafkaconnect.model.UpdateConnectorRequest;

/**
 * The connectors of all accounts and Regions. They pass through their states and do not run.
 * Thread-safe.
 */
final class Connectors {
  private static final String ARN = "connectorArn";

  private final Registry<ConnectorRecord> registry;
  private final Plugins plugins;
  private final WorkerConfigurations workers;
  private final Transitions transitions;
  private final Quotas quotas;

  Connectors(
      Registry<ConnectorRecord> registry,
      Plugins plugins,
      WorkerConfigurations workers,
      Transitions transitions,
      Quotas quotas) {
    this.registry = registry;
    this.plugins = plugins;
    this.workers = workers;
    this.transitions = transitions;
    this.quotas = quotas;
  }

  synchronized DescribeConnectorResponse create(
      Owner owner, CreateConnectorRequest request, @Nullable StateInfo failure) {
    ConnectorRules.check(request);
    CapacityDescription capacity =
        CapacityRules.checked(Recast.as(CapacityDescription.builder(), request.capacity()), quotas);
    checkParts(owner, request);
    checkWorkers(owner, CapacityRules.workers(capacity));
    ConnectorRecord connector = new ConnectorRecord(owner, request, capacity, transitions.now());
    if (!registry.add(connector)) {
      throw ConnectRefusal.nameTaken("connectorName");
    }
    DescribeConnectorResponse accepted = connector.describe();
    transitions.moved(connector.arn(), "NONE", accepted.connectorStateAsString());
    var unused =
        transitions.after(
            ConnectDuration.CREATE_CONNECTOR.duration(),
            () ->
                move(
                    connector,
                    failure == null ? ConnectorState.RUNNING : ConnectorState.FAILED,
                    Failures.described(failure)));
    return accepted;
  }

  ConnectorRecord find(Owner owner, String arn) {
    return registry.find(owner, arn).orElseThrow(() -> ConnectRefusal.unknown(ARN, arn));
  }

  ConnectorOperationRecord operation(Owner owner, String arn) {
    return registry.of(owner).stream()
        .flatMap(connector -> connector.operations().stream())
        .filter(operation -> operation.arn().equals(arn))
        .findFirst()
        .orElseThrow(() -> ConnectRefusal.unknown("connectorOperationArn", arn));
  }

  List<ConnectorRecord> list(Owner owner, @Nullable String prefix) {
    String start = prefix == null ? "" : prefix;
    return registry.of(owner).stream().filter(c -> c.name().startsWith(start)).toList();
  }

  boolean use(String arn) {
    return registry.all().stream().anyMatch(connector -> connector.uses(arn));
  }

  /** Does what must not happen while a connector is created, such as deleting a part of it. */
  synchronized <T> T whileNoneIsCreated(Supplier<T> work) {
    return work.get();
  }

  /** Begins an update; the operation is as it was when the update was accepted. */
  synchronized ConnectorOperationRecord update(
      Owner owner, UpdateConnectorRequest request, @Nullable StateInfo failure) {
    ConnectorRecord connector = find(owner, request.connectorArn());
    DescribeConnectorResponse now = connector.describe();
    if (now.connectorState() != ConnectorState.RUNNING) {
      throw ConnectRefusal.inState("updated", connector.arn(), now.connectorStateAsString());
    }
    checkVersion(now, request.currentVersion());
    ConnectorChange change = ConnectorChange.of(request, now, quotas);
    if (change.capacity() != null) {
      int more = CapacityRules.workers(change.capacity()) - CapacityRules.workers(now.capacity());
      checkWorkers(owner, more);
    }
    ConnectorOperationRecord operation = change.operation(connector, transitions.now());
    connector.add(operation);
    ConnectorUpdate update =
        new ConnectorUpdate(
            connector, operation, change.applied(), Failures.described(failure), transitions);
    update.begin();
    update.proceed();
    return operation;
  }

  synchronized DescribeConnectorResponse delete(Owner owner, String arn, @Nullable String version) {
    ConnectorRecord connector = find(owner, arn);
    DescribeConnectorResponse now = connector.describe();
    ConnectorState state = now.connectorState();
    if (state != ConnectorState.RUNNING && state != ConnectorState.FAILED) {
      throw ConnectRefusal.inState("deleted", arn, now.connectorStateAsString());
    }
    if (version != null) {
      checkVersion(now, version);
    }
    move(connector, ConnectorState.DELETING, null);
    DescribeConnectorResponse accepted = connector.describe();
    var unused =
        transitions.after(
            ConnectDuration.DELETE_CONNECTOR.duration(),
            () -> {
              registry.remove(connector);
              transitions.moved(arn, ConnectorState.DELETING.toString(), "GONE");
            });
    return accepted;
  }

  private void checkParts(Owner owner, CreateConnectorRequest request) {
    CustomPlugin plugin = request.plugins().get(0).customPlugin();
    plugins.checkUsable(
        owner,
        "plugins[0].customPlugin.customPluginArn",
        plugin.customPluginArn(),
        plugin.revision());
    if (request.workerConfiguration() != null) {
      workers.checkUsable(
          owner,
          request.workerConfiguration().workerConfigurationArn(),
          request.workerConfiguration().revision());
    }
  }

  private void checkWorkers(Owner owner, int more) {
    int used =
        registry.of(owner).stream()
            .mapToInt(connector -> CapacityRules.workers(connector.describe().capacity()))
            .sum();
    ConnectQuota.WORKERS.check(quotas, "capacity", used + more);
  }

  private static void checkVersion(DescribeConnectorResponse now, String version) {
    if (!now.currentVersion().equals(version)) {
      throw ConnectRefusal.invalid(
          "currentVersion",
          "The current version of the connector is " + now.currentVersion() + ".");
    }
  }

  private void move(
      ConnectorRecord connector, ConnectorState next, @Nullable StateDescription why) {
    ConnectorState last = connector.state();
    connector.enter(next, why);
    transitions.moved(connector.arn(), last.toString(), next.toString());
  }
}
