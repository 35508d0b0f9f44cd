package io.msksdk.local.connect;

import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.quota.Quotas;
import io.msksdk.local.resource.Registry;
import io.msksdk.local.resource.Transitions;
import java.util.List;

/** The operations of MSK Connect. */
public final class ConnectOperations {
  private ConnectOperations() {}

  /**
   * Starts without any connector, plugin or worker configuration.
   *
   * @param transitions what moves them from state to state
   * @param pages what cuts lists
   * @param quotas how much is allowed at the time
   * @return all eighteen operations
   */
  public static List<Operation<?>> on(Transitions transitions, Pages pages, Quotas quotas) {
    Registry<PluginRecord> pluginRecords = new Registry<>();
    Registry<WorkerConfigurationRecord> workerRecords = new Registry<>();
    Registry<ConnectorRecord> connectorRecords = new Registry<>();
    Plugins plugins = new Plugins(pluginRecords, transitions, quotas);
    WorkerConfigurations workers = new WorkerConfigurations(workerRecords, transitions, quotas);
    Connectors connectors = new Connectors(connectorRecords, plugins, workers, transitions, quotas);
    Tagged tagged = new Tagged(List.of(pluginRecords, workerRecords, connectorRecords));
    return List.of(
        new CreateConnectorOperation(connectors),
        new DescribeConnectorOperation(connectors),
        new ListConnectorsOperation(connectors, pages),
        new UpdateConnectorOperation(connectors),
        new DeleteConnectorOperation(connectors),
        new DescribeConnectorOperationOperation(connectors),
        new ListConnectorOperationsOperation(connectors, pages),
        new CreateCustomPluginOperation(plugins),
        new DescribeCustomPluginOperation(plugins),
        new ListCustomPluginsOperation(plugins, pages),
        new DeleteCustomPluginOperation(plugins, connectors),
        new CreateWorkerConfigurationOperation(workers),
        new DescribeWorkerConfigurationOperation(workers),
        new ListWorkerConfigurationsOperation(workers, pages),
        new DeleteWorkerConfigurationOperation(workers, connectors),
        new ListTagsForResourceOperation(tagged),
        new TagResourceOperation(tagged),
        new UntagResourceOperation(tagged));
  }
}
