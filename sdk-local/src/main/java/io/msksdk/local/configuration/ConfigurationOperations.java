package io.msksdk.local.configuration;

import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import java.util.List;

/** The operations on configurations. */
public final class ConfigurationOperations {
  private ConfigurationOperations() {}

  /**
   * Makes the operations.
   *
   * @param configurations the configurations they work on
   * @param use what knows which configurations clusters have
   * @param pages what cuts lists into pages
   * @return the operations
   */
  public static List<Operation<?>> on(
      Configurations configurations, ConfigurationUse use, Pages pages) {
    return List.of(
        new CreateConfigurationOperation(configurations),
        new DescribeConfigurationOperation(configurations),
        new DescribeConfigurationRevisionOperation(configurations),
        new ListConfigurationsOperation(configurations, pages),
        new ListConfigurationRevisionsOperation(configurations, pages),
        new UpdateConfigurationOperation(configurations),
        new DeleteConfigurationOperation(new ConfigurationDeletion(configurations, use)));
  }
}
